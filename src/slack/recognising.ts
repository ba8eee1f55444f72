import type { WebClient } from '@slack/web-api';
import { hasUnplaced, markSent } from '../../db/claims.ts';
import { deliveryAt, findDelivery } from '../../db/deliveries.ts';
import { transact } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import { keyAt } from './post.ts';

/**
 * Puts the message at the head of a thread on record as sent when it is one of ours of which that was not known: the
 * answer to its posting was lost, or the process died before it could write it down. People answer under what they
 * see; without this, nobody would know what such an answer is about. Slack is asked only while a message for that
 * channel is in doubt. Rejects when Slack cannot be asked now.
 */
export async function recogniseHead(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  client: WebClient,
  head: { channel: string; ts: string },
): Promise<void> {
  const { channel, ts } = head;
  if (!(await hasUnplaced(db, channel)) || (await deliveryAt(db, channel, ts))) return;
  const key = await keyAt(client, head);
  const row = key === null ? undefined : await findDelivery(db, key);
  if (!row || row.ts !== null) return;
  // Which version stands there is not known, so the newest is sent as an update if there are several.
  const sent = { channel, ts, version: 1, at: clock().toISOString() };
  await transact(db, (tx) => markSent(tx, row, sent));
}
