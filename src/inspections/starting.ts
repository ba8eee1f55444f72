import { findInspectionByNumber, listInspections, type InspectionRow } from '../../db/inspections.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { PlannedSlot } from '../calendar/cadence.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { monthlyDay, startsAt } from './monthly.ts';
import { inspectionRef } from './ref.ts';

async function planned(db: DbOrTx): Promise<InspectionRow[]> {
  return (await listInspections(db)).filter((round) => round.state === 'planned');
}

function startSlot(campaign: CampaignFacts, { heldOn }: InspectionRow, period: string): PlannedSlot {
  return { job: 'inspection.start', period, dueAt: startsAt(campaign, heldOn), dueOn: heldOn, reasons: [] };
}

/** The rounds that are planned and whose time to begin has come, each as a slot under its number. */
export async function startsDue(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<PlannedSlot[]> {
  const rounds = await planned(db);
  return rounds
    .map((round) => startSlot(campaign, round, inspectionRef(round)))
    .filter(({ dueAt }) => dueAt <= now);
}

/** The round of such a slot; null when it has begun, or was called off. */
export async function roundDue(db: DbOrTx, ref: string): Promise<InspectionRow | null> {
  const round = await findInspectionByNumber(db, Number(ref.slice(1)));
  return round?.state === 'planned' ? round : null;
}

/** When rounds with a day of their own begin after an instant, in order; named by the day, for a round may be secret. */
export async function comingStarts(
  db: DbOrTx,
  campaign: CampaignFacts,
  after: Date,
  limit: number,
): Promise<PlannedSlot[]> {
  const own = (await planned(db)).filter(
    ({ kind, period, heldOn }) => kind === 'special' || monthlyDay(campaign, period, after) !== heldOn,
  );
  const days = new Map(own.map((round) => [round.heldOn, startSlot(campaign, round, round.heldOn)]));
  return [...days.values()]
    .filter(({ dueAt }) => dueAt > after)
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    .slice(0, limit);
}
