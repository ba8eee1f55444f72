import { groupBy } from '../../db/group-by.ts';
import { listDeferrals, listInstructions, listEveryTask } from '../../db/task-follow-up.ts';
import { listSupporting } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { listUrgings, type UrgingRow } from '../../db/urgings.ts';
import type { ExportedAudit } from '../audit/export.ts';
import { refOf } from './ref.ts';

type Row = Record<string, unknown>;

/** A step of the urging ladder that was made, of a task or of a rectification. */
export function exportedUrging(step: Omit<UrgingRow, 'taskId'>): Row {
  return {
    due_on: step.dueOn,
    workdays: step.workdays,
    made_on: step.madeOn,
    told: JSON.parse(step.told) as string[],
    circular: step.circular === 1,
    talk: step.talk === 1,
  };
}

/** Every task with where it stands, its history, deferrals and instructions. */
export async function exportedTasks(
  db: DbOrTx,
  { historyOf }: Pick<ExportedAudit, 'historyOf'>,
): Promise<Row[]> {
  const supporting = groupBy(await listSupporting(db), (row) => row.taskId);
  const deferrals = groupBy(await listDeferrals(db), (row) => row.taskId);
  const instructions = groupBy(await listInstructions(db), (row) => row.taskId);
  const urgings = groupBy(await listUrgings(db), (row) => row.taskId);
  return (await listEveryTask(db)).map((row) => ({
    id: row.id,
    ref: refOf(row),
    title: row.title,
    goal: row.goalId,
    lead: row.leadId,
    original_lead: row.originalLeadId,
    supporting: (supporting.get(row.id) ?? []).map((one) => one.sectionId),
    assignee: row.assigneeId,
    every: row.every,
    from: row.fromOn,
    due_on: row.dueOn,
    original_due_on: row.originalDueOn,
    state: row.state,
    urgent: row.urgent === 1,
    source: row.source,
    parent: row.parentId,
    review_on: row.reviewOn,
    added_by: row.addedBy,
    added_at: row.addedAt,
    retired_at: row.retiredAt,
    deferrals: (deferrals.get(row.id) ?? []).map((one) => ({
      from: one.fromOn,
      to: one.toOn,
      reason: one.reason,
      requested_by: one.requestedBy,
      requested_at: one.requestedAt,
      decided_by: one.decidedBy,
      decided_at: one.decidedAt,
      granted: one.granted === null ? null : one.granted === 1,
    })),
    instructions: (instructions.get(row.id) ?? []).map((one) => ({
      author: one.authorId,
      text: one.text,
      given_at: one.givenAt,
      acknowledged_by: one.acknowledgedBy,
      acknowledged_at: one.acknowledgedAt,
      answer: one.answer,
      answered_by: one.answeredBy,
      answered_at: one.answeredAt,
      read_at: one.readAt,
      withdrawn_at: one.withdrawnAt,
    })),
    urgings: (urgings.get(row.id) ?? []).map(exportedUrging),
    history: historyOf('task', row.id),
  }));
}
