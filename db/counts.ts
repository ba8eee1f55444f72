import type { DbOrTx } from './transact.ts';

/** How many slots are in each state; `late` are those that fired and were made up for. */
export async function countSlots(db: DbOrTx): Promise<[string, number][]> {
  const rows = await db
    .selectFrom('slot')
    .select((s) => ['state', 'reason', s.fn.countAll<number>().as('count')])
    .where('state', '=', 'fired')
    .groupBy(['state', 'reason'])
    .execute();
  const others = await db
    .selectFrom('slot')
    .select((s) => ['state', s.fn.countAll<number>().as('count')])
    .where('state', '!=', 'fired')
    .groupBy('state')
    .orderBy('state')
    .execute();
  return [
    ...rows.map(({ reason, count }): [string, number] => [reason === null ? 'fired' : 'late', count]),
    ...others.map(({ state, count }): [string, number] => [state, count]),
  ];
}

/** How many submissions came by each door. */
export async function countReplies(db: DbOrTx): Promise<[string, number][]> {
  const rows = await db
    .selectFrom('reply')
    .select((s) => ['source', s.fn.countAll<number>().as('count')])
    .groupBy('source')
    .orderBy('source')
    .execute();
  return rows.map((row) => [row.source, row.count]);
}

/** When the oldest of the messages was queued that still wait or are under way; null when there is none. */
export async function oldestWaiting(db: DbOrTx): Promise<string | null> {
  const row = await db
    .selectFrom('delivery')
    .select((s) => s.fn.min('queuedAt').as('oldest'))
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirst();
  return row?.oldest ?? null;
}

/** Of how many messages nobody can tell whether Slack shows them. */
export async function countUncertain(db: DbOrTx): Promise<number> {
  const row = await db
    .selectFrom('delivery')
    .select((s) => s.fn.countAll<number>().as('count'))
    .where('state', '=', 'uncertain')
    .executeTakeFirst();
  return row?.count ?? 0;
}
