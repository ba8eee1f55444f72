import type { InspectionMove, InspectionState } from './states.ts';
import type { DueFault } from '../tasks/due.ts';

/** What somebody may want to do with a round that they are not entitled to. */
export type RoundDeed = InspectionMove | 'join' | 'leave';

/** What is not possible with a round of inspections, as facts; `inspection` is the number that people say. */
export type InspectionFault =
  /** Also for a round of which the caller may not know. */
  | { kind: 'unknown'; inspection: string }
  /** It is for the round's inspectors, by name, and for the campaign office. */
  | { kind: 'not_yours'; inspection: string; deed: RoundDeed; names: string[] }
  | { kind: 'moved_on'; inspection: string; deed: RoundDeed; state: InspectionState }
  /** Its sections were told another day. */
  | { kind: 'not_yet'; inspection: string; on: string }
  | { kind: 'not_in_round'; inspection: string; section: string; sections: string[] }
  /** Somebody has several sections in the round, or none, and has to say which is meant. */
  | { kind: 'which_section'; inspection: string; sections: { id: string; name: string }[] }
  | { kind: 'unknown_item'; inspection: string; item: string; known: { id: string; text: string }[] }
  /** Recusal (回避): the people who may inspect the section in their place, by name. */
  | { kind: 'own_section'; inspection: string; section: string; names: string[] }
  /** Recusal again: somebody who is of all the sections cannot be on the team. */
  | { kind: 'recused'; person: string; sections: string[] }
  /** Of a round that is over: they may not judge any of what is still to be put right, by its numbers. */
  | { kind: 'reinspects_nothing'; inspection: string; person: string; refs: string[] }
  /** Its own check is for its own people. */
  | { kind: 'not_of_section'; inspection: string; section: string }
  /** What does not conform has to be said in words; the items by their ids. */
  | { kind: 'unexplained'; inspection: string; items: string[] }
  /** A round that has begun is called off with a reason. */
  | { kind: 'unexplained_cancel'; inspection: string }
  /** There is nothing in it to keep. */
  | { kind: 'empty'; inspection: string }
  /** Items of which nothing is recorded; it can be finished all the same. */
  | { kind: 'unfinished'; inspection: string; missing: { section: string; items: string[] }[] }
  /** Recusal: whoever is of a section does not finish a round that leaves items of it without a record; who may, by name. */
  | { kind: 'own_gaps'; inspection: string; section: string; names: string[] }
  /** Sections that nobody on the team may inspect, and who of the campaign office may; by name. */
  | { kind: 'no_inspector'; sections: string[]; names: string[] }
  | { kind: 'already_monthly'; inspection: string; period: string; on: string }
  | { kind: 'bad_day'; day: string; fault: DueFault }
  /** A special round names no section, and none of the campaign's is a key section. */
  | { kind: 'no_sections' }
  | { kind: 'not_on_team'; inspection: string; person: string };
