import { useState } from 'preact/hooks';
import type { Message } from '../contract.ts';
import { nameOf } from './directory.ts';
import { EMOJI_NAMES, emojiFor } from './emoji.ts';
import { FilterField } from './filter-field.tsx';
import { Icon } from './icons.tsx';
import { Emoji } from './mrkdwn.tsx';
import { usePage } from './page.ts';
import { Popover } from './popover.tsx';

interface Props {
  message: Message;
  channel: string;
}

/** Puts the acting person's reaction on a message, or takes it off again. */
export function useReact({ message, channel }: Props): (name: string) => void {
  const { store, person } = usePage();
  return (name) => {
    const mine = message.reactions.some((one) => one.name === name && one.userIds.includes(person.id));
    void store.act({ kind: 'react', channel, ts: message.ts, name, remove: mine });
  };
}

/** The reactions under a message, with their numbers; a press joins in or steps back. */
export function Reactions({ message, channel }: Props) {
  const { words, office, person } = usePage();
  const react = useReact({ message, channel });
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
              aria-label={`${userIds.length} · ${label}`}
              title={label}
              onClick={() => react(name)}
            >
              <Emoji name={name} /> <span>{userIds.length}</span>
            </button>
          </li>
        );
      })}
      <li>
        <EmojiPicker buttonClass="reaction" onPick={react} />
      </li>
    </ul>
  );
}

/** A button that opens the emoji that this page knows, with a search. */
export function EmojiPicker({
  buttonClass,
  onPick,
}: {
  buttonClass: string;
  onPick: (name: string) => void;
}) {
  const { words } = usePage();
  return (
    <Popover label={words.addReaction} button={<Icon name="smile" />} buttonClass={buttonClass} align="right">
      {(close) => (
        <EmojiGrid
          onPick={(name) => {
            close();
            onPick(name);
          }}
        />
      )}
    </Popover>
  );
}

function EmojiGrid({ onPick }: { onPick: (name: string) => void }) {
  const { words } = usePage();
  const [filter, setFilter] = useState('');
  const shown = EMOJI_NAMES.filter((name) => name.includes(filter.trim().toLowerCase().replaceAll(' ', '_')));
  return (
    <div class="emoji-picker">
      <FilterField
        label={words.findEmoji}
        value={filter}
        onFilter={setFilter}
        onEnter={() => shown[0] && onPick(shown[0])}
      />
      <ul>
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              class="emoji"
              aria-label={`:${name}:`}
              title={`:${name}:`}
              onClick={() => onPick(name)}
            >
              {emojiFor(name)}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="quiet">{words.noMatches}</p>}
    </div>
  );
}
