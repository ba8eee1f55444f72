import type { WebClient } from '@slack/web-api';
import { markSent } from '../../db/claims.ts';
import { deliveriesInState, findDelivery, type DeliveryRow } from '../../db/deliveries.ts';
import { groupBy } from '../../db/group-by.ts';
import { transact } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import type { Directory } from './directory.ts';
import type { Place } from './looking.ts';
import { failureOf } from './outcome.ts';
import { postedIn } from './post.ts';

/** What finding messages in Slack works with. */
export interface FindingParts extends Pick<Deps, 'db' | 'clock'> {
  client: WebClient;
  directory: Directory;
}

/** What Slack says, or this where it refuses: asking again would not help. */
async function unlessRefused<Value>(ask: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    if (failureOf(error).kind !== 'refused') throw error;
    return otherwise;
  }
}

/** Where a message is to stand; null while that is not known. */
async function placeOf({ db, directory }: FindingParts, row: DeliveryRow): Promise<Place | null> {
  const head = row.threadKey === null ? undefined : await findDelivery(db, row.threadKey);
  if (row.threadKey !== null && !head?.ts) return null;
  if (head?.ts && head.channel !== null) return { channel: head.channel, threadTs: head.ts };
  const channel = await unlessRefused(() => directory.placeOf(row.address), null);
  return channel === null ? null : { channel, threadTs: null };
}

/** The bot's messages at a place, by their keys; none where it may not read. */
async function shownAt(client: WebClient, place: Place, since: Date): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  const read = async (): Promise<void> => {
    for await (const { key, ts } of postedIn(client, place, since)) shown.set(key, ts);
  };
  await unlessRefused(read, undefined);
  return shown;
}

/**
 * Finds in Slack what waits to be posted and stands there already since an instant; each channel and thread is read
 * once. Returns how many were found. Rejects when Slack cannot be asked now; what was found until then is on record.
 */
export async function findPosted(parts: FindingParts, since: Date): Promise<number> {
  const { db, client, clock } = parts;
  const rows = (await deliveriesInState(db, 'queued')).filter((row) => row.ts === null);
  let found = 0;
  // Whatever stands in a thread can be found when its head was.
  for (const level of [
    rows.filter((row) => row.threadKey === null),
    rows.filter((row) => row.threadKey !== null),
  ]) {
    const placed = [];
    for (const row of level) {
      const place = await placeOf(parts, row);
      if (place !== null) placed.push({ row, place });
    }
    for (const here of groupBy(placed, ({ place }) => `${place.channel}:${place.threadTs ?? ''}`).values()) {
      const [first] = here;
      if (!first) continue;
      const shown = await shownAt(client, first.place, since);
      for (const { row, place } of here) {
        const ts = shown.get(row.key);
        if (ts === undefined) continue;
        // It may be about something else that had the same number before: what it is about now is sent as an update.
        const sent = { channel: place.channel, ts, version: 0, at: clock().toISOString() };
        if (await transact(db, (tx) => markSent(tx, row, sent))) found += 1;
      }
    }
  }
  return found;
}
