import { Composer } from './composer.tsx';
import { conversationOf, titleOf } from './directory.ts';
import { Icon } from './icons.tsx';
import { MessageList } from './messages.tsx';
import { usePage } from './page.ts';
import type { Thread } from './state.ts';

/** The thread that is open beside the conversation. */
export function ThreadPane({ thread }: { thread: Thread }) {
  const { words, store, office } = usePage();
  const conversation = conversationOf(office, thread.channel);
  return (
    <aside
      class="thread"
      aria-label={words.thread}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && store.closeThread()}
    >
      <header class="pane-head">
        <h2>
          {words.thread}
          {conversation && <small>{words.threadIn(titleOf(conversation))}</small>}
        </h2>
        <button
          type="button"
          class="icon-button"
          aria-label={words.closeThread}
          title={words.closeThread}
          onClick={() => store.closeThread()}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList label={words.thread} channel={thread.channel} messages={thread.messages} inThread />
      <Composer
        key={`${thread.channel} ${thread.ts}`}
        label={words.replyPlaceholder}
        draftKey={`${thread.channel} ${thread.ts}`}
        focus
        onSend={(text, files) => store.say(thread.channel, text, files, thread.ts)}
      />
    </aside>
  );
}
