import type { Selectable } from 'kysely';
import type { UrgingTable } from './schema-tasks.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type UrgingRow = Selectable<UrgingTable>;

/** Puts steps that were made on record. */
export async function addUrgings(tx: Tx, rows: readonly UrgingRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('urging').values(rows).execute();
}

/** Every step that was ever made, oldest first. */
export function listUrgings(db: DbOrTx): Promise<UrgingRow[]> {
  return db
    .selectFrom('urging')
    .selectAll()
    .orderBy('madeOn')
    .orderBy('taskId')
    .orderBy('dueOn')
    .orderBy('workdays')
    .execute();
}

/** Every step that was made for these tasks, oldest first. */
export function urgingsOfTasks(db: DbOrTx, taskIds: readonly string[]): Promise<UrgingRow[]> {
  return db
    .selectFrom('urging')
    .selectAll()
    .where('taskId', 'in', taskIds)
    .orderBy('madeOn')
    .orderBy('taskId')
    .orderBy('dueOn')
    .orderBy('workdays')
    .execute();
}

/** The steps that were made on a day. */
export function urgingsOn(db: DbOrTx, day: string): Promise<UrgingRow[]> {
  return db.selectFrom('urging').selectAll().where('madeOn', '=', day).orderBy('taskId').execute();
}
