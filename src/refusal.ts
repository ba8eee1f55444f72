import type { CircularFault } from './circulars/refusals.ts';
import type { InspectionFault } from './inspections/refusals.ts';
import type { InspectVerb } from './inspections/verbs.ts';
import type { RectificationFault } from './rectifications/refusals.ts';
import type { TaskRefusal } from './tasks/refusals.ts';
import type { TaskVerb } from './tasks/verbs.ts';

/** What can be explained by how it is typed: a verb behind `task` or `inspect`, all of them, or another verb. */
export type UsageOf = TaskVerb | 'task' | 'tasks' | 'leave' | 'inspect' | `inspect_${InspectVerb}`;

/**
 * What is not allowed or not possible, as facts; `messages/refusals.ts` says it in words. A refusal is
 * expected: nothing is logged as an error, and nothing that the person typed is lost.
 */
export type RefusalFacts =
  | { code: 'no_campaign' }
  | { code: 'not_a_participant' }
  | { code: 'no_section' }
  | { code: 'unknown_verb'; verb: string; nearest: string[] }
  /** A verb of a task that is mistyped in front of a task's number; nothing was made of it. */
  | { code: 'nearly_task'; word: string; ref: string; nearest: string[] }
  | { code: 'unknown_section'; section: string; known: string[] }
  | { code: 'not_your_section'; section: string; mayReply: string[] }
  | { code: 'empty_reply' }
  | { code: 'already_answered'; section: string }
  | { code: 'never_deployed' }
  | { code: 'unknown_period'; period: string }
  | { code: 'reply_gone' }
  | { code: 'office_only' }
  | { code: 'leaders_only' }
  | { code: 'bad_day'; day: string }
  | { code: 'unknown_person'; person: string }
  /** Something is missing, or the word was not understood; how it is typed, for one task where one was named. */
  | { code: 'usage'; of: UsageOf; ref?: string; word?: string | null }
  | { code: 'circular'; fault: CircularFault }
  | { code: 'inspection'; fault: InspectionFault }
  | { code: 'rectification'; fault: RectificationFault }
  | TaskRefusal;

export class Refusal extends Error {
  readonly facts: RefusalFacts;

  constructor(facts: RefusalFacts) {
    super(facts.code);
    this.name = 'Refusal';
    this.facts = facts;
  }
}
