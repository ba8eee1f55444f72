import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from './completion.ts';
import { usePage } from './page.ts';

interface Props {
  id: string;
  suggestions: Suggestion[];
  selected: number;
  onPick: (suggestion: Suggestion) => void;
  onPoint: (index: number) => void;
}

/** What may be filled in, above the field; the field keeps the focus and points at the selected line. */
export function SuggestionList({ id, suggestions, selected, onPick, onPoint }: Props) {
  const { words } = usePage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children.item(selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <ul id={id} class="suggestions" role="listbox" aria-label={words.suggestions} ref={list}>
      {suggestions.map((one, index) => (
        <li
          key={one.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === selected}
          // A press must not take the focus out of the field before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => index !== selected && onPoint(index)}
          onClick={() => onPick(one)}
        >
          <strong>{one.label}</strong>
          <span class="suggestion-detail">{one.detail}</span>
          {one.owner && <span class="suggestion-owner">{one.owner}</span>}
        </li>
      ))}
    </ul>
  );
}
