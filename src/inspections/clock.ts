import { addAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/transact.ts';
import { listInspections, type InspectionRow } from '../../db/inspections.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { roster } from '../people/service.ts';
import { officeFor, openWithin } from './opening.ts';
import type { RoundChange } from './round.ts';
import { NO_INSPECTOR, uncovered } from './team.ts';

/** The monthly round of a month as the clock finds it: also one that was called off, which is not opened anew. */
export async function monthlyRound(tx: Tx, period: string): Promise<InspectionRow | null> {
  const all = (await listInspections(tx)).filter((one) => one.kind === 'monthly' && one.period === period);
  return all.find((one) => one.state !== 'cancelled') ?? all.at(-1) ?? null;
}

/** Opens the monthly round of every section; null when nobody may inspect any of them, which is put on record. */
export async function openMonthly(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  { period, heldOn }: { period: string; heldOn: Day },
  now: Date,
): Promise<RoundChange | null> {
  const sections = await roster(tx);
  const inspectorIds = await officeFor(tx, heldOn);
  if (uncovered(sections, inspectorIds).length === sections.length) {
    await addAudit(tx, {
      noun: 'campaign',
      subjectId: campaign.id,
      event: NO_INSPECTOR,
      fromState: null,
      toState: null,
      actorId: null,
      door: 'clock',
      reason: period,
      details: '{}',
      at: now.toISOString(),
    });
    return null;
  }
  const plan = { kind: 'monthly', period, heldOn, sections, inspectorIds, reason: '' } as const;
  return openWithin(tx, deps, campaign, { plan, by: null, door: 'clock' }, now);
}
