import { inspectorLeaves, listInspections, listInspectors } from '../../db/inspections.ts';
import { listPeople } from '../../db/people.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionFacts, type InspectionFacts } from './facts.ts';
import { addRoundLine } from './round.ts';

/**
 * Whoever an import retired leaves every team that they are on, with a line for each; what they recorded stays. Returns
 * the rounds that lost somebody, as they stand after it.
 */
export async function retiredLeave(tx: Tx, campaign: CampaignFacts, now: Date): Promise<InspectionFacts[]> {
  const people = await listPeople(tx);
  const retired = new Set(people.filter((one) => one.retiredAt !== null).map(({ id }) => id));
  const leaving = (await listInspectors(tx)).filter(
    (one) => one.leftAt === null && retired.has(one.personId),
  );
  const at = now.toISOString();
  const rounds: InspectionFacts[] = [];
  for (const round of await listInspections(tx)) {
    const own = leaving.filter(({ inspectionId }) => inspectionId === round.id);
    for (const { personId } of own) {
      await inspectorLeaves(tx, round.id, personId, at);
      const details = { person: personId };
      await addRoundLine(
        tx,
        { round },
        { event: 'leave', by: null, door: 'import', reason: '', details },
        at,
      );
    }
    if (own.length > 0) rounds.push(await inspectionFacts(tx, campaign, round, now));
  }
  return rounds;
}
