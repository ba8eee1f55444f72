import type { ExternalSelect, MultiExternalSelect, Option } from '@slack/types';
import { useId, useRef, useState } from 'preact/hooks';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useConfirmed } from './confirm.tsx';
import { USUAL_QUERY_LENGTH, useOptions, type Offer } from './options-found.ts';
import { ariaOf, useScope, type ElementProps } from './scope.ts';
import { Tokens } from './tokens.tsx';

/** A select whose options the app gives while one types: the typed words go to it after a pause. */
export function ExternalSelectElement(props: ElementProps<ExternalSelect | MultiExternalSelect>) {
  const { element, blockId } = props;
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
      <Tokens
        chosen={chosen.map((one) => ({
          label: plainText(one.text),
          ...(isMulti || props.required === false ? { drop: () => drop(one) } : {}),
        }))}
      />
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
        aria-activedescendant={found.length > 0 ? optionId(listId, selected) : undefined}
        aria-autocomplete="list"
        aria-label={props.labelledBy ? undefined : placeholder}
        {...ariaOf(props)}
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
          <OfferList
            id={listId}
            label={placeholder}
            offers={missing <= 0 && finding?.state === 'found' ? finding.offers : []}
            selected={found[selected]}
            onPick={pick}
          />
        </div>
      )}
      {dialog}
    </div>
  );
}

interface ListProps {
  id: string;
  label: string;
  offers: Offer[];
  selected: Option | undefined;
  onPick: (option: Option) => void;
}

/** What can be picked, group by group. */
function OfferList({ id, label, offers, selected, onPick }: ListProps) {
  let before = 0;
  return (
    <div id={id} role="listbox" aria-label={label}>
      {offers.map(({ group, options }) => {
        const first = before;
        before += options.length;
        const shown = options.map((option, index) => (
          <div
            key={option.value}
            id={optionId(id, first + index)}
            class="external-option"
            role="option"
            aria-selected={option === selected}
            // A press must not take the focus out of the field before the click arrives.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option)}
          >
            {plainText(option.text)}
            {option.description && <small>{plainText(option.description)}</small>}
          </div>
        ));
        if (group === '') return shown;
        return (
          <div key={group} role="group" aria-label={group}>
            <span class="external-group" aria-hidden="true">
              {group}
            </span>
            {shown}
          </div>
        );
      })}
    </div>
  );
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function chosenOptions(value: unknown): Option[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Option => typeof one === 'object' && one !== null && 'text' in one,
  );
}
