import type { Message } from '../contract.ts';
import { Icon, type IconName } from './icons.tsx';
import { Emoji } from './mrkdwn.tsx';
import { usePage } from './page.ts';
import { EmojiPicker, useReact } from './reactions.tsx';

const QUICK_REACTIONS = ['white_check_mark', 'eyes', 'raised_hands'];

interface Props {
  message: Message;
  channel: string;
  inThread: boolean;
  onMode: (mode: 'edit' | 'delete') => void;
}

/** What can be done with a message, at its corner. */
export function MessageTools({ message, channel, inThread, onMode }: Props) {
  const { words, store, person } = usePage();
  const react = useReact({ message, channel });
  if (message.ephemeral) {
    const dismiss = () => void store.act({ kind: 'delete', channel, ts: message.ts });
    return (
      <div class="toolbar" role="group" aria-label={words.messageActions}>
        <Tool icon="close" label={words.dismissMessage} onUse={dismiss} />
      </div>
    );
  }
  return (
    <div class="toolbar" role="group" aria-label={words.messageActions}>
      {QUICK_REACTIONS.map((name) => (
        <button
          key={name}
          type="button"
          class="quick-reaction"
          aria-label={words.react(name)}
          title={words.react(name)}
          onClick={() => react(name)}
        >
          <span aria-hidden="true">
            <Emoji name={name} />
          </span>
        </button>
      ))}
      <EmojiPicker buttonClass="" onPick={react} />
      {!inThread && (
        <Tool
          icon="reply"
          label={words.openThread}
          onUse={() => store.openThread(channel, message.threadTs ?? message.ts)}
        />
      )}
      {message.userId === person.id && (
        <>
          <Tool icon="pencil" label={words.editMessage} onUse={() => onMode('edit')} />
          <Tool icon="trash" label={words.deleteMessage} onUse={() => onMode('delete')} />
        </>
      )}
    </div>
  );
}

function Tool({ icon, label, onUse }: { icon: IconName; label: string; onUse: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onUse}>
      <Icon name={icon} />
    </button>
  );
}
