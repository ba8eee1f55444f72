import { announcePrompts } from '../src/announce/week.ts';
import { dayOf } from '../src/calendar/day.ts';
import { weekProgress } from '../src/weeks/progress.ts';
import { findDeployedWeek, stillAsked, weekAsks } from '../src/weeks/service.ts';
import type { Job } from './job.ts';

/** Second-last workday: only the sections that have not replied are reminded. */
export const weeklyPrompt: Job = {
  name: 'weekly.prompt',
  posts: true,
  async run(tx, { campaign, slot, now }) {
    const week = await findDeployedWeek(tx, slot.period);
    if (!week) return { state: 'skipped', reason: 'not_deployed' };
    if (now.toISOString() >= week.dueAt) return { state: 'missed', reason: 'after_due' };
    const zone = campaign.timezone;
    // After downtime one message is enough.
    if (dayOf(new Date(week.deployedAt), zone) === dayOf(now, zone))
      return { state: 'skipped', reason: 'deployed_today' };
    const { asks } = await weekAsks(tx, campaign, week.period, now);
    const { sections } = await weekProgress(tx, campaign, week.period, now);
    const missing = new Set(sections.filter((one) => one.state === 'missing').map((one) => one.sectionId));
    const asked = asks
      .filter((ask) => missing.has(ask.section.id))
      .map((ask) => ({ ...ask, tasks: stillAsked(ask.tasks) }));
    if (asked.length === 0) return { state: 'skipped', reason: 'everybody_replied' };
    await announcePrompts(tx, campaign, week, asked, now);
    return { state: 'fired' };
  },
};
