import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionFacts, viewerOf, type InspectedSection, type InspectionFacts } from './facts.ts';
import { ownSections, type RoundCaller } from './round.ts';
import { roundsFor } from './visits.ts';

/** The rounds that are still open and concern somebody. */
export interface OwnRounds {
  /** Those in which they inspect. */
  inspects: InspectionFacts[];
  /** Those that inspect a section of theirs. */
  inspected: { facts: InspectionFacts; section: InspectedSection }[];
}

/** The open rounds in which somebody inspects or is inspected, what is held first at the head. */
export async function ownRounds(
  db: DbOrTx,
  campaign: CampaignFacts,
  caller: RoundCaller,
  now: Date,
): Promise<OwnRounds> {
  const { personId } = caller;
  const open = (await roundsFor(db, viewerOf(caller)))
    .filter(({ round }) => round.state === 'planned' || round.state === 'under_way')
    .toSorted((one, other) => one.round.heldOn.localeCompare(other.round.heldOn));
  const own: OwnRounds = { inspects: [], inspected: [] };
  for (const { round, inspectorIds, sectionIds } of open) {
    const inspects = inspectorIds.includes(personId);
    if (!inspects && !caller.sections.some(({ id }) => sectionIds.includes(id))) continue;
    const facts = await inspectionFacts(db, campaign, round, now);
    if (inspects) own.inspects.push(facts);
    if (round.noticedAt === null) continue;
    own.inspected.push(...ownSections(facts, personId).map((section) => ({ facts, section })));
  }
  return own;
}
