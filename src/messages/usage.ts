import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';

/** How something is typed, and in front of it the word that was not understood, where there is one. */
export function usageRefusal(usage: string, word: string | null | undefined, language: Language): string {
  const t = words(language);
  const how = t('refusal.usage', { usage });
  return word ? t('refusal.not_understood', { word: escaped(shortened(word, 40)), how }) : how;
}
