import { useId } from 'preact/hooks';
import type { InputBlock } from '@slack/types';
import { Icon } from '../icons.tsx';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { ElementView } from './element.tsx';
import { useScope } from './scope.ts';

/** A labelled field, with its hint and, when something is wrong, the reason beside it. */
export function InputView({ block, blockId }: { block: InputBlock; blockId: string }) {
  const { words } = usePage();
  const error = useScope().errorOf(blockId);
  const id = useId();
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'block-input has-error' : 'block-input'} data-block={blockId}>
      <div class="input-label" id={`${id}-label`}>
        {plainText(block.label)} {block.optional && <span class="quiet">{words.optional}</span>}
      </div>
      <ElementView
        element={block.element}
        blockId={blockId}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={error !== undefined}
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
