import type { DeferralFault, DueFault } from './due.ts';
import type { TaskMove, TaskRole, TaskState } from './states.ts';
import type { NamesOfRoles } from './who.ts';

/** What is not possible with a task, as facts. */
export type TaskRefusal =
  | { code: 'unknown_task'; task: string }
  /** The campaign file no longer names it. */
  | { code: 'retired_task'; ref: string; title: string }
  /** Somebody else may: by role and by name. */
  | { code: 'not_yours'; ref: string; move: TaskMove; by: readonly TaskRole[]; names: NamesOfRoles }
  /** The task stands elsewhere by now; who brought it there, if anybody did. */
  | {
      code: 'moved_on';
      ref: string;
      move: TaskMove;
      state: TaskState;
      /** Days are civil. */
      last: { actor: string | null; deed: string; on: string; today: string } | null;
    }
  | { code: 'unexplained'; ref: string; move: TaskMove }
  | { code: 'bad_due'; day: string; fault: DueFault }
  /** The day is none on which the office could look at the task again. */
  | { code: 'bad_review'; day: string; fault: DueFault }
  | { code: 'no_deferral'; ref: string; fault: DeferralFault }
  /** The day that a wish asks for would not do any more. */
  | { code: 'outdated_deferral'; ref: string; day: string; fault: DueFault }
  /** Nobody waits for a decision any more. */
  | { code: 'nothing_to_decide'; ref: string }
  /** It comes again every so often, and has no result that would end it. */
  | { code: 'recurring'; ref: string }
  /** The same, and so it has no due day that could be set. */
  | { code: 'recurring_due'; ref: string }
  | { code: 'open_children'; ref: string; children: string[] }
  | { code: 'open_instructions'; ref: string; authors: string[] }
  | { code: 'no_instruction'; ref: string }
  /** The answers that wait are for other leaders to read. */
  | { code: 'others_answer'; ref: string; authors: string[] }
  | { code: 'not_of_section'; person: string; section: string }
  | { code: 'may_not_add' }
  | { code: 'no_title' }
  | { code: 'unknown_goal'; goal: string; known: string[] }
  | { code: 'unknown_source'; source: string };
