import { listReplies } from '../../db/replies.ts';
import { weekTasks } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { newestDueWeek } from '../../db/weeks.ts';

/** Tasks of which the lead section owed a reply in the week that came due last, and has given none. */
export async function missedTasks(db: DbOrTx, now: Date): Promise<Set<string>> {
  const week = await newestDueWeek(db, now.toISOString());
  if (!week) return new Set();
  const replies = await listReplies(db, week.period);
  const answered = new Set(
    replies
      .filter((reply) => reply.supersededAt === null && reply.withdrawnAt === null)
      .map((reply) => reply.sectionId),
  );
  const asked = await weekTasks(db, week.period);
  return new Set(
    asked
      .filter((row) => row.role === 'lead' && row.leadId === row.sectionId && !answered.has(row.sectionId))
      .map((row) => row.taskId),
  );
}
