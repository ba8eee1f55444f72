import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { RectificationFault } from '../rectifications/refusals.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';

/** Says why something is not possible with a rectification, and what to do instead. */
export function rectificationFaultText(fault: RectificationFault, language: Language): string {
  const t = words(language);
  switch (fault.kind) {
    case 'unknown':
      return t('rectification_refusal.unknown', {
        rectification: escaped(shortened(fault.rectification, 40)),
      });
  }
}
