import type { Selectable } from 'kysely';
import type { DeliveryTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type DeliveryRow = Selectable<DeliveryTable>;

/** A message to be shown, as its author sees it. */
export interface NewDelivery {
  key: string;
  address: string;
  threadKey: string | null;
  text: string;
  blocks: string | null;
  workHours: 0 | 1;
}

const EPOCH = new Date(0).toISOString();

/**
 * Queues a message once; when its key is known already its content is brought up to date instead (and
 * Slack's copy with it), unless the content is the same.
 */
export async function putDelivery(db: DbOrTx, message: NewDelivery, queuedAt: string): Promise<void> {
  const { text, blocks } = message;
  await db
    .insertInto('delivery')
    .values({
      ...message,
      channel: null,
      state: 'queued',
      version: 1,
      sentVersion: 0,
      ts: null,
      attempts: 0,
      notBeforeAt: EPOCH,
      startedAt: null,
      absentAt: null,
      lastError: null,
      queuedAt,
      sentAt: null,
    })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet((s) => ({
          text,
          blocks,
          version: s('delivery.version', '+', 1),
          state: s
            .case()
            .when('delivery.state', '=', 'sent')
            .then('queued' as const)
            .else(s.ref('delivery.state'))
            .end(),
          notBeforeAt: EPOCH,
        }))
        .where((w) =>
          w.or([w('delivery.text', '!=', text), w('delivery.blocks', 'is distinct from', blocks)]),
        ),
    )
    .execute();
}

export function findDelivery(db: DbOrTx, key: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('delivery').selectAll().where('key', '=', key).executeTakeFirst();
}

/** Queued messages whose turn has come, oldest first. */
export function queuedDeliveries(db: DbOrTx, wireNow: string, limit = 500): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('state', '=', 'queued')
    .where('notBeforeAt', '<=', wireNow)
    .orderBy('queuedAt')
    .orderBy('key')
    .limit(limit)
    .execute();
}

/** Messages whose outcome is not known and whose quarantine is over. */
export function doubtfulDeliveries(db: DbOrTx, startedBefore: string): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('state', '=', 'sending')
    .where('startedAt', '<=', startedBefore)
    .where((w) => w.or([w('absentAt', 'is', null), w('absentAt', '<=', startedBefore)]))
    .orderBy('queuedAt')
    .execute();
}

/** True for the one sender that may now post the message; it is `sending` from here on. */
export async function takeForSending(
  db: DbOrTx,
  key: string,
  channel: string,
  startedAt: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'sending', channel, startedAt, absentAt: null })
    .where('key', '=', key)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Slack shows the message; when its content changed meanwhile it is queued again as an update. */
export async function markSent(
  db: DbOrTx,
  key: string,
  sent: { channel: string; ts: string; version: number; at: string },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set((s) => ({
      channel: sent.channel,
      ts: sent.ts,
      sentVersion: sent.version,
      sentAt: s.fn.coalesce('sentAt', s.val(sent.at)),
      absentAt: null,
      lastError: null,
      state: s
        .case()
        .when('version', '>', sent.version)
        .then('queued' as const)
        .else('sent' as const)
        .end(),
    }))
    .where('key', '=', key)
    .execute();
}

/** Settles a message that was not shown: queued again, uncertain, or given up. */
export async function settle(
  db: DbOrTx,
  key: string,
  outcome: Partial<
    Pick<DeliveryRow, 'state' | 'notBeforeAt' | 'absentAt' | 'attempts' | 'lastError' | 'ts' | 'blocks'>
  >,
): Promise<void> {
  await db.updateTable('delivery').set(outcome).where('key', '=', key).execute();
}

/** Lets every message to these addresses try again at once. */
export async function releaseDeliveries(db: DbOrTx, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .updateTable('delivery')
    .set({ notBeforeAt: EPOCH })
    .where('state', '=', 'queued')
    .where('address', 'in', addresses)
    .execute();
}

export async function countDeliveries(db: DbOrTx): Promise<{ state: string; count: number }[]> {
  const rows = await db
    .selectFrom('delivery')
    .select((s) => ['state', s.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return rows.map((row) => ({ state: row.state, count: Number(row.count) }));
}

export function deliveriesInState(db: DbOrTx, state: DeliveryRow['state']): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery').selectAll().where('state', '=', state).orderBy('queuedAt').execute();
}

export function listDeliveries(db: DbOrTx): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery').selectAll().orderBy('queuedAt').orderBy('key').execute();
}
