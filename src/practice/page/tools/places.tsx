import { useState } from 'preact/hooks';
import type { PassedSlot, PostedPlace } from '../../contract-tools.ts';
import { conversationOf, personOf } from '../directory.ts';
import { usePage } from '../page.ts';

/** So many are shown before one has to ask for the others. */
const SHOWN = 3;

/** How many messages the app posted, and where; each place opens. */
export function Places({ slot }: { slot: PassedSlot }) {
  const { words } = usePage();
  const [all, setAll] = useState(false);
  if (slot.posted === 0) return null;
  const shown = all ? slot.places : slot.places.slice(0, SHOWN);
  const more = slot.places.length - shown.length;
  return (
    <span class="passed-places">
      <span class="quiet">
        {slot.together ? words.tools.postedTogether(slot.posted) : words.tools.posted(slot.posted)}
      </span>
      {shown.map((place) => (
        <PlaceButton key={place.channel} place={place} />
      ))}
      {more > 0 && (
        <button type="button" class="place more" onClick={() => setAll(true)}>
          {words.tools.morePlaces(more)}
        </button>
      )}
    </span>
  );
}

/** Opens the place; where the acting person may not look, as somebody who may. */
function PlaceButton({ place }: { place: PostedPlace }) {
  const { words, store, office } = usePage();
  const reader = personOf(office, place.reader);
  const isVisible = conversationOf(office, place.channel) !== undefined;
  const name = place.kind === 'dm' ? place.name : `#${place.name}`;
  const title = isVisible || !reader ? undefined : words.tools.openAs(reader.name);
  return (
    <button
      type="button"
      class="place"
      title={title}
      aria-label={title === undefined ? undefined : `${name} · ${title}`}
      onClick={() => {
        if (isVisible) store.show(place.channel);
        else if (reader) store.actAs(reader, place.channel);
      }}
    >
      {name}
    </button>
  );
}
