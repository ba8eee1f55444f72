import { sql, type Selectable } from 'kysely';
import type { TaskState } from '../src/tasks/states.ts';
import type { TaskTable } from './schema-tasks.ts';
import type { GoalTable, WeekTaskTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type TaskRow = Selectable<TaskTable>;
export type GoalRow = Selectable<GoalTable>;
export type WeekTaskRow = Selectable<WeekTaskTable>;

/** Tasks that still count, in the file's order. */
export function listTasks(db: DbOrTx): Promise<TaskRow[]> {
  return db.selectFrom('task').selectAll().where('retiredAt', 'is', null).orderBy('position').execute();
}

/** Tasks that still count and stand in one of these states, in the file's order: however many have come to their end. */
export function tasksIn(db: DbOrTx, states: readonly TaskState[]): Promise<TaskRow[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('state', 'in', states)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute();
}

/** Tasks that these ids name, also those that no longer count. */
export function tasksByIds(db: DbOrTx, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('task').selectAll().where('id', 'in', ids).orderBy('number').execute();
}

/** Tasks of the campaign file that still count, in its order. */
export function listPlannedTasks(db: DbOrTx): Promise<TaskRow[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('retiredAt', 'is', null)
    .where('addedBy', 'is', null)
    .orderBy('position')
    .execute();
}

export function listGoals(db: DbOrTx): Promise<GoalRow[]> {
  return db.selectFrom('goal').selectAll().orderBy('position').execute();
}

/** Which sections were named to support each task; one that leads the task by now is among them. */
export function listNamedSupporting(db: DbOrTx): Promise<{ taskId: string; sectionId: string }[]> {
  return db
    .selectFrom('taskSupporting')
    .select(['taskId', 'sectionId'])
    .orderBy('taskId')
    .orderBy('position')
    .execute();
}

/** Which sections support each task now: a task may have been handed over to one of those that were named. */
export function listSupporting(db: DbOrTx): Promise<{ taskId: string; sectionId: string }[]> {
  return db
    .selectFrom('taskSupporting')
    .innerJoin('task', 'task.id', 'taskSupporting.taskId')
    .select(['taskSupporting.taskId', 'taskSupporting.sectionId'])
    .whereRef('taskSupporting.sectionId', '!=', 'task.leadId')
    .orderBy('taskSupporting.taskId')
    .orderBy('taskSupporting.position')
    .execute();
}

/** What a week asked; of one section, or of all of them. */
export function weekTasks(
  db: DbOrTx,
  period: string,
  sectionId?: string,
): Promise<(WeekTaskRow & Pick<TaskRow, 'number' | 'title' | 'every' | 'dueOn' | 'state' | 'leadId'>)[]> {
  return db
    .selectFrom('weekTask')
    .innerJoin('task', 'task.id', 'weekTask.taskId')
    .selectAll('weekTask')
    .select(['task.number', 'task.title', 'task.every', 'task.dueOn', 'task.state', 'task.leadId'])
    .where('weekTask.period', '=', period)
    .$if(sectionId !== undefined, (q) => q.where('weekTask.sectionId', '=', sectionId ?? ''))
    .orderBy('weekTask.sectionId')
    .orderBy('weekTask.position')
    .execute();
}

/** Of these tasks, those that some week has asked for. */
export async function deployedAmong(db: DbOrTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('task')
    .select('id')
    .where('id', 'in', ids)
    .where((s) =>
      s.exists(s.selectFrom('weekTask').select('taskId').whereRef('weekTask.taskId', '=', 'task.id')),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function addWeekTasks(db: DbOrTx, rows: readonly WeekTaskRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('weekTask').values(rows).execute();
}

/** An edited message keeps the place of its first version among a section's submissions. */
const firstRevision = sql<number>`coalesce(
  (select min(version.revision) from reply version where version.message_key = reply.message_key),
  reply.revision
)`;

/**
 * The newest word of the lead section on these tasks in these cycles, among replies that still count.
 * Rows come oldest first, so that the last one of a task wins.
 */
export function leadItemStates(
  db: DbOrTx,
  taskIds: readonly string[],
  cycles: readonly string[],
): Promise<{ taskId: string; cycle: string; state: string }[]> {
  if (taskIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('replyItem')
    .innerJoin('reply', 'reply.id', 'replyItem.replyId')
    .innerJoin('weekTask', (join) =>
      join
        .onRef('weekTask.period', '=', 'reply.period')
        .onRef('weekTask.sectionId', '=', 'reply.sectionId')
        .onRef('weekTask.taskId', '=', 'replyItem.taskId'),
    )
    .select(['replyItem.taskId', 'weekTask.cycle', 'replyItem.state'])
    .where('weekTask.role', '=', 'lead')
    .where('weekTask.taskId', 'in', taskIds)
    .where('weekTask.cycle', 'in', cycles)
    .where('reply.supersededAt', 'is', null)
    .where('reply.withdrawnAt', 'is', null)
    .orderBy('reply.period')
    .orderBy(firstRevision)
    .execute();
}
