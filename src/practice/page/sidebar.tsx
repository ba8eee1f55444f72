import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { ChannelBrowser } from './channel-browser.tsx';
import { partnerIn } from './directory.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { PeopleList } from './person.tsx';
import { Popover } from './popover.tsx';

/** The list of channels, direct messages and apps. */
export function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { words, store, state, office, person } = usePage();
  const [browsing, setBrowsing] = useState(false);
  const mine = office.conversations.filter((one) => one.isMember && !one.isArchived);
  const bots = office.people.filter((one) => one.isBot);
  const partner = (one: Conversation) => partnerIn(office, one, person.id);
  const channels = mine
    .filter((one) => one.kind !== 'dm')
    .toSorted((one, other) => one.name.localeCompare(other.name, person.language));
  const direct = mine.filter((one) => one.kind === 'dm' && partner(one)?.isBot !== true);
  const withBot = mine.find((one) => one.kind === 'dm' && partner(one)?.id === office.botUserId);
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
    <>
      <nav class="sidebar" aria-label={words.sidebar}>
        <p class="workspace-name">
          <strong>{office.name}</strong>
          <span>{words.workspace}</span>
        </p>
        <Section title={words.channels}>
          {channels.map((one) => entry(one, <Icon name={one.kind === 'private' ? 'lock' : 'hash'} />))}
          <li>
            <button type="button" class="entry" onClick={() => setBrowsing(true)}>
              <Icon name="plus" />
              <span class="entry-name">{words.browseChannels}</span>
            </button>
          </li>
        </Section>
        <Section title={words.directMessages}>
          {direct.map((one) => entry(one, <Avatar id={partner(one)?.id ?? one.id} name={one.name} />))}
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
        <Section title={words.apps}>
          {bots.map((bot) => (
            <Entry
              key={bot.id}
              icon={<Avatar id={bot.id} name={bot.name} app />}
              name={bot.name}
              unread={bot.id === office.botUserId ? (withBot?.unread ?? 0) : 0}
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
      </nav>
      {browsing && (
        <ChannelBrowser
          onDone={() => {
            setBrowsing(false);
            onChosen();
          }}
        />
      )}
    </>
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
