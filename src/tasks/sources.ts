import type { Language } from '../campaign/campaign.ts';
import type { TaskSource } from '../../db/schema-tasks.ts';

export type { TaskSource } from '../../db/schema-tasks.ts';

/** Where a task can come from, each with the Chinese word that is typed for it. */
const WORDS: Record<TaskSource, string> = {
  plan: '计划',
  meeting: '会议',
  instruction: '批示',
  inspection: '督查',
};

export const TASK_SOURCES = Object.keys(WORDS) as TaskSource[];

/** The words for sources as they are typed. */
export function sourcesTyped(language: Language): string[] {
  return language === 'en' ? TASK_SOURCES : Object.values(WORDS);
}

/** The source that a word names, in either language; null when it names none. */
export function sourceNamed(word: string): TaskSource | null {
  return TASK_SOURCES.find((source) => source === word || WORDS[source] === word) ?? null;
}
