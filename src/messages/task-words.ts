import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { UsageOf } from '../refusal.ts';
import type { Light } from '../tasks/lights.ts';
import { TASK_MOVES, type TaskState } from '../tasks/states.ts';

/** What people call something that is in a task's history. */
export function eventLabel(event: string, language: Language): string {
  const t = words(language);
  if (event === 'add' || event === 'import') return t(`event.${event}`);
  const move = TASK_MOVES.find((one) => one === event);
  return move ? t(`event.${move}`) : event;
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
