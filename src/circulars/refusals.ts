import type { InspectionState } from '../inspections/states.ts';
import type { CircularPart } from './parts.ts';

/** What is not possible with the circular of a round, as facts; `inspection` is the number that people say. */
export type CircularFault =
  /** It is for the campaign office, and of a special round for its team. */
  | { kind: 'not_yours'; inspection: string; special: boolean }
  | { kind: 'not_finished'; inspection: string; state: InspectionState }
  /** It stays as it was posted: by whom, and on which day. */
  | { kind: 'posted'; inspection: string; by: string; on: string }
  /** Somebody else edited it while the form was open. */
  | { kind: 'edited_meanwhile'; inspection: string; by: string }
  | { kind: 'too_long'; part: CircularPart; length: number; most: number }
  /** There is nothing in it to post. */
  | { kind: 'empty'; inspection: string };
