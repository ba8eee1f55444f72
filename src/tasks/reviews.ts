import { findingsIn } from '../../db/rectifications.ts';
import { newestSlot } from '../../db/slots.ts';
import { tasksIn } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { nextWorkday } from '../calendar/workdays.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { officeOn } from './steps.ts';

/** The review days of whatever is suspended of which the messages of no day before `today` have told, in order. */
async function reviewDays(db: DbOrTx, { id }: CampaignFacts, today: Day): Promise<Day[]> {
  // A review day lies after the day on which it was set, so whatever came due by the newest day's messages is in them.
  const newest = await newestSlot(db, { campaignId: id, job: 'daily.urging', before: today });
  const told = newest?.period ?? '';
  const rectifications = (await findingsIn(db, ['suspended'])).map(({ rectification }) => rectification);
  return [...(await tasksIn(db, ['suspended'])), ...rectifications]
    .flatMap(({ reviewOn }) => (reviewOn !== null && reviewOn > told ? [reviewOn] : []))
    .toSorted();
}

/** Whom the review of a suspended task or rectification is told today: the campaign office, once for each review day. */
export async function reviewersDue(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<readonly string[]> {
  const today = dayOf(now, campaign.timezone);
  const [first] = await reviewDays(db, campaign, today);
  return first === undefined || first > today ? [] : officeOn(db, today);
}

/** The days from `today` on, in order, on which the office will be told of a review. */
export async function daysWithReviews(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Day[]> {
  return (await reviewDays(db, campaign, today)).map((day) =>
    nextWorkday(campaign.plan.calendar, day < today ? today : day),
  );
}
