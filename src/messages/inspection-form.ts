import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { CheckResult } from '../../db/schema-inspections.ts';
import type { ChecklistItem, Language } from '../campaign/campaign.ts';
import type { InspectedSection, InspectionFacts } from '../inspections/facts.ts';
import type { KnownCheck } from '../inspections/known.ts';
import { words } from '../locales/words.ts';
import { context, escaped, LIMITS, plain, section } from './blocks.ts';
import { evidenceField } from './evidence-field.ts';
import { inspectedId, INSPECTION_ACTION, INSPECTION_FORM } from './ids.ts';
import { roundName } from './inspection-words.ts';
import { sectionLabel } from './section-label.ts';

/** An item takes two blocks of the hundred that a form may have, and a longer form is no help on a phone. */
const ITEMS_ON_PAGE = 30;
const RESULTS: readonly CheckResult[] = ['pass', 'fail', 'na'];

/** The choice that records nothing: radio buttons cannot be taken back otherwise. */
export const UNSEEN = 'unseen';

/** Which form of a section's checklist, for whom, and what is known to fill it in with. */
export interface RecordView {
  language: Language;
  /** True: the section's own check (自查). */
  own: boolean;
  known: ReadonlyMap<string, KnownCheck>;
  /** From 1. */
  page: number;
  /** The channel to answer in; null where there is none, as in App Home. */
  from: string | null;
  /** When the form was opened: what others record from then on stands. */
  at: string;
}

/** What a form about a round remembers of where it came from. */
export interface RoundOrigin {
  inspectionId: string;
  /** Empty when the form is about the whole round. */
  sectionId: string;
  from: string | null;
  page: number;
  /** When the form was opened; empty where that decides nothing. */
  at: string;
}

/** What a form about a round remembers, as text. */
export function roundOrigin({ inspectionId, sectionId, from, page, at }: RoundOrigin): string {
  return [inspectedId({ inspectionId, sectionId }), from ?? '', page, at].join('@');
}

/** Reads what a form about a round remembers. */
export function readRoundOrigin(metadata: string): RoundOrigin {
  const [id = '', from = '', page = '', at = ''] = metadata.split('@');
  const [inspectionId = '', sectionId = ''] = id.split('/');
  return { inspectionId, sectionId, from: from === '' ? null : from, page: Number(page) || 1, at };
}

/** How many pages the form of a checklist has. */
export function formPages(checklist: readonly ChecklistItem[]): number {
  return Math.max(1, Math.ceil(checklist.length / ITEMS_ON_PAGE));
}

function options(isOnRecord: boolean, language: Language): PlainTextOption[] {
  const t = words(language);
  const results = RESULTS.map((one) => ({ text: plain(t(`check.${one}`), LIMITS.optionText), value: one }));
  // What is on record can be changed, but not be unsaid.
  if (isOnRecord) return results;
  return [...results, { text: plain(t('round_form.unseen'), LIMITS.optionText), value: UNSEEN }];
}

function knownText(known: KnownCheck, { language, own }: RecordView): string {
  const t = words(language);
  const result = t(`check.${known.check.result}`);
  const name = known.by;
  if (known.from === 'month') return t('round_form.from_month', { round: known.ref, name, result });
  if (known.from === 'own') return t('round_form.from_own', { name, result });
  return t(own ? 'round_form.from_own_mine' : 'round_form.from_record', { name, result });
}

