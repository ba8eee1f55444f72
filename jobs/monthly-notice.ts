import { announceRound, announceUnmanned } from '../src/announce/inspections.ts';
import { dayOf } from '../src/calendar/day.ts';
import { monthlyRound, openMonthly } from '../src/inspections/clock.ts';
import { monthlyDay } from '../src/inspections/monthly.ts';
import type { Job } from './job.ts';

/** Some workdays ahead of the monthly inspection: its round is opened, and each section told what is inspected and when. */
export const monthlyNotice: Job = {
  name: 'monthly.notice',
  posts: true,
  async run(tx, { campaign, slot, now, newId }) {
    const { period } = slot;
    const before = await monthlyRound(tx, period);
    if (before)
      return { state: 'skipped', reason: before.state === 'cancelled' ? 'called_off' : 'opened_before' };
    const heldOn = monthlyDay(campaign, period, now);
    // Nobody is visited on the day on which they hear of it: at least one workday's lead.
    if (heldOn === null || heldOn <= dayOf(now, campaign.timezone))
      return { state: 'missed', reason: 'too_close_to_inspection' };
    const opened = await openMonthly(tx, { newId }, campaign, { period, heldOn }, now);
    if (opened === null) {
      await announceUnmanned(tx, campaign, now);
      return { state: 'skipped', reason: 'no_inspector' };
    }
    await announceRound(tx, campaign, opened, now);
    return { state: 'fired' };
  },
};
