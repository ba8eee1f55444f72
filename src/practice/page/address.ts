import type { Place } from './state.ts';

/** What a tab shows, kept in its address so that a reload or a second tab finds it again. */
export interface Address {
  /** Handle of the person who is acted as; empty when nobody was chosen yet. */
  as: string;
  /** Conversation id, or `home` for the App Home. */
  in: string;
}

/** Reads the tab's address. */
export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return { as: query.get('as') ?? '', in: query.get('in') ?? '' };
}

/** Writes the tab's address; only another person makes a step that the Back button undoes. */
export function writeAddress(address: Address): void {
  const before = readAddress();
  if (before.as === address.as && before.in === address.in) return;
  const url = hrefOf(address);
  if (before.as === '' || before.as === address.as) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
}

/** The link to a person's view. */
export function hrefOf(address: Address): string {
  const query = new URLSearchParams({ as: address.as });
  if (address.in) query.set('in', address.in);
  return `?${query.toString()}`;
}

/** How a place is written in the address. */
export function namedInAddress(place: Place): string {
  if (place.kind === 'channel') return place.id;
  return place.kind === 'home' ? 'home' : '';
}
