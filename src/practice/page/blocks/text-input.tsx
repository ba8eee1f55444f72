import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { keyOfValue } from './options.ts';
import { ariaOf, useScope, type ElementProps } from './scope.ts';

/** The part of a field that is left when the person is told so. */
const NEARLY_FULL = 0.1;

/** A text field, of one line or several. */
export function TextElement(props: ElementProps<PlainTextInput | EmailInput | URLInput | NumberInput>) {
  const { element, blockId } = props;
  const { words } = usePage();
  const scope = useScope();
  const value = keyOfValue(scope.value(blockId, element));
  const most = element.type === 'plain_text_input' ? (element.max_length ?? 3000) : 3000;
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  // Slack's own choice, where the app makes none, is Enter.
  const tellsOn = scope.dispatches(blockId)
    ? (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'])
    : [];

  const field = {
    class: 'text-input',
    value,
    placeholder: element.placeholder && plainText(element.placeholder),
    autofocus: element.focus_on_load,
    ...ariaOf(props),
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => {
      scope.change(blockId, element, currentTarget.value);
      if (tellsOn.includes('on_character_entered')) {
        scope.press(blockId, element, { value: currentTarget.value });
      }
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || isMultiline) return;
      // In a one-line field Enter must not submit the whole form by accident.
      event.preventDefault();
      if (tellsOn.includes('on_enter_pressed')) scope.press(blockId, element, { value });
    },
  };
  return (
    <>
      {isMultiline ? (
        <textarea {...field} rows={4} />
      ) : (
        <input {...field} type="text" inputMode={modeOf(element)} />
      )}
      {most - value.length <= most * NEARLY_FULL && (
        <p class={most < value.length ? 'field-error' : 'field-hint'} role="status">
          {words.charactersLeft(most - value.length)}
        </p>
      )}
    </>
  );
}

function modeOf(element: { type: string }): 'text' | 'email' | 'url' | 'decimal' {
  if (element.type === 'email_text_input') return 'email';
  if (element.type === 'url_text_input') return 'url';
  return element.type === 'number_input' ? 'decimal' : 'text';
}
