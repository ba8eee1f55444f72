import type { MultiSelect } from '@slack/types';
import { useState } from 'preact/hooks';
import { FilterField } from '../filter-field.tsx';
import { Icon } from '../icons.tsx';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { Popover } from '../popover.tsx';
import { useConfirmed } from './confirm.tsx';
import { choosableIn, keysOfValues, type Choosable } from './options.ts';
import { useScope, type ElementProps } from './scope.ts';
import { Tokens } from './tokens.tsx';

/** A select for several things: what is chosen stands in it, a list with a filter opens from it. */
export function MultiSelectElement({ element, blockId, ...field }: ElementProps<MultiSelect>) {
  const { office, words } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const [filter, setFilter] = useState('');
  const offered = choosableIn(element, office);
  const keys = keysOfValues(scope.value(blockId, element));
  const chosen = offered.filter((one) => keys.has(one.key));
  const shown = offered.filter((one) => one.label.toLowerCase().includes(filter.toLowerCase()));
  const isFull = element.max_selected_items !== undefined && chosen.length >= element.max_selected_items;
  const placeholder = element.placeholder ? plainText(element.placeholder) : words.chooseSeveral;

  const toggle = (picked: Choosable) => {
    const now = offered.filter((one) => (one.key === picked.key ? !keys.has(one.key) : keys.has(one.key)));
    const values = now.map((one) => one.value);
    ask(() => scope.change(blockId, element, values));
  };

  return (
    <div
      class="multi-select"
      role="group"
      aria-labelledby={field.labelledBy}
      aria-describedby={field.describedBy}
    >
      <Popover
        focus={element.focus_on_load === true}
        button={
          <>
            <span class={chosen.length === 0 ? 'quiet' : ''}>
              {chosen.length === 0 ? placeholder : words.chosen(chosen.length)}
            </span>
            <Icon name="down" />
          </>
        }
        buttonClass="select multi-select-button"
      >
        {() => (
          <div class="picker">
            <FilterField label={words.filter} value={filter} onFilter={setFilter} />
            <div class="picker-list">
              {shown.map((one) => (
                <label key={one.key} class="choice">
                  <input
                    type="checkbox"
                    checked={keys.has(one.key)}
                    disabled={isFull && !keys.has(one.key)}
                    onChange={() => toggle(one)}
                  />
                  <span>{one.label}</span>
                </label>
              ))}
              {shown.length === 0 && <p class="quiet">{words.noMatches}</p>}
            </div>
          </div>
        )}
      </Popover>
      <Tokens chosen={chosen.map((one) => ({ label: one.label, drop: () => toggle(one) }))} />
      {dialog}
    </div>
  );
}
