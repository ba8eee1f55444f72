import { useId, useRef } from 'preact/hooks';
import type { InputBlock } from '@slack/types';
import { focusStart } from '../focus.ts';
import { Icon } from '../icons.tsx';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { ElementView } from './element.tsx';
import { useScope } from './scope.ts';

/** Elements that are a group of fields or buttons to those who cannot see them. */
const GROUPS: ReadonlySet<string> = new Set([
  'checkboxes',
  'file_input',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
]);

/** A labelled field, with its hint and, when something is wrong, the reason beside it. */
export function InputView({ block, blockId }: { block: InputBlock; blockId: string }) {
  const { words } = usePage();
  const error = useScope().errorOf(blockId);
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const required = block.optional !== true;
  // A group cannot be said to be required in any other way.
  const isTold = required && GROUPS.has(block.element.type);
  const described = [isTold && `${id}-required`, block.hint && `${id}-hint`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div ref={field} class={error ? 'block-input has-error' : 'block-input'} data-block={blockId}>
      <div class="input-label" id={`${id}-label`} onClick={() => focusStart(field.current)}>
        {plainText(block.label)} {block.optional && <span class="quiet">{words.optional}</span>}
      </div>
      {isTold && (
        <span class="sr-only" id={`${id}-required`}>
          {words.required}
        </span>
      )}
      <ElementView
        element={block.element}
        blockId={blockId}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={error !== undefined}
        required={required}
      />
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
      {block.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {plainText(block.hint)}
        </p>
      )}
    </div>
  );
}
