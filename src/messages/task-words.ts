import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { UsageOf } from '../refusal.ts';
import { TASK_MOVES } from '../tasks/states.ts';

/** What people call something that is in a task's history. */
export function eventLabel(event: string, language: Language): string {
  const t = words(language);
  if (event === 'add' || event === 'import') return t(`event.${event}`);
  const move = TASK_MOVES.find((one) => one === event);
  return move ? t(`event.${move}`) : event;
}

/** How something is typed, in the words of the language. */
export function usageText(of: UsageOf, ref: string, language: Language): string {
  return words(language)(`usage.${of}`, { ref });
}
