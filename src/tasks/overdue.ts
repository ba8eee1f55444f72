import { tasksIn } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf, daysBetween } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sinceOf } from './facts.ts';
import { isOverdue } from './lights.ts';
import { refOf } from './ref.ts';
import { OPEN_STATES } from './states.ts';

/** A task that is past its due day and still under way. */
export interface OverdueTask {
  ref: string;
  title: string;
  sectionId: string;
  dueOn: Day;
  /** Calendar days. */
  daysLate: number;
}

/** Every overdue task, what was due first before the others. */
export async function overdueTasks(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<OverdueTask[]> {
  const today = dayOf(now, campaign.timezone);
  const since = sinceOf(campaign);
  return (await tasksIn(db, OPEN_STATES))
    .filter((task) => isOverdue({ state: task.state, dueOn: task.dueOn, since }, today))
    .map((task) => ({
      ref: refOf(task),
      title: task.title,
      sectionId: task.leadId,
      dueOn: task.dueOn ?? today,
      daysLate: daysBetween(task.dueOn ?? today, today),
    }))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}
