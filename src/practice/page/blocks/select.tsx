import type { Select } from '@slack/types';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useConfirmed } from './confirm.tsx';
import { choosableIn, keyOfValue } from './options.ts';
import { ariaOf, useScope, type ElementProps } from './scope.ts';

/** A select for one thing: the browser's own, because it works everywhere and with every keyboard. */
export function SelectElement(props: ElementProps<Select>) {
  const { element, blockId } = props;
  const { office, words } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const offered = choosableIn(element, office);
  const chosen = keyOfValue(scope.value(blockId, element));
  const groups = [...new Set(offered.map((one) => one.group))];
  const placeholder = element.placeholder ? plainText(element.placeholder) : words.choose;
  const pending = scope.isPending(blockId, element);
  return (
    <>
      <select
        class={`select ${chosen === '' ? 'unchosen' : ''}`}
        value={chosen}
        aria-label={props.labelledBy ? undefined : placeholder}
        {...ariaOf(props)}
        aria-busy={pending}
        disabled={pending}
        autofocus={element.focus_on_load}
        onChange={(event) => {
          const { currentTarget } = event;
          const picked = offered.find((one) => one.key === currentTarget.value);
          // Shown as chosen only once it is confirmed.
          currentTarget.value = chosen;
          ask(() => scope.change(blockId, element, picked?.value ?? null));
        }}
      >
        {/* As in Slack, a choice can be changed and not undone, unless a form allows the field to be empty. */}
        <option value="" disabled={props.required !== false} hidden={props.required !== false}>
          {placeholder}
        </option>
        {groups.map((group) => {
          const options = offered
            .filter((one) => one.group === group)
            .map((one) => (
              <option key={one.key} value={one.key}>
                {one.label}
              </option>
            ));
          return group === '' ? (
            options
          ) : (
            <optgroup key={group} label={group}>
              {options}
            </optgroup>
          );
        })}
      </select>
      {dialog}
    </>
  );
}
