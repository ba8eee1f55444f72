import type { ComponentChildren } from 'preact';
import type { Conversation } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { PeopleList } from './person.tsx';
import { Popover } from './popover.tsx';

/** The list of channels, direct messages and apps. */
export function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { words, store, state, office, person } = usePage();
  const mine = office.conversations.filter((one) => one.isMember);
  const bots = office.people.filter((one) => one.isBot);
  const isWithBot = (one: Conversation) => one.kind === 'dm' && bots.some((bot) => bot.name === one.name);
  const channels = mine.filter((one) => one.kind !== 'dm');
  const direct = mine.filter((one) => one.kind === 'dm' && !isWithBot(one));
  const withBot = mine.find(isWithBot);
  const isOpen = (id: string) => state.place.kind === 'channel' && state.place.id === id;

  const entry = (conversation: Conversation, icon: ComponentChildren) => (
    <Entry
      key={conversation.id}
      icon={icon}
      name={conversation.name}
      note={conversation.kind === 'private' ? words.privateChannel : ''}
      unread={conversation.unread}
      current={isOpen(conversation.id)}
      onOpen={() => {
        store.show(conversation.id);
        onChosen();
      }}
    />
  );

  return (
    <nav class="sidebar" aria-label={words.sidebar}>
      <p class="workspace-name">
        <strong>{office.name}</strong>
        <span>{words.workspace}</span>
      </p>
      <Section title={words.apps}>
        {bots.map((bot) => (
          <Entry
            key={bot.id}
            icon={<Avatar id={bot.id} name={bot.name} app />}
            name={bot.name}
            unread={withBot?.name === bot.name ? withBot.unread : 0}
            current={
              bot.id === office.botUserId &&
              (state.place.kind === 'home' || (withBot ? isOpen(withBot.id) : false))
            }
            onOpen={() => {
              if (withBot && withBot.unread > 0) store.show(withBot.id);
              else store.showHome();
              onChosen();
            }}
          />
        ))}
      </Section>
      <Section title={words.channels}>
        {channels.map((one) => entry(one, <Icon name={one.kind === 'private' ? 'lock' : 'hash'} />))}
      </Section>
      <Section title={words.directMessages}>
        {direct.map((one) => {
          const other = office.people.find((someone) => someone.name === one.name);
          return entry(one, <Avatar id={other?.id ?? one.id} name={one.name} />);
        })}
        <li>
          <Popover
            buttonClass="entry new-direct"
            button={
              <>
                <Icon name="plus" />
                <span class="entry-name">{words.newDirectMessage}</span>
              </>
            }
          >
            {(close) => (
              <PeopleList
                people={office.people.filter((one) => one.id !== person.id)}
                onPick={(one) => {
                  close();
                  void store.showDirect(one.id);
                  onChosen();
                }}
              />
            )}
          </Popover>
        </li>
      </Section>
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface EntryProps {
  icon: ComponentChildren;
  name: string;
  /** Only for those who cannot see the icon. */
  note?: string;
  unread: number;
  current: boolean;
  onOpen: () => void;
}

function Entry({ icon, name, note = '', unread, current, onOpen }: EntryProps) {
  const { words } = usePage();
  return (
    <li>
      <button
        type="button"
        class={`entry ${unread > 0 && !current ? 'unread' : ''}`}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        {icon}
        <span class="entry-name">{name}</span>
        {note && <span class="sr-only">{note}</span>}
        {unread > 0 && !current && (
          <span class="badge">
            <span aria-hidden="true">{unread}</span>
            <span class="sr-only">{words.unread(unread)}</span>
          </span>
        )}
      </button>
    </li>
  );
}
