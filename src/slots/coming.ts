import type { DbOrTx } from '../../db/transact.ts';
import type { PlannedSlot } from '../calendar/cadence.ts';
import { addDays, dayOf } from '../calendar/day.ts';
import { nextWorkday } from '../calendar/workdays.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { daysWithSteps } from '../tasks/urging.ts';
import { dailyDueAt } from './daily.ts';

/**
 * The daily slots after an instant on which some task will stand on a step of the ladder, as far as can be
 * told today; in order, so many at most.
 */
export async function comingDailySlots(
  db: DbOrTx,
  campaign: CampaignFacts,
  after: Date,
  limit: number,
): Promise<PlannedSlot[]> {
  const { timezone, plan } = campaign;
  const today = dayOf(after, timezone);
  const dueToday = dailyDueAt(campaign, today);
  const next = dueToday !== null && dueToday > after ? today : nextWorkday(plan.calendar, addDays(today, 1));
  const days = await daysWithSteps(db, campaign, next);
  return days.slice(0, limit).flatMap((day): PlannedSlot[] => {
    const dueAt = dailyDueAt(campaign, day);
    return dueAt === null ? [] : [{ job: 'daily.urging', period: day, dueAt, dueOn: day, reasons: [] }];
  });
}
