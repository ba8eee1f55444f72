import { useState } from 'preact/hooks';
import type { Message } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { Composer } from './composer.tsx';
import { ConfirmDialog } from './dialog.tsx';
import { conversationOf, isSlacksOwn, titleOf } from './directory.ts';
import { MessageFiles } from './files.tsx';
import { Icon } from './icons.tsx';
import { MessageTools } from './message-tools.tsx';
import { Mrkdwn } from './mrkdwn.tsx';
import { usePage } from './page.ts';
import { Reactions } from './reactions.tsx';
import { Shield } from './shield.tsx';
import { ThreadBar } from './thread-bar.tsx';
import { asTyped } from './typed.ts';
import { dayInWords } from './zoned.ts';

interface Props {
  message: Message;
  channel: string;
  /** Follows a message of the same author so closely that the author is not named again. */
  joined?: boolean;
  inThread?: boolean;
}

/** One message with everything that can be done with it. */
export function MessageView(props: Props) {
  const { words } = usePage();
  const instead = (
    <li class="message">
      <p class="message-body quiet">{words.cannotBeShown}</p>
    </li>
  );
  return (
    <Shield of={props.message} instead={instead}>
      <WholeMessage {...props} />
    </Shield>
  );
}

function WholeMessage({ message, channel, joined = false, inThread = false }: Props) {
  const { words, store, office } = usePage();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const where = { channel, ts: message.ts };
  if (message.subtype === 'tombstone') return <Tombstone {...{ message, channel, inThread }} />;
  return (
    <li
      class={`message ${message.ephemeral ? 'ephemeral' : ''} ${joined ? 'joined' : ''}`}
      data-ts={message.ts}
    >
      <div class="message-gutter">
        {joined ? (
          <Time message={message} gutter />
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
          <Time message={message} />
        </p>
        {!inThread && message.threadTs !== undefined && message.threadTs !== message.ts && (
          <button
            type="button"
            class="broadcast-note"
            onClick={() => store.openThread(channel, message.threadTs ?? message.ts)}
          >
            {words.repliedToThread}
          </button>
        )}
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
        {message.files && <MessageFiles files={message.files} />}
        <Reactions {...{ message, channel }} />
        {!inThread && <ThreadBar {...{ message, channel }} />}
      </div>
      {mode === 'read' && <MessageTools {...{ message, channel, inThread }} onMode={setMode} />}
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

/** When a message was written; its day is said on pointing at it. */
function Time({ message, gutter = false }: { message: Message; gutter?: boolean }) {
  const { person } = usePage();
  return (
    <time
      class={gutter ? 'gutter-time' : undefined}
      dateTime={`${message.day}T${message.time}`}
      title={`${dayInWords(message.day, person.language)} ${message.time}`}
    >
      {message.time}
    </time>
  );
}

/** What is left of a deleted message that others have replied to. */
function Tombstone({ message, channel, inThread }: { message: Message; channel: string; inThread: boolean }) {
  const { words } = usePage();
  return (
    <li class="message" data-ts={message.ts}>
      <div class="message-gutter">
        <span class="avatar tombstone">
          <Icon name="trash" />
        </span>
      </div>
      <div class="message-body">
        <p class="quiet">{words.deletedMessage}</p>
        {!inThread && <ThreadBar {...{ message, channel }} />}
      </div>
    </li>
  );
}

/** What somebody did with a channel, in words of the reader's language. */
const CHANNEL_DEEDS: ReadonlyMap<string, 'joined' | 'left' | 'closed'> = new Map([
  ['channel_join', 'joined'],
  ['channel_leave', 'left'],
  ['channel_archive', 'closed'],
]);

function Content({ message, channel }: { message: Message; channel: string }) {
  const { words, office } = usePage();
  const deed = CHANNEL_DEEDS.get(message.subtype ?? '');
  if (deed) {
    const conversation = conversationOf(office, channel);
    return <p class="quiet">{words[deed](conversation ? titleOf(conversation) : channel)}</p>;
  }
  if (message.subtype === 'channel_topic') {
    const topic = message.text.slice(message.text.indexOf(': ') + 2);
    return (
      <div class="message-text quiet">
        <Mrkdwn text={words.topicSet(topic)} />
      </div>
    );
  }
  const edited = message.edited && (
    <>
      {' '}
      <span class="quiet edited">{words.edited}</span>
    </>
  );
  // What a person typed stands in the text; its blocks say the same once more for apps.
  if (message.isApp && message.blocks && message.blocks.length > 0) {
    return (
      <Blocks blocks={message.blocks} where={{ channel, ts: message.ts }}>
        {edited}
      </Blocks>
    );
  }
  if (message.text === '' && message.files) return <div class="message-text">{edited}</div>;
  return (
    <div class={isSlacksOwn(message) ? 'message-text quiet' : 'message-text'}>
      <Mrkdwn text={message.text} />
      {edited}
    </div>
  );
}
