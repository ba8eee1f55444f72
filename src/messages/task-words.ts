import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { UsageOf } from '../refusal.ts';
import type { Light } from '../tasks/lights.ts';
import { deedOf } from '../tasks/deeds.ts';
import type { Moved } from '../tasks/moving.ts';
import { TASK_MOVES, type TaskMove, type TaskState } from '../tasks/states.ts';

const OTHER_DEEDS = ['add', 'import', 'propose', 'refuse', 'turn_done'] as const;

/** What people call something that was done with a task. */
export function deedLabel(deed: string, language: Language): string {
  const known = [...OTHER_DEEDS, ...TASK_MOVES].find((one) => one === deed);
  return known ? words(language)(`event.${known}`) : deed;
}

/** What a move is called where it can be made: what cancels another task does not approve a proposed one. */
export function moveLabel(move: TaskMove, state: TaskState, language: Language): string {
  return words(language)(move === 'cancel' && state === 'draft' ? 'move.refuse' : `move.${move}`);
}

/** What was just done with a task, in the same words as in its history. */
export function doneLabel({ facts, move }: Pick<Moved, 'facts' | 'move'>, language: Language): string {
  const line = facts.history.findLast((one) => one.event === move);
  return deedLabel(line ? deedOf(line) : move, language);
}

/** A task's light with its word; a yellow one that has come to its end was late. */
export function lightLabel(light: Light, state: TaskState, language: Language): string {
  const isOver = state === 'closed' || state === 'archived';
  return words(language)(light === 'yellow' && isOver ? 'light.closed_late' : `light.${light}`);
}

/** How something is typed, in the words of the language. */
export function usageText(of: UsageOf, ref: string, language: Language): string {
  return words(language)(`usage.${of}`, { ref });
}
