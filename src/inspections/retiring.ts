import {
  inspectorLeaves,
  listInspections,
  listInspectionSections,
  listInspectors,
} from '../../db/inspections.ts';
import { listPeople } from '../../db/people.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionFacts, type InspectionFacts } from './facts.ts';
import { addRoundLine } from './round.ts';
import { isOpenRound } from './states.ts';

/**
 * Whoever an import retired leaves every team that they are on, with a line for each; what they recorded stays. Returns
 * the ids of the rounds that lost somebody.
 */
export async function retiredLeave(tx: Tx, now: Date): Promise<Set<string>> {
  const people = await listPeople(tx);
  const retired = new Set(people.filter((one) => one.retiredAt !== null).map(({ id }) => id));
  const leaving = (await listInspectors(tx)).filter(
    (one) => one.leftAt === null && retired.has(one.personId),
  );
  const at = now.toISOString();
  for (const round of await listInspections(tx)) {
    for (const { personId } of leaving.filter(({ inspectionId }) => inspectionId === round.id)) {
      await inspectorLeaves(tx, round.id, personId, at);
      const details = { person: personId };
      await addRoundLine(
        tx,
        { round },
        { event: 'leave', by: null, door: 'import', reason: '', details },
        at,
      );
    }
  }
  return new Set(leaving.map(({ inspectionId }) => inspectionId));
}

/** The rounds that lost somebody, and the open ones of these sections, as they stand after an import. */
export async function roundsChanged(
  tx: Tx,
  campaign: CampaignFacts,
  { left, sectionIds }: { left: ReadonlySet<string>; sectionIds: readonly string[] },
  now: Date,
): Promise<InspectionFacts[]> {
  const named = (await listInspectionSections(tx)).filter((row) => sectionIds.includes(row.sectionId));
  const inspect = new Set(named.map((row) => row.inspectionId));
  const rounds: InspectionFacts[] = [];
  for (const round of await listInspections(tx))
    if (left.has(round.id) || (isOpenRound(round.state) && inspect.has(round.id)))
      rounds.push(await inspectionFacts(tx, campaign, round, now));
  return rounds;
}
