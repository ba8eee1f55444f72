import { concernedOnly } from './asking.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import { notBeforeItsDay, notOverOwnGaps } from './moving.ts';
import { recordersOnly } from './recording.ts';
import { refusedRound, teamOnly, type RoundCaller } from './round.ts';
import { inspectionAfter } from './states.ts';

/** What a form about a section of a round is for. */
export type SectionDeed = 'record' | 'check' | 'ask';

/** What a form about a whole round is for. */
export type WholeDeed = 'finish' | 'cancel';

/** Refuses what could not be done with the form of a section, so that nobody fills one in in vain. */
export function permittedInSection(
  facts: InspectionFacts,
  inspected: InspectedSection,
  deed: SectionDeed,
  caller: RoundCaller,
): void {
  if (deed === 'ask') return concernedOnly(facts, inspected, caller);
  recordersOnly(facts, inspected, { caller, own: deed === 'check' });
  if (deed === 'record' && facts.round.state === 'planned') notBeforeItsDay(facts);
}

/** Refuses what could not be done with the form of a whole round, so that nobody fills one in in vain. */
export function permittedInRound(facts: InspectionFacts, deed: WholeDeed, caller: RoundCaller): void {
  teamOnly(facts, caller, deed);
  if (deed === 'finish') notOverOwnGaps(facts, caller);
  const { state } = facts.round;
  if (inspectionAfter(deed, state) === null)
    throw refusedRound({ kind: 'moved_on', inspection: facts.ref, deed, state });
}
