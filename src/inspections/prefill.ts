import { checksOf, type CheckRow } from '../../db/inspections.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import { prefilled, type Prefill } from './items.ts';
import { roundsFor } from './visits.ts';
import type { InspectionViewer } from './visible.ts';

/**
 * What fills in the form of a section, as far as the viewer may know of it: a section's own check never learns what
 * inspectors recorded of it in a round that is not finished.
 */
export async function prefillFor(
  db: DbOrTx,
  { round, checklist }: InspectionFacts,
  { section, checks, own }: InspectedSection,
  form: { own: boolean; viewer: InspectionViewer },
): Promise<Map<string, Prefill>> {
  const others = (await roundsFor(db, form.viewer))
    .map((known) => known.round)
    .filter((one) => one.id !== round.id && one.period === round.period)
    .filter((one) => one.state === 'finished' || (!form.own && one.state === 'under_way'));
  const month: CheckRow[] = [];
  for (const one of others) month.push(...(await checksOf(db, one.id, section.id)));
  const newest = month
    .filter((check) => check.own === 0)
    .toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt));
  return prefilled(checklist, {
    recorded: form.own ? own : checks,
    month: new Map(newest.map((check) => [check.itemId, check])),
    own: form.own ? new Map() : own,
  });
}
