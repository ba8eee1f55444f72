import { sql, type Selectable } from 'kysely';
import type { DeliveryTable } from './schema-deliveries.ts';
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
  /** The number of the request that it tells of; null when it is nobody's. */
  request: string | null;
}

const EPOCH = new Date(0).toISOString();

/** What Slack does not show yet is still told of the requests before; one is named once. */
const requestsWith = (request: string | null) =>
  request === null
    ? sql<string | null>`case when delivery.sent_version < delivery.version then delivery.requests end`
    : sql<string>`case
        when delivery.sent_version = delivery.version or delivery.requests is null then ${request}
        when delivery.requests like ${`%${request}%`} then delivery.requests
        else delivery.requests || ' ' || ${request}
      end`;

/**
 * Queues a message once; when its key is known already its content is brought up to date instead (and
 * Slack's copy with it), unless the content is the same. New content gives a message that failed, or in
 * which there was no more point, another turn; it never hastens one that has to wait.
 */
export async function putDelivery(db: DbOrTx, message: NewDelivery, queuedAt: string): Promise<void> {
  const { request, ...shown } = message;
  const { text, blocks } = shown;
  await db
    .insertInto('delivery')
    .values({
      ...shown,
      requests: request,
      channel: null,
      threadTs: null,
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
          requests: requestsWith(request),
          state: s
            .case()
            .when('delivery.state', 'in', ['sent', 'failed', 'cancelled'])
            .then('queued' as const)
            .else(s.ref('delivery.state'))
            .end(),
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

/** The message that stands at a place in Slack, if the bot posted it. */
export function deliveryAt(db: DbOrTx, channel: string, ts: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
}

/** A message that has something to be done about it. */
export type Waiting = Pick<DeliveryRow, 'key' | 'address' | 'attempts' | 'ts'>;

/** Nothing waits longer than this; an instant further away was written by a clock that was wrong. */
export const LONGEST_WAIT_MS = 60 * 60_000;

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/**
 * Queued messages whose turn has come, oldest first. A message in a thread waits until the thread's own
 * message is there, or will never be. While `resting`, what waits for working hours is left out.
 */
export function queuedDeliveries(db: DbOrTx, wireNow: string, resting: boolean): Promise<Waiting[]> {
  const never = ['failed', 'uncertain', 'cancelled'] as const;
  return db
    .selectFrom('delivery')
    .leftJoin('delivery as parent', 'parent.key', 'delivery.threadKey')
    .select(['delivery.key', 'delivery.address', 'delivery.attempts', 'delivery.ts'])
    .where('delivery.state', '=', 'queued')
    .where((w) =>
      w.or([
        w('delivery.notBeforeAt', '<=', wireNow),
        w('delivery.notBeforeAt', '>', later(wireNow, LONGEST_WAIT_MS)),
      ]),
    )
    .where((w) =>
      w.or([
        w('delivery.threadKey', 'is', null),
        w('parent.ts', 'is not', null),
        w('parent.state', 'in', never),
      ]),
    )
    .$if(resting, (q) =>
      q.where((w) => w.or([w('delivery.workHours', '=', 0), w('delivery.ts', 'is not', null)])),
    )
    .orderBy('delivery.queuedAt')
    .orderBy(sql`length(delivery.key)`)
    .orderBy('delivery.key')
    .execute();
}

/**
 * Messages whose outcome is not known and that have rested since `startedBefore`, so that whatever was
 * under way has arrived.
 */
export function doubtfulDeliveries(db: DbOrTx, wireNow: string, quarantineMs: number): Promise<Waiting[]> {
  const before = later(wireNow, -quarantineMs);
  const wrong = later(wireNow, LONGEST_WAIT_MS);
  return db
    .selectFrom('delivery')
    .select(['key', 'address', 'attempts', 'ts'])
    .where('state', '=', 'sending')
    .where((w) => w.or([w('notBeforeAt', '<=', wireNow), w('notBeforeAt', '>', wrong)]))
    .where((w) => w.or([w('startedAt', '<=', before), w('startedAt', '>', wrong)]))
    .where((w) => w.or([w('absentAt', 'is', null), w('absentAt', '<=', before), w('absentAt', '>', wrong)]))
    .orderBy('queuedAt')
    .orderBy('key')
    .execute();
}

/** Addresses whose newest message, of those with keys from `from` up to `until`, never got to them. */
export async function newestUnposted(db: DbOrTx, from: string, until: string): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['address', 'ts'])
    .where('key', '>=', from)
    .where('key', '<', until)
    .orderBy('key')
    .execute();
  const newest = new Map(rows.map((row) => [row.address, row.ts]));
  return [...newest].filter(([, ts]) => ts === null).map(([address]) => address);
}

/** The keys of messages that wait and were never posted, from `from` up to `until`. */
export async function queuedKeys(db: DbOrTx, from: string, until: string): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select('key')
    .where('key', '>=', from)
    .where('key', '<', until)
    .where('state', '=', 'queued')
    .where('ts', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** Of these keys, those of messages that stand in Slack or wait to. */
export async function keysShown(db: DbOrTx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('delivery')
    .select('key')
    .where('key', 'in', keys)
    .where('state', 'in', ['queued', 'sending', 'sent'])
    .execute();
  return new Set(rows.map((row) => row.key));
}

export function countDeliveries(db: DbOrTx): Promise<{ state: string; count: number }[]> {
  return db
    .selectFrom('delivery')
    .select((s) => ['state', s.fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute();
}

export function deliveriesInState(db: DbOrTx, state: DeliveryRow['state']): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('state', '=', state)
    .orderBy('queuedAt')
    .orderBy('key')
    .execute();
}

export function listDeliveries(db: DbOrTx): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery').selectAll().orderBy('queuedAt').orderBy('key').execute();
}
