import { Composer } from './composer.tsx';
import { conversationOf, titleOf } from './directory.ts';
import { Home } from './home.tsx';
import { Icon } from './icons.tsx';
import { MessageList } from './messages.tsx';
import { Notices } from './notice.tsx';
import { usePage } from './page.ts';

/** The middle of the page: a conversation, or the App Home. */
export function MainPane() {
  const { words, store, state, office } = usePage();
  const { place } = state;
  if (place.kind === 'home') {
    return (
      <main class="conversation">
        <AppHead tab="home" />
        <Notices />
        <Home view={office.home} />
      </main>
    );
  }
  const conversation = place.kind === 'channel' ? conversationOf(office, place.id) : undefined;
  if (!conversation) {
    return (
      <main class="conversation">
        <p class="empty">{place.kind === 'none' ? words.loading : words.noChannel}</p>
      </main>
    );
  }
  const title = titleOf(conversation);
  const isApp =
    conversation.kind === 'dm' && office.people.some((one) => one.isBot && one.name === conversation.name);
  return (
    <main class="conversation">
      {isApp ? (
        <AppHead tab="messages" />
      ) : (
        <header class="pane-head">
          <h1>
            {conversation.kind !== 'dm' && <Icon name={conversation.kind === 'private' ? 'lock' : 'hash'} />}
            {conversation.name}
          </h1>
        </header>
      )}
      <MessageList label={words.messageList(title)} channel={conversation.id} messages={state.messages} />
      <Notices />
      <Composer
        key={conversation.id}
        label={words.sendTo(title)}
        draftKey={conversation.id}
        focus
        onSend={(text) => store.say(conversation.id, text)}
      />
    </main>
  );
}

function AppHead({ tab }: { tab: 'home' | 'messages' }) {
  const { words, store, office } = usePage();
  const name = office.people.find((one) => one.id === office.botUserId)?.name ?? words.app;
  return (
    <header class="pane-head with-tabs">
      <h1>
        {name} <span class="app-badge">{words.app}</span>
      </h1>
      <div class="tabs">
        <button
          type="button"
          aria-current={tab === 'home' ? 'page' : undefined}
          onClick={() => store.showHome()}
        >
          {words.home}
        </button>
        <button
          type="button"
          aria-current={tab === 'messages' ? 'page' : undefined}
          onClick={() => void store.showDirect(office.botUserId)}
        >
          {words.messages}
        </button>
      </div>
    </header>
  );
}
