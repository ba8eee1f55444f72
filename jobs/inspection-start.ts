import { announceRound } from '../src/announce/inspections.ts';
import type { PlannedSlot } from '../src/calendar/cadence.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import type { Deps } from '../src/deps.ts';
import { inspectionFacts } from '../src/inspections/facts.ts';
import { startWithin } from '../src/inspections/moving.ts';
import { roundDue, startsDue } from '../src/inspections/starting.ts';
import { isResting } from '../src/slots/service.ts';
import type { Job } from './job.ts';

/** A round with a day of its own begins on that day; its sections and its inspectors are told. */
export const inspectionStart: Job = {
  name: 'inspection.start',
  // It is never too late to begin, so it is never missed; working hours are waited for where it is looked for.
  posts: false,
  async run(tx, { campaign, slot, now }) {
    const round = await roundDue(tx, slot.period);
    if (round === null) return { state: 'skipped', reason: 'started_before' };
    const before = await inspectionFacts(tx, campaign, round, now);
    const by = { by: null, door: 'clock', reason: '' } as const;
    await announceRound(tx, campaign, await startWithin(tx, campaign, before, by, now), now);
    return { state: 'fired' };
  },
};

/** The rounds that begin now, each under its number, of which nobody hears before. */
export async function startSlots(deps: Deps, campaign: CampaignFacts, now: Date): Promise<PlannedSlot[]> {
  return isResting(campaign, now) ? [] : startsDue(deps.db, campaign, now);
}
