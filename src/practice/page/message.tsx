import { useState } from 'preact/hooks';
import type { Message } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { Composer } from './composer.tsx';
import { ConfirmDialog } from './dialog.tsx';
import { nameOf } from './directory.ts';
import { Icon, type IconName } from './icons.tsx';
import { Emoji, Mrkdwn } from './mrkdwn.tsx';
import { usePage } from './page.ts';
import { asTyped } from './typed.ts';

interface Props {
  message: Message;
  channel: string;
  /** Follows a message of the same author so closely that the author is not named again. */
  joined?: boolean;
  inThread?: boolean;
}

const QUICK_REACTIONS = ['white_check_mark', 'eyes', 'raised_hands'];

/** One message with everything that can be done with it. */
export function MessageView({ message, channel, joined = false, inThread = false }: Props) {
  const { words, store, office } = usePage();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const where = { channel, ts: message.ts };
  return (
    <li
      class={`message ${message.ephemeral ? 'ephemeral' : ''} ${joined ? 'joined' : ''}`}
      data-ts={message.ts}
    >
      <div class="message-gutter">
        {joined ? (
          <time class="gutter-time">{message.time}</time>
        ) : (
          <Avatar id={message.userId} name={message.author} app={message.isApp} />
        )}
      </div>
      <div class="message-body">
        {message.ephemeral && (
          <p class="only-you">
            <Icon name="eye" /> {words.onlyYou}
          </p>
        )}
        <p class={joined ? 'sr-only' : 'byline'}>
          <strong class="author">{message.author}</strong>
          {message.isApp && <span class="app-badge">{words.app}</span>}
          <time>{message.time}</time>
        </p>
        {mode === 'edit' ? (
          <Composer
            label={words.editMessage}
            draftKey={`edit ${channel} ${message.ts}`}
            initial={asTyped(message.text, office)}
            onCancel={() => setMode('read')}
            onSend={async (text) => {
              const { ok } = await store.act({ kind: 'edit', ...where, text });
              if (ok) setMode('read');
              return ok;
            }}
          />
        ) : (
          <Content message={message} channel={channel} />
        )}
        <Reactions message={message} channel={channel} />
        {!inThread && message.replyCount > 0 && (
          <button type="button" class="replies" onClick={() => store.openThread(channel, message.ts)}>
            <Icon name="reply" /> {words.replies(message.replyCount)}
          </button>
        )}
      </div>
      {!message.ephemeral && mode === 'read' && (
        <Toolbar message={message} channel={channel} inThread={inThread} onMode={setMode} />
      )}
      {mode === 'delete' && (
        <ConfirmDialog
          title={words.deleteMessage}
          text={words.deleteQuestion}
          confirm={words.delete}
          deny={words.cancel}
          danger
          onDeny={() => setMode('read')}
          onConfirm={() => {
            setMode('read');
            void store.act({ kind: 'delete', ...where });
          }}
        />
      )}
    </li>
  );
}

function Content({ message, channel }: { message: Message; channel: string }) {
  const { words } = usePage();
  const edited = message.edited && <span class="quiet edited">{words.edited}</span>;
  if (message.blocks && message.blocks.length > 0) {
    return (
      <Blocks blocks={message.blocks} where={{ channel, ts: message.ts }}>
        {edited}
      </Blocks>
    );
  }
  return (
    <div class="message-text">
      <Mrkdwn text={message.text} /> {edited}
    </div>
  );
}

function Reactions({ message, channel }: { message: Message; channel: string }) {
  const { words, store, office, person } = usePage();
  if (message.reactions.length === 0) return null;
  return (
    <ul class="reactions">
      {message.reactions.map(({ name, userIds }) => {
        const mine = userIds.includes(person.id);
        const label = words.reactedBy(userIds.map((id) => nameOf(office, id)).join(', '), name);
        return (
          <li key={name}>
            <button
              type="button"
              class={mine ? 'reaction mine' : 'reaction'}
              aria-pressed={mine}
              aria-label={label}
              title={label}
              onClick={() => void store.act({ kind: 'react', channel, ts: message.ts, name, remove: mine })}
            >
              <Emoji name={name} /> <span>{userIds.length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface ToolbarProps {
  message: Message;
  channel: string;
  inThread: boolean;
  onMode: (mode: 'edit' | 'delete') => void;
}

function Toolbar({ message, channel, inThread, onMode }: ToolbarProps) {
  const { words, store, person } = usePage();
  const react = (name: string) => {
    const mine = message.reactions.some((one) => one.name === name && one.userIds.includes(person.id));
    void store.act({ kind: 'react', channel, ts: message.ts, name, remove: mine });
  };
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
