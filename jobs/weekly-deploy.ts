import { announceDeployment } from '../src/announce/week.ts';
import { weekOf } from '../src/calendar/cadence.ts';
import { dayOf, weekStart } from '../src/calendar/day.ts';
import { deployWeek } from '../src/weeks/service.ts';
import type { Job } from './job.ts';

/** First workday: each section is told its open tasks, the summary channel gets the week's plan. */
export const weeklyDeploy: Job = {
  name: 'weekly.deploy',
  posts: true,
  async run(tx, { campaign, slot, now, late }) {
    const week = weekOf(campaign.plan, weekStart(slot.period));
    if (!week) return { state: 'skipped', reason: 'merged' };
    const today = dayOf(now, campaign.timezone);
    // Nothing is asked for on the day on which it is due: at least one workday's lead.
    if (late && today >= dayOf(week.dueAt, campaign.timezone))
      return { state: 'missed', reason: 'too_close_to_due' };
    const asks = await deployWeek(tx, campaign, week, now);
    const uncovered = slot.reasons.find((reason) => reason.code === 'not_covered');
    const uncoveredYear = uncovered ? String(uncovered.year) : null;
    await announceDeployment(tx, campaign, asks, now, { lateFor: late ? slot.dueAt : null, uncoveredYear });
    return { state: 'fired' };
  },
};
