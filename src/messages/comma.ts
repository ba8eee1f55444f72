import type { Language } from '../campaign/campaign.ts';

/** What stands between the things of an enumeration: `R1、R2`, `R1, R2`. */
export function commaIn(language: Language): string {
  return language === 'en' ? ', ' : '、';
}

/** The same between texts of which some have commas of their own: `清正廉洁，无投诉；值班在岗`. */
export function commaBetween(texts: readonly string[], language: Language): string {
  if (!texts.some((text) => /[,，、;；]/u.test(text))) return commaIn(language);
  return language === 'en' ? '; ' : '；';
}
