import type { ExternalSelect, MultiExternalSelect, Option, OptionGroup } from '@slack/types';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useConfirmed } from './confirm.tsx';
import { useScope, type ElementProps } from './scope.ts';
import { Tokens } from './tokens.tsx';

/** Slack asks after three characters unless the app says otherwise. */
const USUAL_QUERY_LENGTH = 3;
/** So long after the last key the app is asked. */
const PAUSE_MS = 250;

interface Offer {
  group: string;
  options: Option[];
}

type Finding =
  { state: 'searching' } | { state: 'found'; offers: Offer[] } | { state: 'failed'; why: string };

/** A select whose options the app gives while one types: the typed words go to it after a pause. */
export function ExternalSelectElement(props: ElementProps<ExternalSelect | MultiExternalSelect>) {
  const { element, blockId, labelledBy, describedBy, invalid } = props;
  const { words } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const [query, setQuery] = useState<string | null>(null);
  const [selected, setSelected] = useState(0);
  const finding = useOptions(props, query);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  const isMulti = element.type === 'multi_external_select';
  const chosen = chosenOptions(scope.value(blockId, element));
  const found = finding?.state === 'found' ? finding.offers.flatMap((offer) => offer.options) : [];
  const isFull = isMulti && chosen.length >= (element.max_selected_items ?? Infinity);
  const placeholder = element.placeholder ? plainText(element.placeholder) : words.choose;
  const missing = (element.min_query_length ?? USUAL_QUERY_LENGTH) - (query?.trim().length ?? 0);

  const pick = (option: Option | undefined) => {
    if (!option || isFull) return;
    setQuery(isMulti ? '' : null);
    const others = chosen.filter((one) => one.value !== option.value);
    ask(() => scope.change(blockId, element, isMulti ? [...others, option] : option));
  };
  const drop = (option: Option) => {
    const others = chosen.filter((one) => one !== option);
    scope.change(blockId, element, isMulti ? others : null);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) {
      setSelected((selected + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Enter') {
      pick(found[selected]);
    } else if (event.key === 'Escape' && query !== null) {
      // The list closes, and not the form around it.
      event.stopPropagation();
      setQuery(null);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div class="external-select">
      <Tokens chosen={chosen.map((one) => ({ label: plainText(one.text), drop: () => drop(one) }))} />
      <input
        ref={input}
        type="text"
        class="text-input"
        role="combobox"
        autocomplete="off"
        placeholder={placeholder}
        value={query ?? ''}
        disabled={isFull}
        autofocus={element.focus_on_load}
        aria-expanded={query !== null}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${selected}` : undefined}
        aria-autocomplete="list"
        aria-label={labelledBy ? undefined : placeholder}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onFocus={() => setQuery(query ?? '')}
        onBlur={() => setQuery(null)}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setSelected(0);
        }}
        onKeyDown={onKeyDown}
      />
      {query !== null && (
        <div class="external-list">
          <p class="quiet" role="status">
            {missing > 0
              ? words.typeMore(missing)
              : finding?.state === 'failed'
                ? finding.why
                : finding?.state !== 'found'
                  ? words.searching
                  : found.length === 0 && words.noMatches}
          </p>
          <ul id={listId} role="listbox" aria-label={placeholder}>
            {missing <= 0 &&
              found.map((option, index) => (
                <li
                  key={option.value}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === selected}
                  data-group={groupBefore(finding, index)}
                  // A press must not take the focus out of the field before the click arrives.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => pick(option)}
                >
                  {plainText(option.text)}
                  {option.description && <small>{plainText(option.description)}</small>}
                </li>
              ))}
          </ul>
        </div>
      )}
      {dialog}
    </div>
  );
}

/** What the app offers for the words; null while the list is closed or the words are too short. */
function useOptions(
  { element, blockId }: ElementProps<ExternalSelect | MultiExternalSelect>,
  query: string | null,
): Finding | null {
  const { store } = usePage();
  const { where } = useScope();
  const [finding, setFinding] = useState<Finding | null>(null);
  const words = query?.trim() ?? '';
  const isLongEnough = query !== null && words.length >= (element.min_query_length ?? USUAL_QUERY_LENGTH);

  useEffect(() => {
    if (!isLongEnough) return setFinding(null);
    setFinding({ state: 'searching' });
    let isStale = false;
    const timer = window.setTimeout(async () => {
      const actionId = element.action_id ?? '';
      const result = await store.act(
        { kind: 'options', in: where, blockId, actionId, query: words },
        { quiet: true },
      );
      if (isStale) return;
      if (result.ok) setFinding({ state: 'found', offers: offersOf(result) });
      else setFinding({ state: 'failed', why: store.messageOf(result) });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [words, isLongEnough]);
  return finding;
}

function offersOf(result: {
  options?: Record<string, unknown>[];
  optionGroups?: Record<string, unknown>[];
}): Offer[] {
  // The server has checked what the app answered: these are Slack's own shapes.
  const options = (result.options ?? []) as unknown as Option[];
  const groups = (result.optionGroups ?? []) as unknown as OptionGroup[];
  return [
    { group: '', options },
    ...groups.map((group) => ({ group: plainText(group.label), options: group.options })),
  ];
}

/** The group that begins at an option of the whole list. */
function groupBefore(finding: Finding | null, index: number): string | undefined {
  let at = 0;
  for (const { group, options } of finding?.state === 'found' ? finding.offers : []) {
    if (at === index && options.length > 0) return group || undefined;
    at += options.length;
  }
  return undefined;
}

function chosenOptions(value: unknown): Option[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Option => typeof one === 'object' && one !== null && 'text' in one,
  );
}
