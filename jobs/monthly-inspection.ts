import { announceRound, announceUnmanned } from '../src/announce/inspections.ts';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import { monthlyRound, openMonthly } from '../src/inspections/clock.ts';
import { inspectionFacts } from '../src/inspections/facts.ts';
import { startWithin } from '../src/inspections/moving.ts';
import type { Job } from './job.ts';

/**
 * The day of the monthly inspection: its round begins, and its inspectors are told. When nobody was told of it before,
 * it is announced now and held on the next workday.
 */
export const monthlyInspection: Job = {
  name: 'monthly.inspection',
  posts: true,
  async run(tx, { campaign, slot, now, newId }) {
    const { period } = slot;
    const today = dayOf(now, campaign.timezone);
    const round = await monthlyRound(tx, period);
    if (round === null) {
      const heldOn = addWorkdays(campaign.plan.calendar, today, 1);
      if (heldOn > campaign.plan.endsOn) return { state: 'missed', reason: 'campaign_over' };
      const opened = await openMonthly(tx, { newId }, campaign, { period, heldOn }, now);
      if (opened !== null) await announceRound(tx, campaign, opened, now);
      else await announceUnmanned(tx, campaign, now);
      return opened === null ? { state: 'skipped', reason: 'no_inspector' } : { state: 'fired' };
    }
    if (round.state === 'cancelled') return { state: 'skipped', reason: 'called_off' };
    if (round.state !== 'planned') return { state: 'skipped', reason: 'started_before' };
    if (round.heldOn > today) return { state: 'skipped', reason: 'day_of_its_own' };
    const before = await inspectionFacts(tx, campaign, round, now);
    const by = { by: null, door: 'clock', reason: '' } as const;
    await announceRound(tx, campaign, await startWithin(tx, campaign, before, by, now), now);
    return { state: 'fired' };
  },
};
