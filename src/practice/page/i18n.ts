import type { Language } from '../contract.ts';
import { chinese } from './words/chinese.ts';
import { english } from './words/english.ts';

/** The page's own words; what the bot says is the bot's affair. */
export type Words = typeof chinese;

const catalogue: Record<Language, Words> = { 'zh-CN': chinese, en: english };

/** The page's words in a person's language. */
export function wordsFor(language: Language): Words {
  return catalogue[language];
}
