import { groupBy } from '../../db/group-by.ts';
import { taskLines } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sinceOf, submittedOn } from './facts.ts';
import { lightOf, type Light } from './lights.ts';
import { missedTasks } from './missed.ts';

/** The lights of many tasks at an instant, by the task's id, from one reading. */
export async function lightsOf(
  db: DbOrTx,
  campaign: CampaignFacts,
  tasks: readonly TaskRow[],
  now: Date,
): Promise<Map<string, Light>> {
  const missed = await missedTasks(db, now);
  const lines = groupBy(
    await taskLines(
      db,
      ['submit', 'return'],
      tasks.map((task) => task.id),
    ),
    (line) => line.subjectId,
  );
  const today = dayOf(now, campaign.timezone);
  return new Map(
    tasks.map((task) => {
      const history = lines.get(task.id) ?? [];
      const facts = {
        state: task.state,
        dueOn: task.dueOn,
        submittedOn: submittedOn(history, campaign.timezone),
        returns: history.filter((line) => line.event === 'return').length,
        missedReply: missed.has(task.id),
        since: sinceOf(campaign),
      };
      return [task.id, lightOf(facts, today, campaign.plan.calendar)];
    }),
  );
}