function itemBlocks(item: ChecklistItem, number: number, view: RecordView): KnownBlock[] {
  const { language, known } = view;
  const t = words(language);
  const before = known.get(item.id);
  const choices = options(before?.from === 'recorded', language);
  const initial = choices.find((one) => one.value === before?.check.result);
  const note = before?.check.note ?? '';
  const noteBlock: InputBlock = {
    type: 'input',
    block_id: `${INSPECTION_FORM.note}/${item.id}`,
    optional: true,
    label: plain(t('round_form.note', { number }), 2_000),
    element: {
      type: 'plain_text_input',
      action_id: INSPECTION_FORM.input,
      multiline: true,
      max_length: LIMITS.inputText,
      placeholder: plain(t('round_form.note_placeholder'), LIMITS.placeholder),
      // A field that holds only the beginning would lose the rest when it is submitted.
      ...(note === '' || note.length > LIMITS.inputText ? {} : { initial_value: note }),
    },
  };
  return [
    {
      type: 'input',
      block_id: `${INSPECTION_FORM.result}/${item.id}`,
      optional: true,
      label: plain(`${number}. ${item.text}`, 2_000),
      element: {
        type: 'radio_buttons',
        action_id: INSPECTION_FORM.input,
        options: choices,
        ...(initial ? { initial_option: initial } : {}),
      },
      ...(before ? { hint: plain(knownText(before, view), 2_000) } : {}),
    },
    noteBlock,
  ];
}

/**
 * The form of a section's checklist, for the inspectors or for the section's own check: each item with its result and
 * a note, filled in with what is known. Everything may be left out. A long checklist comes page by page.
 */
export function recordForm(facts: InspectionFacts, inspected: InspectedSection, view: RecordView): ModalView {
  const { language, own, known, page, from, at } = view;
  const t = words(language);
  const { checklist } = facts;
  const pages = formPages(checklist);
  const first = (page - 1) * ITEMS_ON_PAGE;
  const shown = checklist.slice(first, first + ITEMS_ON_PAGE);
  const names = {
    round: escaped(roundName(facts, language)),
    section: escaped(sectionLabel(inspected.section, language)),
  };
  const isPrefilled = shown.some(({ id }) => (known.get(id)?.from ?? 'recorded') !== 'recorded');
  const place = { page, pages, from: first + 1, to: first + shown.length, all: checklist.length };
  return {
    type: 'modal',
    callback_id: `${INSPECTION_ACTION}.${own ? 'check' : 'record'}`,
    private_metadata: roundOrigin({
      inspectionId: facts.round.id,
      sectionId: inspected.section.id,
      from,
      page,
      at,
    }),
    title: plain(t(own ? 'round_form.check_title' : 'round_form.record_title'), LIMITS.modalTitle),
    submit: plain(t(page < pages ? 'round_form.save_next' : 'round_form.save'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      section(t(own ? 'round_form.check_intro' : 'round_form.record_intro', names)),
      ...(isPrefilled ? [context(t('round_form.known'))] : []),
      ...(pages > 1 ? [context(t('round_form.page', place))] : []),
      ...shown.flatMap((item, index) => itemBlocks(item, first + index + 1, view)),
      evidenceField(INSPECTION_FORM.files, language),
    ],
  };
}

/** A field for words of whoever fills in a form about a round. */
export function wordsBlock(label: string, optional: boolean): InputBlock {
  return {
    type: 'input',
    block_id: INSPECTION_FORM.text,
    optional,
    label: plain(label, 2_000),
    element: {
      type: 'plain_text_input',
      action_id: INSPECTION_FORM.input,
      multiline: true,
      max_length: LIMITS.inputText,
    },
  };
}

/** The form of a question to the inspectors. */
export function questionForm(
  facts: InspectionFacts,
  inspected: InspectedSection,
  { language, from }: Pick<RecordView, 'language' | 'from'>,
): ModalView {
  const t = words(language);
  return {
    type: 'modal',
    callback_id: `${INSPECTION_ACTION}.ask`,
    private_metadata: roundOrigin({
      inspectionId: facts.round.id,
      sectionId: inspected.section.id,
      from,
      page: 1,
      at: '',
    }),
    title: plain(t('round_form.ask_title'), LIMITS.modalTitle),
    submit: plain(t('round_form.send'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      section(
        `*${escaped(roundName(facts, language))}* · ${escaped(sectionLabel(inspected.section, language))}`,
      ),
      wordsBlock(t('round_form.question'), false),
    ],
  };
}
