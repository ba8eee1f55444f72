import { isHandedOver, type TaskMove, type TaskState } from './states.ts';

/** `T12 抓紧`, `T12：抓紧`; `T12-b`, `T12.1` and `T12x` are other names. */
const LEADING = /^\s*T(\d{1,9})(?![\w.-])[\s:：,，、]*(?:[-–—]\s+)?([\s\S]*)$/i;
const ANYWHERE = /(?<![A-Za-z0-9_.-])T(\d{1,9})(?![\w.-])/gi;

/** Words and the task that they are for, or every task that they name when that is not plain. */
export type Meant = { ref: string; text: string } | { named: string[] };

/**
 * For which task words are meant: the one that they begin with, whose number is then no part of them, or the
 * only one that they name.
 */
export function taskMeant(text: string): Meant {
  const [, number, rest = ''] = LEADING.exec(text) ?? [];
  if (number !== undefined) return { ref: `T${Number(number)}`, text: rest.trim() };
  const named = [...new Set([...text.matchAll(ANYWHERE)].map((match) => `T${Number(match[1])}`))];
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? { ref: only, text } : { named };
}

/** What the words of a section's member under its task's card may be for. */
export type SpokenMove = Extract<TaskMove, 'answer_instruction' | 'report' | 'decline'>;

/**
 * What a member of the section may mean by words under the card of a task, the likeliest first. A task that was
 * not acknowledged yet is declined or taken in by its head. Where a report cannot be made it is offered none
 * the less, to be refused with the reason; under a task that is over, people only talk.
 */
export function movesSpoken(
  state: TaskState,
  known: { isHead: boolean; instructed: boolean },
): readonly SpokenMove[] {
  const answer: SpokenMove[] = known.instructed && isHandedOver(state) ? ['answer_instruction'] : [];
  switch (state) {
    case 'in_progress':
      return [...answer, 'report'];
    case 'assigned':
      return [...answer, 'report', ...(known.isHead ? (['decline'] as const) : [])];
    case 'suspended':
    case 'under_review':
      return answer.length > 0 ? answer : ['report'];
    default:
      return answer;
  }
}
