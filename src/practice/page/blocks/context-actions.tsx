import type { ContextActionsBlock, FeedbackButtons, IconButton } from '@slack/types';
import { Icon } from '../icons.tsx';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useConfirmed } from './confirm.tsx';
import { useScope } from './scope.ts';

/** Small buttons under a message: whether it was good, and icons for what can be done with it. */
export function ContextActions({ block, blockId }: { block: ContextActionsBlock; blockId: string }) {
  return (
    <div class="block-actions">
      {block.elements.map((element, index) =>
        element.type === 'feedback_buttons' ? (
          <Feedback key={index} element={element} blockId={blockId} />
        ) : (
          <IconAction key={index} element={element} blockId={blockId} />
        ),
      )}
    </div>
  );
}

function Feedback({ element, blockId }: { element: FeedbackButtons; blockId: string }) {
  const scope = useScope();
  return (
    <>
      {[element.positive_button, element.negative_button].map(({ text, value, accessibility_label }) => (
        <button
          key={value}
          type="button"
          class="button small"
          aria-label={accessibility_label}
          aria-busy={scope.isPending(blockId, element)}
          onClick={() => scope.press(blockId, element, { text, value })}
        >
          {plainText(text)}
        </button>
      ))}
    </>
  );
}

function IconAction({ element, blockId }: { element: IconButton; blockId: string }) {
  const { person } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  if (element.visible_to_user_ids?.includes(person.id) === false) return null;
  const label = plainText(element.text);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={element.accessibility_label ?? label}
        aria-busy={scope.isPending(blockId, element)}
        title={label}
        onClick={() => ask(() => scope.press(blockId, element))}
      >
        {/* Slack has no other icon for this so far. */}
        <Icon name="trash" />
      </button>
      {dialog}
    </>
  );
}
