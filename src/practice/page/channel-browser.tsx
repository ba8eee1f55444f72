import { useState } from 'preact/hooks';
import type { Conversation } from '../contract.ts';
import { Dialog } from './dialog.tsx';
import { FilterField } from './filter-field.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';

/** The public channels that the person is not in: to look into, and to join. */
export function ChannelBrowser({ onDone }: { onDone: () => void }) {
  const { words, store, office } = usePage();
  const [filter, setFilter] = useState('');
  const others = office.conversations.filter(
    (one) => one.kind === 'channel' && !one.isMember && !one.isArchived,
  );
  const shown = others.filter((one) => one.name.includes(filter.trim().toLowerCase()));

  const view = (channel: Conversation) => {
    store.show(channel.id);
    onDone();
  };
  const join = async (channel: Conversation) => {
    const { ok } = await store.act({ kind: 'join', channel: channel.id });
    if (ok) view(channel);
  };

  return (
    <Dialog title={words.browseChannels} onClose={onDone}>
      <div class="dialog-body channel-browser">
        <FilterField label={words.filter} value={filter} onFilter={setFilter} />
        <ul>
          {shown.map((one) => (
            <li key={one.id}>
              <button type="button" class="channel-name" onClick={() => view(one)}>
                <Icon name="hash" />
                <span>
                  {one.name} <small>{words.members(one.memberIds.length)}</small>
                </span>
              </button>
              <button
                type="button"
                class="button small"
                aria-label={`${words.join} #${one.name}`}
                onClick={() => void join(one)}
              >
                {words.join}
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p class="quiet">{others.length === 0 ? words.allJoined : words.noMatches}</p>}
      </div>
    </Dialog>
  );
}
