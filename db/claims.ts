import type { DeliveryRow } from './deliveries.ts';
import type { DbOrTx, Tx } from './transact.ts';

/**
 * A message as somebody saw it last. Whoever wants to change it says so; when another process has
 * changed it meanwhile nothing happens, so that no process can undo or repeat the work of another.
 */
export type Seen = Pick<DeliveryRow, 'key' | 'state' | 'startedAt'>;

/**
 * Slack takes about one message a second in a channel, whichever process sends it; a little more leaves
 * room for a jittery network.
 */
export const TURN_MS = 1_050;
/** A turn that lasts longer was taken by a clock that was wrong. */
const WRONG_MS = 10_000;

/**
 * Takes a channel for one turn by Slack's clock. Returns 0 when it is the caller's now, otherwise for how many
 * milliseconds it is somebody else's.
 */
export async function takeTurn(tx: Tx, channel: string, slackNow: string): Promise<number> {
  const now = Date.parse(slackNow);
  const before = await tx
    .selectFrom('channelTurn')
    .select('takenAt')
    .where('channel', '=', channel)
    .executeTakeFirst();
  const waitMs = before ? Date.parse(before.takenAt) + TURN_MS - now : 0;
  if (waitMs > 0 && waitMs <= WRONG_MS) return waitMs;
  await tx
    .insertInto('channelTurn')
    .values({ channel, takenAt: slackNow })
    .onConflict((c) => c.column('channel').doUpdateSet({ takenAt: slackNow }))
    .execute();
  return 0;
}

/** True for the one sender that may now post the message; it is `sending` from here on. */
export async function takeForSending(
  tx: Tx,
  seen: Seen,
  place: { channel: string; threadTs: string | null },
  startedAt: string,
): Promise<boolean> {
  return settle(tx, seen, { state: 'sending', ...place, startedAt, absentAt: null });
}

/** Whether a message was about to be posted in this channel and nobody has written down yet where it stands. */
export async function hasUnplaced(db: DbOrTx, channel: string): Promise<boolean> {
  const row = await db
    .selectFrom('delivery')
    .select('key')
    .where('channel', '=', channel)
    .where('ts', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Slack shows the message; when its content changed meanwhile it is queued again as an update. */
export async function markSent(
  db: DbOrTx,
  seen: Seen,
  sent: { channel: string; ts: string; version: number; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set((s) => ({
      channel: sent.channel,
      ts: sent.ts,
      sentVersion: sent.version,
      sentAt: s.fn.coalesce('sentAt', s.val(sent.at)),
      attempts: 0,
      absentAt: null,
      lastError: null,
      state: s
        .case()
        .when('version', '>', sent.version)
        .then('queued' as const)
        .else('sent' as const)
        .end(),
    }))
    .where('key', '=', seen.key)
    .where('state', '=', seen.state)
    .where('startedAt', 'is not distinct from', seen.startedAt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Says what became of a message; false when it is no longer as it was seen, and nothing was changed. */
export async function settle(
  db: DbOrTx,
  seen: Seen,
  outcome: Partial<Omit<DeliveryRow, 'key' | 'address' | 'version' | 'queuedAt'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(outcome)
    .where('key', '=', seen.key)
    .where('state', '=', seen.state)
    .where('startedAt', 'is not distinct from', seen.startedAt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Everything that is queued for an address waits until then: it would only be refused as well. */
export async function holdAddress(db: DbOrTx, address: string, until: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ notBeforeAt: until })
    .where('state', '=', 'queued')
    .where('address', '=', address)
    .where('notBeforeAt', '<', until)
    .execute();
}
