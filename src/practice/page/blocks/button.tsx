import type { Button } from '@slack/types';
import { openLink } from '../link.ts';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useConfirmed } from './confirm.tsx';
import { useScope, type ElementProps } from './scope.ts';

/** A button; while the app is being told it says so and does not send a second time. */
export function ButtonElement({ element, blockId }: ElementProps<Button>) {
  const { words } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  const pending = scope.isPending(blockId, element);
  const press = () => {
    if (element.url) openLink(element.url);
    scope.press(blockId, element);
  };
  return (
    <>
      <button
        type="button"
        class={`button ${element.style ?? ''} ${pending ? 'pending' : ''}`}
        aria-label={element.accessibility_label}
        aria-disabled={pending}
        aria-busy={pending}
        title={pending ? words.working : undefined}
        onClick={() => !pending && ask(press)}
      >
        {plainText(element.text)}
      </button>
      {dialog}
    </>
  );
}
