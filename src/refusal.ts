import type { TaskRefusal } from './tasks/refusals.ts';

/**
 * What is not allowed or not possible, as facts; `messages/refusals.ts` says it in words. A refusal is
 * expected: nothing is logged as an error, and nothing that the person typed is lost.
 */
export type RefusalFacts =
  | { code: 'no_campaign' }
  | { code: 'not_a_participant' }
  | { code: 'no_section' }
  | { code: 'unknown_verb'; verb: string; nearest: string[] }
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
  | { code: 'usage'; usage: string }
  | TaskRefusal;

export class Refusal extends Error {
  readonly facts: RefusalFacts;

  constructor(facts: RefusalFacts) {
    super(facts.code);
    this.name = 'Refusal';
    this.facts = facts;
  }
}
