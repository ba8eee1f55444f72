import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { BlockText, plainText } from '../mrkdwn.tsx';
import { keyOfValue, keysOfValues } from './options.ts';
import { useConfirmed } from './confirm.tsx';
import { ariaOf, useScope, type ElementProps } from './scope.ts';

/** A group of radio buttons. */
export function RadioElement(props: ElementProps<RadioButtons>) {
  const { element, blockId } = props;
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const name = useId();
  const chosen = keyOfValue(scope.value(blockId, element));
  return (
    <div class="choices" role="radiogroup" {...ariaOf(props)}>
      {element.options.map((option, index) => (
        <Choice key={option.value} option={option}>
          <input
            type="radio"
            autofocus={element.focus_on_load && index === 0}
            name={name}
            checked={chosen === option.value}
            onChange={() => ask(() => scope.change(blockId, element, option))}
          />
        </Choice>
      ))}
      {dialog}
    </div>
  );
}

/** A group of checkboxes. */
export function CheckboxesElement({ element, blockId, ...field }: ElementProps<Checkboxes>) {
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const chosen = keysOfValues(scope.value(blockId, element));
  const isChosen = (option: Option) => chosen.has(option.value ?? '');
  const toggle = (option: Option) =>
    element.options.filter((one) => (one.value === option.value ? !isChosen(option) : isChosen(one)));
  return (
    <div class="choices" role="group" aria-labelledby={field.labelledBy} aria-describedby={field.describedBy}>
      {element.options.map((option, index) => (
        <Choice key={option.value} option={option}>
          <input
            type="checkbox"
            autofocus={element.focus_on_load && index === 0}
            checked={isChosen(option)}
            aria-invalid={field.invalid}
            onChange={() => ask(() => scope.change(blockId, element, toggle(option)))}
          />
        </Choice>
      ))}
      {dialog}
    </div>
  );
}

function Choice({ option, children }: { option: Option; children: ComponentChildren }) {
  return (
    <label class="choice">
      {children}
      <span>
        <BlockText text={option.text} />
        {option.description && <span class="quiet choice-note">{plainText(option.description)}</span>}
      </span>
    </label>
  );
}
