import { queuedKeys } from '../../db/deliveries.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { PlannedSlot } from '../calendar/cadence.ts';
import { addDays, dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { nextWorkday } from '../calendar/workdays.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { daysWithUnfinished } from '../inspections/unfinished.ts';
import { daysWithRectificationSteps } from '../rectifications/urging.ts';
import { dailyDueAt } from '../slots/daily.ts';
import { daysWithReviews } from '../tasks/reviews.ts';
import { daysWithUnacknowledged } from '../tasks/unacknowledged.ts';
import { daysWithSteps } from '../tasks/urging.ts';
import { dayOfKey } from './day.ts';

/** Days whose messages are queued already and wait for their time. */
async function daysThatWait(db: DbOrTx, campaign: CampaignFacts, from: Day): Promise<Day[]> {
  const keys = await queuedKeys(db, `${campaign.id}/day/${from}`, `${campaign.id}/day/~`);
  return keys.map(dayOfKey).filter((day) => day !== null);
}

/**
 * The daily slots after an instant, as far as can be told today: days on which some task or rectification will stand on
 * a step of the ladder or is to be looked at again, some task is late with being acknowledged, nobody has finished some
 * round, or for which messages wait already. In order, so many at most.
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
  const days = [
    ...(await daysWithSteps(db, campaign, next)),
    ...(await daysWithRectificationSteps(db, campaign, after, next)),
    ...(await daysWithReviews(db, campaign, next)),
    ...(await daysWithUnacknowledged(db, campaign, next)),
    ...(await daysWithUnfinished(db, campaign, next)),
    ...(await daysThatWait(db, campaign, next)),
  ].toSorted();
  return [...new Set(days)].slice(0, limit).flatMap((day): PlannedSlot[] => {
    const dueAt = dailyDueAt(campaign, day);
    return dueAt === null ? [] : [{ job: 'daily.urging', period: day, dueAt, dueOn: day, reasons: [] }];
  });
}
