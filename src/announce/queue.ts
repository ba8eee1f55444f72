import { putDelivery } from '../../db/deliveries.ts';
import { releaseDeliveries } from '../../db/unreachable.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import type { Message } from '../messages/blocks.ts';
import { currentRequest } from '../request.ts';

/** Where a message goes, and by which key it is known for ever. */
export interface Announcement {
  key: string;
  /** `#channel`, a channel id, or `@person-id`. */
  address: string;
  threadKey?: string;
  message: Message;
  /** True: waits for the end of quiet hours and days off. False only for answers to what somebody just did. */
  workHours: boolean;
  queuedAt: Date;
}

/** Queues a message in the transaction of the facts that it tells; the outbox posts it once. */
export function announce(tx: Tx, announcement: Announcement): Promise<void> {
  const { key, address, threadKey, message, workHours, queuedAt } = announcement;
  return putDelivery(
    tx,
    {
      key,
      address,
      threadKey: threadKey ?? null,
      text: message.text,
      blocks: JSON.stringify(message.blocks),
      workHours: workHours ? 1 : 0,
      request: currentRequest(),
    },
    queuedAt.toISOString(),
  );
}

/** Queues a long message: its first page in a channel, the others in that one's thread; nothing in quiet hours. */
export async function announcePages(
  tx: Tx,
  address: string,
  key: string,
  messages: readonly Message[],
  now: Date,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    const place = index === 0 ? { key } : { key: `${key}/${index + 1}`, threadKey: key };
    await announce(tx, { ...place, address, message, workHours: true, queuedAt: now });
  }
}

/** A channel as an address: names get their `#`. */
export function channelAddress(channel: string): string {
  return /^[CG][A-Z0-9]{2,}$/.test(channel) ? channel : `#${channel}`;
}

/** The bot may now post in a channel: what waited for that goes out in the next pass of the outbox. */
export function releaseChannel(db: DbOrTx, id: string, name: string | undefined): Promise<void> {
  return releaseDeliveries(db, name === undefined ? [id] : [id, `#${name}`]);
}
