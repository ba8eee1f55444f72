import type { Day } from '../calendar/rhythm.ts';
import type { RectificationMove, RectificationRole, RectificationState } from './states.ts';
import type { RectifyVerb } from './verbs.ts';
import type { WhoMay } from './who.ts';

/** What is not possible with a rectification, as facts. */
export type RectificationFault =
  /** Also for one of which the caller may not know. */
  | { kind: 'unknown'; rectification: string }
  /** Something is missing, or the word was not understood; how it is typed, for one rectification where one was named. */
  | { kind: 'usage'; verb: RectifyVerb | null; ref: string | null; word: string | null }
  /** Somebody else may: by role and by name. */
  | {
      kind: 'not_yours';
      ref: string;
      move: RectificationMove;
      by: readonly RectificationRole[];
      names: WhoMay;
      /** As people say it, `I3`: who joins its team may re-inspect. */
      round: string;
      /** They would have the role, but are of the section or did the work (回避). */
      recused: boolean;
    }
  /** It stands elsewhere by now; who brought it there, if anybody did. */
  | {
      kind: 'moved_on';
      ref: string;
      move: RectificationMove;
      state: RectificationState;
      last: { actor: string | null; event: string; on: Day } | null;
    }
  | { kind: 'unexplained'; ref: string; move: RectificationMove }
  /** The section was told a due day; another one needs a reason. */
  | { kind: 'unexplained_due'; ref: string };
