import type { Language } from '../campaign/campaign.ts';

/** What stands between the things of an enumeration: `R1、R2`, `R1, R2`. */
export function commaIn(language: Language): string {
  return language === 'en' ? ', ' : '、';
}
