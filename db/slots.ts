import type { Selectable } from 'kysely';
import type { SlotTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type SlotRow = Selectable<SlotTable>;

/** True for the one caller that recorded the slot; false when it was already there. */
export async function recordSlot(db: DbOrTx, row: SlotRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('slot')
    .values(row)
    .onConflict((c) => c.columns(['campaignId', 'job', 'period']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export function findSlot(
  db: DbOrTx,
  campaignId: string,
  job: string,
  period: string,
): Promise<SlotRow | undefined> {
  return db
    .selectFrom('slot')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('job', '=', job)
    .where('period', '=', period)
    .executeTakeFirst();
}

/** `job/period` of every recorded slot that is due at or after the instant. */
export async function recordedSlots(db: DbOrTx, campaignId: string, since: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('slot')
    .select(['job', 'period'])
    .where('campaignId', '=', campaignId)
    .where('dueAt', '>=', since)
    .execute();
  return new Set(rows.map((row) => `${row.job}/${row.period}`));
}

export function listSlots(db: DbOrTx): Promise<SlotRow[]> {
  return db.selectFrom('slot').selectAll().orderBy('dueAt').orderBy('job').execute();
}
