import { newestMonthly } from '../../db/rounds.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { drafts, withoutCircular } from '../circulars/due.ts';
import { inspectionFacts, viewerOf, type InspectedSection, type InspectionFacts } from './facts.ts';
import { inspectionRef } from './ref.ts';
import { ownSections, type RoundCaller } from './round.ts';
import { isOpenRound } from './states.ts';
import { roundsFor } from './visits.ts';

/** The rounds in which somebody has something to do. */
export interface OwnRounds {
  /** Those in which they inspect. */
  inspects: InspectionFacts[];
  /** Those that inspect a section of theirs. */
  inspected: { facts: InspectionFacts; section: InspectedSection }[];
  /** Finished ones whose circular they draft and nobody has posted. */
  toReport: Pick<InspectionFacts, 'round' | 'ref'>[];
}

/**
 * The open rounds in which somebody inspects or is inspected, what is held first at the head, and the finished ones that
 * wait for their circular.
 */
export async function ownRounds(
  db: DbOrTx,
  campaign: CampaignFacts,
  caller: RoundCaller,
  now: Date,
): Promise<OwnRounds> {
  const { personId } = caller;
  const known = await roundsFor(db, viewerOf(caller));
  const toReport = (await withoutCircular(db, known, await newestMonthly(db))).filter((one) =>
    drafts(caller, one),
  );
  const open = known
    .filter(({ round }) => isOpenRound(round.state))
    .toSorted((one, other) => one.round.heldOn.localeCompare(other.round.heldOn));
  const own: OwnRounds = {
    inspects: [],
    inspected: [],
    toReport: toReport.map(({ round }) => ({ round, ref: inspectionRef(round) })),
  };
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
