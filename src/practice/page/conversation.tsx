import type { Conversation } from '../contract.ts';
import { Composer } from './composer.tsx';
import { conversationOf, partnerIn, titleOf } from './directory.ts';
import { Home } from './home.tsx';
import { Icon } from './icons.tsx';
import { MembersButton } from './members.tsx';
import { MessageList } from './messages.tsx';
import { Notices } from './notice.tsx';
import { usePage } from './page.ts';

/** The middle of the page: a conversation, or the App Home. */
export function MainPane() {
  const { words, state, office } = usePage();
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
  return (
    <main class="conversation">
      <Head conversation={conversation} />
      <MessageList
        label={words.messageList(titleOf(conversation))}
        channel={conversation.id}
        messages={state.messages}
        newAfter={state.newAfter}
      />
      <Notices />
      <Foot conversation={conversation} />
    </main>
  );
}

function Head({ conversation }: { conversation: Conversation }) {
  const { office, person } = usePage();
  const isDirect = conversation.kind === 'dm';
  if (isDirect && partnerIn(office, conversation, person.id)?.isBot) return <AppHead tab="messages" />;
  return (
    <header class="pane-head">
      <h1>
        {!isDirect && <Icon name={conversation.kind === 'private' ? 'lock' : 'hash'} />}
        {conversation.name}
      </h1>
      {!isDirect && <MembersButton conversation={conversation} />}
    </header>
  );
}

/** Where one writes; or why one cannot, and what to do about it. */
function Foot({ conversation }: { conversation: Conversation }) {
  const { words, store } = usePage();
  const { id, name } = conversation;
  if (conversation.isArchived) return <p class="no-composer">{words.archived(name)}</p>;
  if (!conversation.isMember) {
    return (
      <div class="no-composer">
        <span>{words.viewing(name)}</span>
        <button
          type="button"
          class="button primary small"
          onClick={() => void store.act({ kind: 'join', channel: id })}
        >
          {words.joinChannel}
        </button>
      </div>
    );
  }
  return (
    <Composer
      key={id}
      label={words.sendTo(titleOf(conversation))}
      draftKey={id}
      focus
      onSend={(text, files) => store.say(id, text, files)}
    />
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
