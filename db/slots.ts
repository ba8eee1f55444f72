import type { Selectable } from 'kysely';
import type { SlotTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type SlotRow = Selectable<SlotTable>;

/**
 * True for the one caller that recorded the slot; false when it was already there. A slot that nothing
 * was done for counts as not there when it was recorded later than now: the clock was wrong then.
 */
export async function recordSlot(db: DbOrTx, row: SlotRow): Promise<boolean> {
  const { dueAt, state, reason, recordedAt } = row;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('slot')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['campaignId', 'job', 'period'])
        .doUpdateSet({ dueAt, state, reason, recordedAt })
        .where('slot.state', '!=', 'fired')
        .where('slot.recordedAt', '>', recordedAt),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Says what became of a slot that was recorded before. */
export async function setSlotOutcome(
  db: DbOrTx,
  { campaignId, job, period }: Pick<SlotRow, 'campaignId' | 'job' | 'period'>,
  outcome: Pick<SlotRow, 'state' | 'reason'>,
): Promise<void> {
  await db
    .updateTable('slot')
    .set(outcome)
    .where('campaignId', '=', campaignId)
    .where('job', '=', job)
    .where('period', '=', period)
    .execute();
}

/** `job/period` of every slot that is due at or after the instant and that `recordSlot` would not record now. */
export async function recordedSlots(
  db: DbOrTx,
  campaignId: string,
  since: string,
  now: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('slot')
    .select(['job', 'period'])
    .where('campaignId', '=', campaignId)
    .where('dueAt', '>=', since)
    .where((w) => w.or([w('state', '=', 'fired'), w('recordedAt', '<=', now)]))
    .execute();
  return new Set(rows.map((row) => `${row.job}/${row.period}`));
}

/** Slots that were found to be missed between the instants, in the order in which they were due. */
export function missedSlots(
  db: DbOrTx,
  campaignId: string,
  since: string,
  until: string,
): Promise<SlotRow[]> {
  return db
    .selectFrom('slot')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('state', '=', 'missed')
    .where('recordedAt', '>=', since)
    .where('recordedAt', '<=', until)
    .orderBy('dueAt')
    .orderBy('job')
    .execute();
}

/** The newest slot of a job before a period, of those that were not missed; undefined when there is none. */
export function newestSlot(
  db: DbOrTx,
  { campaignId, job, before }: { campaignId: string; job: string; before: string },
): Promise<SlotRow | undefined> {
  return db
    .selectFrom('slot')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('job', '=', job)
    .where('period', '<', before)
    .where('state', '!=', 'missed')
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function listSlots(db: DbOrTx): Promise<SlotRow[]> {
  return db.selectFrom('slot').selectAll().orderBy('dueAt').orderBy('job').execute();
}
