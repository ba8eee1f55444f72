import type { InspectionRow } from '../../db/inspections.ts';
import { roundsReported } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { KnownRound } from '../inspections/visits.ts';
import { draftsCircular } from './right.ts';

/**
 * Of these rounds, those that are finished and whose circular nobody has posted. Of the monthly ones only the newest,
 * `newest` of all that ever were: a circular of an older one would come after the next.
 */
export async function withoutCircular(
  db: DbOrTx,
  rounds: readonly KnownRound[],
  newest: Pick<InspectionRow, 'heldOn'> | undefined,
): Promise<KnownRound[]> {
  const finished = rounds.filter(({ round }) => round.state === 'finished');
  const reported = await roundsReported(
    db,
    finished.map(({ round }) => round.id),
  );
  const isFollowed = ({ kind, heldOn }: InspectionRow): boolean =>
    kind === 'monthly' && newest !== undefined && newest.heldOn > heldOn;
  return finished.filter(({ round }) => !reported.has(round.id) && !isFollowed(round));
}

/** Whether somebody drafts and posts the circular of a round. */
export function drafts(
  person: { personId: string; isOffice: boolean },
  { round: { kind }, inspectorIds }: KnownRound,
): boolean {
  return draftsCircular(person, { kind, inspectorIds });
}
