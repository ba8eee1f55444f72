import { CAUGHT_UP } from '../jobs/run.ts';
import { slotsAfter } from './calendar/cadence.ts';
import { addDays, dayOf } from './calendar/day.ts';
import { workCalendar } from './calendar/workdays.ts';
import type { Campaign } from './campaign/campaign.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import type { Deps } from './deps.ts';
import type { Office } from './office.ts';
import type { UpcomingSlot } from './practice/contract-tools.ts';
import type { Furnishing } from './practice/reset.ts';
import { practiceSeed } from './practice/seed.ts';
import type { Rhythm } from './practice/time-machine.ts';

/** A campaign that is over is rehearsed in its last year, where there is a past and a future. */
const REHEARSAL_DAYS = 35 * 7;
const FIVE_MINUTES = 5 * 60_000;

/** Five minutes before a deployment: the next one, or one of the campaign's last year when it is over. */
function rehearsalStart(campaign: Campaign, now: Date): Date {
  const plan = { ...campaign, calendar: workCalendar(campaign.calendar) };
  const today = dayOf(now, campaign.timezone);
  const inLastYear = addDays(campaign.endsOn, -REHEARSAL_DAYS);
  const from = today <= campaign.endsOn ? now : new Date(`${inLastYear}T00:00:00Z`);
  const until = new Date(from.getTime() + REHEARSAL_DAYS * 24 * 60 * 60_000);
  for (const { job, dueAt } of slotsAfter(plan, from, until))
    if (job === 'weekly.deploy') return new Date(dueAt.getTime() - FIVE_MINUTES);
  return new Date(from.getTime() - FIVE_MINUTES);
}

/** The office of a campaign, and where its rehearsal begins when it is this late in the real world. */
export function furnishing(campaign: Campaign, now: Date): Furnishing {
  return { seed: practiceSeed(campaign), startAt: rehearsalStart(campaign, now) };
}

/** What the time machine of the practice page needs to know of the campaign's rhythm. */
export function rhythmOf(deps: Deps, office: () => Office): Rhythm {
  return {
    upcoming: async (after, limit) => {
      const campaign = await findCampaignFacts(deps.db);
      // In the middle of a reset there is none.
      if (!campaign) return [];
      const until = new Date(after.getTime() + REHEARSAL_DAYS * 24 * 60 * 60_000);
      const next: UpcomingSlot[] = [];
      for (const { job, period, dueAt } of slotsAfter(campaign.plan, after, until)) {
        next.push({ job, period, dueAt: dueAt.toISOString() });
        if (next.length === limit) break;
      }
      return next;
    },
    runDue: async (signal) => {
      const ran = await office().tick();
      await Promise.race([office().outbox.drain(), aborted(signal)]);
      return ran.map(({ job, period, at, outcome }) => ({
        job,
        period,
        at,
        outcome: outcome.state,
        ...(outcome.state !== 'fired'
          ? { reason: outcome.reason }
          : outcome.late
            ? { reason: CAUGHT_UP }
            : {}),
      }));
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
