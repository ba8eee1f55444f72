import type { ConfirmationDialog } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../dialog.tsx';
import { BlockText, plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';

/** Makes an element ask first, when it has a `confirm`; gives the asking function and the dialog to show. */
export function useConfirmed(confirm: ConfirmationDialog | undefined): {
  ask: (proceed: () => void) => void;
  dialog: ComponentChildren;
} {
  const { words } = usePage();
  const [waiting, setWaiting] = useState<{ proceed: () => void } | null>(null);
  const answer = (agreed: boolean) => {
    setWaiting(null);
    if (agreed) waiting?.proceed();
  };
  return {
    ask: (proceed) => (confirm ? setWaiting({ proceed }) : proceed()),
    dialog: waiting && confirm && (
      <ConfirmDialog
        title={confirm.title ? plainText(confirm.title) : words.confirmTitle}
        text={<BlockText text={confirm.text} />}
        confirm={confirm.confirm ? plainText(confirm.confirm) : words.confirm}
        deny={confirm.deny ? plainText(confirm.deny) : words.cancel}
        danger={confirm.style === 'danger'}
        onConfirm={() => answer(true)}
        onDeny={() => answer(false)}
      />
    ),
  };
}
