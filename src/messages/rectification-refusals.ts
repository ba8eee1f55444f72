import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { RectificationFault } from '../rectifications/refusals.ts';
import { moveOfVerb, RECTIFY_VERBS, type RectifyVerb } from '../rectifications/verbs.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { namesText, rectificationEventLabel, rectifyUsageText } from './rectification-words.ts';
import { usageRefusal } from './usage.ts';

type NotYours = Extract<RectificationFault, { kind: 'not_yours' }>;

/** Who may, by name: the people of the section, and those who decide on what it has done. */
function whoMayText(
  { names: { section, reviewers }, by, round }: Pick<NotYours, 'names' | 'by' | 'round'>,
  language: Language,
): string {
  const t = words(language);
  const listed = (names: readonly string[]): string => escaped(namesText(names, language));
  const parts = [
    section.length === 0 ? '' : t('rectification_refusal.of_section', { names: listed(section) }),
    reviewers.length === 0 ? '' : t('rectification_refusal.of_reviewers', { names: listed(reviewers) }),
  ].filter((part) => part !== '');
  if (parts.length === 0)
    return by.includes('inspector')
      ? t('rectification_refusal.nobody_reinspects', { round })
      : t('rectification_refusal.nobody');
  return parts.join(language === 'en' ? ' ' : '');
}

const VERBS = Object.keys(RECTIFY_VERBS) as RectifyVerb[];

/** Says why something is not possible with a rectification, and what to do instead. */
export function rectificationFaultText(fault: RectificationFault, language: Language): string {
  const t = words(language);
  switch (fault.kind) {
    case 'unknown':
      return t('rectification_refusal.unknown', {
        rectification: escaped(shortened(fault.rectification, 40)),
      });
    case 'usage':
      return usageRefusal(rectifyUsageText(fault.verb, fault.ref, language), fault.word, language);
    case 'not_yours':
      if (fault.recused)
        return t('rectification_refusal.recused', {
          ref: fault.ref,
          move: t(`rectification_move.${fault.move}`),
          names: whoMayText(fault, language),
        });
      return t('rectification_refusal.not_yours', {
        ref: fault.ref,
        move: t(`rectification_move.${fault.move}`),
        by: namesText(
          fault.by.map((role) => t(`rectification_role.${role}`)),
          language,
        ),
        names: whoMayText(fault, language),
      });
    case 'moved_on':
      return t('rectification_refusal.moved_on', {
        ref: fault.ref,
        move: t(`rectification_move.${fault.move}`),
        state: t(`rectification_state.${fault.state}`),
        last: fault.last
          ? t('rectification_refusal.last', {
              at: dayLabel(fault.last.on, language),
              actor: escaped(fault.last.actor ?? t('card.nobody')),
              event: rectificationEventLabel(fault.last.event, language),
            })
          : '',
      }).trimEnd();
    case 'unexplained_due':
      return t('rectification_refusal.unexplained_due', {
        usage: rectifyUsageText('amend', fault.ref, language),
      });
    case 'unexplained':
      return t('rectification_refusal.unexplained', {
        move: t(`rectification_move.${fault.move}`),
        usage: rectifyUsageText(
          VERBS.find((verb) => moveOfVerb(verb) === fault.move) ?? null,
          fault.ref,
          language,
        ),
      });
  }
}
