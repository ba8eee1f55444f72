import { listCirculars } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { KnownRound } from '../inspections/visits.ts';
import { draftsCircular } from './right.ts';

/**
 * Of these rounds, those that are finished and whose circular nobody has posted. Of the monthly ones only the newest: a
 * circular of an older one would come after the next.
 */
export async function withoutCircular(db: DbOrTx, rounds: readonly KnownRound[]): Promise<KnownRound[]> {
  const posted = (await listCirculars(db)).filter(({ postedAt }) => postedAt !== null);
  const reported = new Set(posted.map(({ inspectionId }) => inspectionId));
  const finished = rounds.filter(({ round }) => round.state === 'finished');
  const isFollowed = ({ kind, heldOn }: KnownRound['round']): boolean =>
    kind === 'monthly' && finished.some(({ round }) => round.kind === kind && round.heldOn > heldOn);
  return finished.filter(({ round }) => !reported.has(round.id) && !isFollowed(round));
}

/** Whether somebody drafts and posts the circular of a round. */
export function drafts(
  person: { personId: string; isOffice: boolean },
  { round: { kind }, inspectorIds }: KnownRound,
): boolean {
  return draftsCircular(person, { kind, inspectorIds });
}
