import { once } from 'node:events';
import { CAUGHT_UP } from '../jobs/run.ts';
import { comingDailySlots } from './announce/coming.ts';
import { slotsAfter, type PlannedSlot } from './calendar/cadence.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import type { Deps } from './deps.ts';
import { comingStarts } from './inspections/starting.ts';
import type { Office } from './office.ts';
import type { UpcomingSlot } from './practice/contract-tools.ts';
import type { Rhythm } from './practice/time-machine.ts';

/** So far ahead the next slots are looked for: a rhythm without weeks may have none for months. */
const AHEAD_MS = 35 * 7 * 24 * 60 * 60_000;

/** What the time machine of the practice page needs to know of the campaign's rhythm. */
export function rhythmOf(deps: Deps, office: () => Office): Rhythm {
  return {
    upcoming: logged(deps, async (after: Date, limit: number) => {
      const campaign = await findCampaignFacts(deps.db);
      // In the middle of a reset there is none.
      if (!campaign) return [];
      const until = new Date(after.getTime() + AHEAD_MS);
      const next: UpcomingSlot[] = [];
      for (const slot of slotsAfter(campaign.plan, after, until)) {
        next.push(upcoming(slot));
        if (next.length === limit) break;
      }
      const daily = (await comingDailySlots(deps.db, campaign, after, limit)).map(upcoming);
      const rounds = (await comingStarts(deps.db, campaign, after, limit)).map(upcoming);
      return [...next, ...daily, ...rounds]
        .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
        .slice(0, limit);
    }),
    runDue: logged(deps, async (signal: AbortSignal) => {
      const ran = await office().tick();
      await unlessAborted(office().drain(), signal);
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
    }),
  };
}

function upcoming({ job, period, dueAt }: PlannedSlot): UpcomingSlot {
  return { job, period, dueAt: dueAt.toISOString() };
}

/** The time machine only says that something failed; what, stands in the log. */
function logged<Given extends unknown[], Result>(
  { log }: Deps,
  work: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    try {
      return await work(...given);
    } catch (error) {
      log.error({ event: 'rehearsal.failed', err: error });
      throw error;
    }
  };
}

/** Waits for the work, or for the signal if that comes first; the work then goes on by itself. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const settled = new AbortController();
  const aborted = signal.aborted ? undefined : once(signal, 'abort', { signal: settled.signal });
  try {
    await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}
