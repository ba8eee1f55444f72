import { setTicked, setWatchingSince } from '../../db/campaign.ts';
import { recordedSlots, recordSlot, setSlotOutcome, type SlotRow } from '../../db/slots.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { mergedWeeks, planSlots, type PlannedSlot } from '../calendar/cadence.ts';
import { dayOf, instantOf, timeOf, weekStart } from '../calendar/day.ts';
import { quietUntil } from '../calendar/quiet.ts';
import { addWorkdays } from '../calendar/workdays.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { CATCH_UP_MS, CATCH_UP_WORKDAYS, lookBack } from './rules.ts';

const DAY_MS = 24 * 60 * 60_000;

/** True when nothing that waits for working hours may be posted now. */
export function isResting(campaign: CampaignFacts, now: Date): boolean {
  const { quietHours, calendar, timezone } = campaign.plan;
  return quietUntil(now, { quietHours, calendar, zone: timezone }) !== null;
}

/** Until when a slot is caught up after downtime. */
export function caughtUpUntil({ plan, timezone }: CampaignFacts, { dueOn, dueAt }: PlannedSlot): Date {
  const lastOn = addWorkdays(plan.calendar, dueOn, CATCH_UP_WORKDAYS);
  return instantOf(lastOn, timeOf(dueAt, timezone), timezone);
}

/**
 * The campaign with the instant from which its slots are this bot's. The first pass sets it to the start
 * of the catch-up window; a rehearsal that begins earlier moves it back, and so does a clock that was
 * wrong when it was set.
 */
export async function watchedCampaign(deps: Deps, now: Date, rehearsal: boolean): Promise<CampaignFacts> {
  const campaign = await campaignFacts(deps.db);
  const since = new Date(now.getTime() - CATCH_UP_MS);
  const known = campaign.watchingSince;
  if (known !== null && known <= (rehearsal ? since : now)) return campaign;
  await setWatchingSince(deps.db, campaign.id, since.toISOString());
  return { ...campaign, watchingSince: since };
}

/** Slots whose time has come and of which nothing is on record yet, oldest first. */
export async function unrecordedSlots(
  deps: Deps,
  campaign: CampaignFacts,
  now: Date,
): Promise<PlannedSlot[]> {
  const from = lookBack(campaign.watchingSince ?? now, campaign.tickedAt, now);
  const recorded = await recordedSlots(
    deps.db,
    campaign.id,
    new Date(from.getTime() - 30 * DAY_MS).toISOString(),
    now.toISOString(),
  );
  return planSlots(campaign.plan, from, now).filter((slot) => !recorded.has(`${slot.job}/${slot.period}`));
}

/** Puts short weeks that are over on record, each once: which week covers it. */
export async function recordMergedWeeks(deps: Deps, campaign: CampaignFacts, now: Date): Promise<void> {
  const zone = campaign.timezone;
  const from = lookBack(campaign.watchingSince ?? now, campaign.tickedAt, now);
  for (const week of mergedWeeks(campaign.plan, dayOf(from, zone), dayOf(now, zone))) {
    await recordSlot(deps.db, {
      campaignId: campaign.id,
      job: 'weekly.deploy',
      period: week.period,
      dueAt: instantOf(weekStart(week.period), '00:00', zone).toISOString(),
      state: 'skipped',
      reason: week.into === null ? 'merged' : `merged_into:${week.into}`,
      recordedAt: now.toISOString(),
    });
  }
}

/** What a job says it did with its slot. */
export type Outcome = { state: 'fired' } | { state: 'skipped' | 'missed'; reason: string };

/**
 * Claims a slot and does its work in one transaction; null when somebody else claimed it first. The slot
 * is recorded before the work, so that a second claimant waits for the first and then finds it taken.
 */
export function claim(
  deps: Deps,
  campaign: CampaignFacts,
  slot: PlannedSlot,
  work: (tx: Tx) => Promise<Outcome>,
  lateReason: string | null,
): Promise<Outcome | null> {
  return transact(deps.db, async (tx) => {
    const row: SlotRow = {
      campaignId: campaign.id,
      job: slot.job,
      period: slot.period,
      dueAt: slot.dueAt.toISOString(),
      state: 'fired',
      reason: lateReason,
      recordedAt: deps.clock().toISOString(),
    };
    if (!(await recordSlot(tx, row))) return null;
    const outcome = await work(tx);
    if (outcome.state !== 'fired') await setSlotOutcome(tx, row, outcome);
    return outcome;
  });
}

/** Remembers a pass in which nothing failed: the next one need not look further back than its window. */
export function rememberPass(deps: Deps, campaign: CampaignFacts, now: Date): Promise<void> {
  return setTicked(deps.db, campaign.id, now.toISOString());
}
