import type { Language } from '../campaign/campaign.ts';
import type { CircularFault } from '../circulars/refusals.ts';
import { words } from '../locales/words.ts';
import { escaped } from './blocks.ts';
import { dayLabel } from './dates.ts';

/** Says why something is not possible with a circular, and what to do instead. */
export function circularFaultText(fault: CircularFault, language: Language): string {
  const t = words(language);
  switch (fault.kind) {
    case 'not_yours':
      return t(fault.special ? 'circular_refusal.not_yours_special' : 'circular_refusal.not_yours', {
        ref: fault.inspection,
      });
    case 'not_finished':
      return t('circular_refusal.not_finished', {
        ref: fault.inspection,
        state: t(`inspection_state.${fault.state}`),
      });
    case 'posted':
      return t('circular_refusal.posted', {
        ref: fault.inspection,
        person: escaped(fault.by),
        day: dayLabel(fault.on, language),
      });
    case 'edited_meanwhile':
      return t('circular_refusal.edited_meanwhile', { ref: fault.inspection, person: escaped(fault.by) });
    case 'too_long':
      return t('circular_refusal.too_long', {
        part: t(`circular.${fault.part}`),
        count: fault.length,
        most: fault.most,
      });
    case 'empty':
      return t('circular_refusal.empty', { ref: fault.inspection });
  }
}
