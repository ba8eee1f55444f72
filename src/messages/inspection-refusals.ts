import type { Language } from '../campaign/campaign.ts';
import type { InspectionFault } from '../inspections/refusals.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';

/** Says why something is not possible with a round, and what to do instead. */
export function inspectionFaultText(fault: InspectionFault, language: Language): string {
  const t = words(language);
  switch (fault.kind) {
    case 'unknown':
      return t('inspection_refusal.unknown', { inspection: escaped(shortened(fault.inspection, 40)) });
  }
}
