import type { Selectable } from 'kysely';
import type { TaskState } from '../src/tasks/states.ts';
import type { AuditRow } from './audit.ts';
import type { DeferralTable, InstructionTable } from './schema-tasks.ts';
import type { TaskRow } from './tasks.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type DeferralRow = Selectable<DeferralTable>;
export type InstructionRow = Selectable<InstructionTable>;

export function findTask(db: DbOrTx, id: string): Promise<TaskRow | undefined> {
  return db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The task that people call `T12`; also one that the campaign file no longer names. */
export function findTaskByNumber(db: DbOrTx, number: number): Promise<TaskRow | undefined> {
  return db.selectFrom('task').selectAll().where('number', '=', number).executeTakeFirst();
}

/** Every task that still counts, added ones too, by number. */
export function listAllTasks(db: DbOrTx): Promise<TaskRow[]> {
  return db.selectFrom('task').selectAll().where('retiredAt', 'is', null).orderBy('number').execute();
}

/** Every task that ever was, by number. */
export function listEveryTask(db: DbOrTx): Promise<TaskRow[]> {
  return db.selectFrom('task').selectAll().orderBy('number').execute();
}

export function childTasks(db: DbOrTx, parentId: string): Promise<TaskRow[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('parentId', '=', parentId)
    .where('retiredAt', 'is', null)
    .orderBy('number')
    .execute();
}

/** Adds a task with the next number, which it keeps for ever, and gives it back. */
export async function addTask(tx: Tx, row: Omit<TaskRow, 'number' | 'position'>): Promise<TaskRow> {
  const newest = await tx
    .selectFrom('task')
    .select((s) => [s.fn.max('number').as('number'), s.fn.max('position').as('position')])
    .executeTakeFirst();
  const added = {
    ...row,
    number: (newest?.number ?? 0) + 1,
    position: (newest?.position ?? 0) + 1,
  };
  await tx.insertInto('task').values(added).execute();
  return added;
}

export async function addSupporting(tx: Tx, taskId: string, sectionIds: readonly string[]): Promise<void> {
  if (sectionIds.length === 0) return;
  const rows = sectionIds.map((sectionId, position) => ({ taskId, sectionId, position }));
  await tx.insertInto('taskSupporting').values(rows).execute();
}

/** Moves a task on, with whatever else changes; false when somebody else moved it first. */
export async function moveTask(
  tx: Tx,
  id: string,
  from: TaskState,
  change: Partial<Omit<TaskRow, 'id' | 'number'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set({ state: from, ...change })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function addDeferral(tx: Tx, row: DeferralRow): Promise<void> {
  await tx.insertInto('deferral').values(row).execute();
}

/** All wishes for a later due day of a task, oldest first. */
export function deferralsOf(db: DbOrTx, taskId: string): Promise<DeferralRow[]> {
  return db
    .selectFrom('deferral')
    .selectAll()
    .where('taskId', '=', taskId)
    .orderBy('requestedAt')
    .orderBy('id')
    .execute();
}

/** Says what became of a wish; false when it was decided before. */
export async function decideDeferral(
  tx: Tx,
  id: string,
  decided: { decidedBy: string | null; decidedAt: string; granted: 0 | 1 },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deferral')
    .set(decided)
    .where('id', '=', id)
    .where('granted', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export function listDeferrals(db: DbOrTx): Promise<DeferralRow[]> {
  return db.selectFrom('deferral').selectAll().orderBy('requestedAt').orderBy('id').execute();
}

export function listInstructions(db: DbOrTx): Promise<InstructionRow[]> {
  return db.selectFrom('instruction').selectAll().orderBy('givenAt').orderBy('id').execute();
}

/** Wishes that wait for the office, oldest first. */
export function pendingDeferrals(db: DbOrTx): Promise<DeferralRow[]> {
  return db
    .selectFrom('deferral')
    .selectAll()
    .where('granted', 'is', null)
    .orderBy('requestedAt')
    .orderBy('id')
    .execute();
}

export async function addInstruction(tx: Tx, row: InstructionRow): Promise<void> {
  await tx.insertInto('instruction').values(row).execute();
}

/** A task's instructions, withdrawn ones too, oldest first. */
export function instructionsOf(db: DbOrTx, taskId: string): Promise<InstructionRow[]> {
  return db
    .selectFrom('instruction')
    .selectAll()
    .where('taskId', '=', taskId)
    .orderBy('givenAt')
    .orderBy('id')
    .execute();
}

/** Brings an instruction a step further; false when somebody else did it first. */
export async function stepInstruction(
  tx: Tx,
  id: string,
  step: Partial<InstructionRow>,
  stillEmpty: 'acknowledgedAt' | 'answeredAt' | 'readAt' | 'withdrawnAt',
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('instruction')
    .set(step)
    .where('id', '=', id)
    .where(stillEmpty, 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Instructions that still stand and whose answers their leaders have not read yet, of every task. */
export function openInstructions(db: DbOrTx): Promise<InstructionRow[]> {
  return db
    .selectFrom('instruction')
    .selectAll()
    .where('readAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt')
    .orderBy('id')
    .execute();
}

/** The history lines of one kind of move, of these tasks or of every one: for the lights of many tasks at once. */
export function taskLines(
  db: DbOrTx,
  events: readonly string[],
  taskIds?: readonly string[],
): Promise<Pick<AuditRow, 'subjectId' | 'event' | 'at' | 'line'>[]> {
  // PostgreSQL has no empty list.
  if (taskIds?.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('audit')
    .select(['subjectId', 'event', 'at', 'line'])
    .where('noun', '=', 'task')
    .where('event', 'in', events)
    .$if(taskIds !== undefined, (q) => q.where('subjectId', 'in', taskIds ?? []))
    .orderBy('subjectId')
    .orderBy('line')
    .execute();
}
