import { announceDay, peopleUntold } from '../src/announce/day.ts';
import type { PlannedSlot } from '../src/calendar/cadence.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import type { Deps } from '../src/deps.ts';
import { finishersDue } from '../src/inspections/unfinished.ts';
import { makeRectificationSteps, rectificationStepsDue } from '../src/rectifications/urging.ts';
import { dailySlot } from '../src/slots/daily.ts';
import { reviewersDue } from '../src/tasks/reviews.ts';
import { acknowledgersDue } from '../src/tasks/unacknowledged.ts';
import { makeSteps, stepsDue } from '../src/tasks/urging.ts';
import { settlersDue } from '../src/uncertain/settlers.ts';
import type { Job } from './job.ts';

/**
 * Each day on which a task or a rectification stands on a step of the ladder, a suspended one is to be looked at again,
 * a task that was handed over is late with being acknowledged, or nobody finishes a round: one message for each person whom it tells.
 */
export const dailyUrging: Job = {
  name: 'daily.urging',
  posts: true,
  async run(tx, { campaign, now }) {
    const untold = await peopleUntold(tx, campaign, now);
    const steps = [
      ...(await makeSteps(tx, campaign, now)),
      ...(await makeRectificationSteps(tx, campaign, now)),
    ];
    const reviewers = await reviewersDue(tx, campaign, now);
    const acknowledgers = await acknowledgersDue(tx, campaign, now);
    const finishers = await finishersDue(tx, campaign, now);
    const settlers = await settlersDue(tx, campaign, now);
    const asked = [...reviewers, ...acknowledgers, ...finishers, ...settlers];
    const people = [...steps.flatMap((one) => one.told), ...asked, ...untold];
    const told = await announceDay(tx, campaign, people, now);
    if (steps.length === 0 && told === 0) return { state: 'skipped', reason: 'nothing_to_tell' };
    return { state: 'fired' };
  },
};

/** The day's slot when there is something to tell; a day on which there is nothing leaves no trace. */
export async function dailySlots(deps: Deps, campaign: CampaignFacts, now: Date): Promise<PlannedSlot[]> {
  const slot = dailySlot(campaign, now);
  if (slot === null) return [];
  if ((await stepsDue(deps.db, campaign, now)).length > 0) return [slot];
  if ((await rectificationStepsDue(deps.db, campaign, now)).length > 0) return [slot];
  if ((await reviewersDue(deps.db, campaign, now)).length > 0) return [slot];
  if ((await acknowledgersDue(deps.db, campaign, now)).length > 0) return [slot];
  if ((await finishersDue(deps.db, campaign, now)).length > 0) return [slot];
  if ((await settlersDue(deps.db, campaign, now)).length > 0) return [slot];
  return (await peopleUntold(deps.db, campaign, now)).length > 0 ? [slot] : [];
}
