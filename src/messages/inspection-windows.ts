import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { InspectionFacts } from '../inspections/facts.ts';
import { missingItems } from '../inspections/items.ts';
import { isRecusedFrom } from '../people/posts.ts';
import { words } from '../locales/words.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { shortened } from '../text.ts';
import { context, escaped, LIMITS, plain, section, type Message } from './blocks.ts';
import { commaIn } from './comma.ts';
import { INSPECTION_ACTION, INSPECTION_FORM } from './ids.ts';
import { roundOrigin, wordsBlock } from './inspection-form.ts';
import { roundName } from './inspection-words.ts';

const MOST_MISSING = 20;
const ITEMS_SHOWN = 120;
const SECTIONS_SHOWN = 500;

function missingBlocks({ checklist, sections }: InspectionFacts, language: Language): KnownBlock[] {
  const t = words(language);
  const missing = missingItems(checklist, sections);
  if (missing.length === 0) return [];
  const count = missing.reduce((sum, { items }) => sum + items.length, 0);
  const isWhole = ({ items }: { items: readonly unknown[] }): boolean => items.length === checklist.length;
  const names = missing.filter(isWhole).map((one) => one.section.name);
  const wholly = escaped(shortened(names.join(commaIn(language)), SECTIONS_SHOWN));
  const partly = missing.filter((one) => !isWhole(one));
  const lines = partly.slice(0, MOST_MISSING).map(({ section: { name }, items }) =>
    t('round_form.missing_line', {
      section: escaped(name),
      items: escaped(
        shortened(items.map(({ text }) => text).join(language === 'en' ? '; ' : '；'), ITEMS_SHOWN),
      ),
    }),
  );
  const more = partly.length > MOST_MISSING ? ['…'] : [];
  const whole = names.length === 0 ? [] : [t('round_form.missing_wholly', { sections: wholly })];
  return [section([`*${t('round_form.missing', { count })}*`, ...lines, ...more, ...whole].join('\n'))];
}

/** Asks whether a round is to be finished: what its end issues, and what stays without a record. */
export function finishForm(
  facts: InspectionFacts,
  { language, personId }: { language: Language; personId: string },
  from: string | null,
): ModalView {
  const t = words(language);
  const others = facts.sections.filter((one) => !isRecusedFrom(personId, one.section));
  const isRecused = others.length < facts.sections.length;
  const noted = others
    .flatMap(({ findings }) => findings)
    .filter(({ rectification }) => rectification.state === 'noted');
  const refs = noted.map(({ rectification }) => rectificationRef(rectification));
  const own = isRecused ? [context(t('round_form.own_not_shown'))] : [];
  const issued =
    refs.length === 0
      ? t('round_form.none_issued')
      : t('round_form.issued', { count: refs.length, refs: refs.join(commaIn(language)) });
  return {
    type: 'modal',
    callback_id: `${INSPECTION_ACTION}.finish`,
    private_metadata: roundOrigin({ inspectionId: facts.round.id, sectionId: '', from, page: 1, at: '' }),
    title: plain(t('round_form.finish_title'), LIMITS.modalTitle),
    submit: plain(t('round.button_finish'), LIMITS.modalTitle),
    close: plain(t('round_form.keep'), LIMITS.modalTitle),
    blocks: [
      section(t('round_form.finish_text', { round: escaped(roundName(facts, language)) })),
      ...(isRecused && refs.length === 0 ? [] : [section(issued)]),
      ...own,
      ...missingBlocks(facts, language),
    ],
  };
}

/** Asks why a round is called off. */
export function cancelForm(facts: InspectionFacts, language: Language, from: string | null): ModalView {
  const t = words(language);
  return {
    type: 'modal',
    callback_id: `${INSPECTION_ACTION}.cancel`,
    private_metadata: roundOrigin({ inspectionId: facts.round.id, sectionId: '', from, page: 1, at: '' }),
    title: plain(t('round_form.cancel_title'), LIMITS.modalTitle),
    submit: plain(t('round.button_cancel'), LIMITS.modalTitle),
    close: plain(t('round_form.keep'), LIMITS.modalTitle),
    blocks: [
      section(`*${escaped(roundName(facts, language))}*`),
      wordsBlock(t('round_form.reason'), facts.round.state === 'planned'),
    ],
  };
}

/** A round's card, or an answer with the card in it, as a window of its own. */
export function roundWindow(
  facts: Pick<InspectionFacts, 'round' | 'ref'>,
  card: Message,
  language: Language,
): ModalView {
  return {
    type: 'modal',
    callback_id: INSPECTION_FORM.card,
    private_metadata: facts.round.id,
    title: plain(facts.ref, LIMITS.modalTitle),
    close: plain(words(language)('card.close'), LIMITS.modalTitle),
    blocks: card.blocks.slice(0, 100),
  };
}
