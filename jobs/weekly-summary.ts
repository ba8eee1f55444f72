import { announceSummary } from '../src/announce/week.ts';
import { weekProgress } from '../src/weeks/progress.ts';
import { findDeployedWeek } from '../src/weeks/service.ts';
import type { Job } from './job.ts';

/** Last workday: where every section stands, in one message of the summary channel. */
export const weeklySummary: Job = {
  name: 'weekly.summary',
  posts: true,
  async run(tx, { campaign, slot, now }) {
    const week = await findDeployedWeek(tx, slot.period);
    if (!week) return { state: 'skipped', reason: 'not_deployed' };
    await announceSummary(tx, campaign, await weekProgress(tx, campaign, week.period, now), now);
    return { state: 'fired' };
  },
};
