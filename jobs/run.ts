import { announceMissed } from '../src/announce/alerts.ts';
import { refreshCards } from '../src/announce/morning.ts';
import { refreshSummaries } from '../src/announce/summary.ts';
import { isoLocal } from '../src/calendar/day.ts';
import type { PlannedSlot } from '../src/calendar/cadence.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import { findCampaignFacts } from '../src/campaign/facts.ts';
import type { Deps } from '../src/deps.ts';
import { isReturning } from '../src/restored.ts';
import { inRequest, requestId } from '../src/request.ts';
import { logFailure } from '../src/storage.ts';
import { decide } from '../src/slots/rules.ts';
import {
  caughtUpUntil,
  claim,
  isResting,
  recordMergedWeeks,
  rememberPass,
  unrecordedSlots,
  watchedCampaign,
  type Outcome,
} from '../src/slots/service.ts';
import { dailySlots, dailyUrging } from './daily-urging.ts';
import { inspectionStart, startSlots } from './inspection-start.ts';
import type { Job } from './job.ts';
import { monthlyInspection } from './monthly-inspection.ts';
import { monthlyNotice } from './monthly-notice.ts';
import { weeklyDeploy } from './weekly-deploy.ts';
import { weeklyDue } from './weekly-due.ts';
import { weeklyPrompt } from './weekly-prompt.ts';
import { weeklySummary } from './weekly-summary.ts';

/** Every job that the clock can ask for. Slots of the rhythm without a job are dates in the calendar only. */
export const JOBS: readonly Job[] = [
  weeklyDeploy,
  weeklyPrompt,
  weeklyDue,
  weeklySummary,
  monthlyNotice,
  monthlyInspection,
  inspectionStart,
  dailyUrging,
];

/** Where slots come from: each is looked for after those of the ones before it were dealt with, on which it builds. */
const SOURCES = [unrecordedSlots, startSlots, dailySlots];

/** A slot that was dealt with in this pass. */
export interface Ran {
  job: string;
  period: string;
  /** When it was due, as a clock on the campaign's wall says it. */
  at: string;
  outcome: Outcome & { late?: boolean };
}

/** Why a slot that fired has a reason: it was made up for. */
export const CAUGHT_UP = 'caught_up_late';

async function runSlot(
  deps: Deps,
  campaign: CampaignFacts,
  slot: PlannedSlot,
  job: Job,
): Promise<Ran | null> {
  // What was due since a backup was made is done as it was done then, so that it is the same and found in Slack.
  const isAgain = isReturning(campaign) && campaign.restored !== null && slot.dueAt > campaign.restored.from;
  const now = isAgain ? slot.dueAt : deps.clock();
  const timely = { dueAt: slot.dueAt, caughtUpUntil: caughtUpUntil(campaign, slot), posts: job.posts };
  const decision = decide(timely, now, !isAgain && isResting(campaign, now));
  if (decision.kind === 'wait') return null;
  const late = decision.kind === 'fire' && decision.late;
  const work: Parameters<typeof claim>[3] = (tx) =>
    decision.kind === 'missed'
      ? Promise.resolve({ state: 'missed', reason: decision.reason })
      : job.run(tx, { campaign, slot, now, late, newId: deps.newId });
  const outcome = await claim(deps, campaign, slot, work, late && job.posts ? CAUGHT_UP : null);
  if (!outcome) return null;
  const at = isoLocal(slot.dueAt, campaign.timezone);
  deps.log.info({ event: `slot.${outcome.state}`, job: slot.job, period: slot.period, at, ...outcome, late });
  return { job: slot.job, period: slot.period, at, outcome: { ...outcome, late } };
}

/**
 * One pass of the clock: every slot whose time has come is claimed once, its messages are queued with it,
 * and the office is told of what was missed. Safe to run at any time, by several processes at once.
 * Returns what this pass dealt with; nothing before the first import. When a slot fails the others still
 * have their turn, except those of the same period, which build on it; then the pass fails, and the next
 * one tries again.
 */
export async function runDue(deps: Deps, options: { rehearsal?: boolean } = {}): Promise<Ran[]> {
  if (!(await findCampaignFacts(deps.db))) return [];
  const now = deps.clock();
  const campaign = await watchedCampaign(deps, now, options.rehearsal === true);
  await recordMergedWeeks(deps, campaign, now);
  const ran: Ran[] = [];
  const failed = new Map<string, unknown>();
  for (const source of SOURCES) {
    for (const slot of await source(deps, campaign, now)) {
      const job = JOBS.find((one) => one.name === slot.job);
      if (!job || failed.has(slot.period)) continue;
      try {
        const id = requestId(`${campaign.id}/${slot.job}/${slot.period}`);
        const done = await inRequest(id, () => runSlot(deps, campaign, slot, job));
        if (done) ran.push(done);
      } catch (error) {
        logFailure(deps, { event: 'slot.failed', job: slot.job, period: slot.period }, error);
        failed.set(slot.period, error);
      }
    }
  }
  await announceMissed(deps, campaign, now);
  await refreshSummaries(deps);
  await refreshCards(deps, campaign, now);
  for (const error of failed.values()) throw error;
  await rememberPass(deps, campaign, now);
  return ran;
}
