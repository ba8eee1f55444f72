import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';

/** A section as it is named: one that an import took out of the plan is marked as such. The name comes out literal. */
export function sectionLabel(
  { name, retiredAt }: { name: string; retiredAt: string | null },
  language: Language,
): string {
  return retiredAt === null ? name : words(language)('section.retired', { section: name });
}
