import { useRef } from 'preact/hooks';
import { CloseButton } from './close-button.tsx';
import { Composer } from './composer.tsx';
import { conversationOf, titleOf } from './directory.ts';
import { useFocusBack } from './focus.ts';
import { MessageList } from './messages.tsx';
import { usePage } from './page.ts';
import type { Thread } from './state.ts';

/** The thread that is open beside the conversation. */
export function ThreadPane({ thread }: { thread: Thread }) {
  const { words, store, office } = usePage();
  const conversation = conversationOf(office, thread.channel);
  const pane = useRef<HTMLElement>(null);
  useFocusBack(pane, () => repliesBar(thread.ts));
  return (
    <aside
      ref={pane}
      class="thread"
      aria-label={words.thread}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && store.closeThread()}
    >
      <header class="pane-head">
        <h2>
          {words.thread}
          {conversation && <small>{words.threadIn(titleOf(conversation))}</small>}
        </h2>
        <CloseButton label={words.closeThread} onClose={() => store.closeThread()} />
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

/** The line under the thread's message from which it can be opened again. */
function repliesBar(ts: string): HTMLElement | null {
  return document.querySelector(`.conversation [data-ts="${CSS.escape(ts)}"] .replies`);
}
