import type { InputBlock, ModalView } from '@slack/types';
import type { Day } from '../calendar/rhythm.ts';
import type { Language } from '../campaign/campaign.ts';
import { words, type Words } from '../locales/words.ts';
import type { RectificationFacts } from '../rectifications/facts.ts';
import { rectificationRule } from '../rectifications/states.ts';
import type { HandMove } from '../rectifications/verbs.ts';
import { LIMITS, plain, section } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { evidenceField } from './evidence-field.ts';
import { choiceOptions, fieldReader, inputField, type Choice, type FormValues } from './form-fields.ts';
import { RECTIFICATION_ACTION, RECTIFICATION_FORM } from './ids.ts';
import { rectificationHeadline } from './rectification-card.ts';

/** What may be asked in a form. */
type Field = 'text' | 'day' | 'person' | 'reason';

const FIELDS: Partial<Record<HandMove, readonly Field[]>> = {
  amend: ['text', 'person', 'day', 'reason'],
  fail: ['text', 'day'],
  suspend: ['day', 'text'],
};

/** What the form of a move needs besides the rectification. */
export interface RectificationChoices {
  /** The first good day. */
  earliest: Day;
  /** When it is due again if nobody says otherwise. */
  usual: Day;
  /** The people of the section. */
  people: readonly Choice[];
}

/** Moves that a button cannot make at once, because something has to be said with them. */
export function rectificationNeedsForm(move: HandMove): boolean {
  return FIELDS[move] !== undefined || rectificationRule(move).text === 'required';
}

/** Whether something may be attached to a move: how far it is, what was done, and what is missing can be shown. */
function takesEvidence(move: HandMove): boolean {
  return move === 'report' || move === 'done' || move === 'fail';
}

function textLabel(move: HandMove, t: Words): string {
  switch (move) {
    case 'amend':
      return t('rectification_form.text_measure');
    case 'report':
    case 'done':
    case 'fail':
      return t(`rectification_form.text_${move}`);
    default:
      return t('rectification_form.text_reason');
  }
}

/** The day that a form is filled with, and which ones are possible. */
function dayField(
  move: HandMove,
  { rectification: { dueOn } }: RectificationFacts,
  { earliest, usual }: RectificationChoices,
  language: Language,
): { label: string; initial: Day; hint: string } {
  const t = words(language);
  const names = { earliest: dayLabel(earliest, language), usual: dayLabel(usual, language) };
  if (move === 'suspend') {
    const hint = t('rectification_form.hint_review', { ...names, due: dayLabel(dueOn, language) });
    return { label: t('rectification_form.day_review'), initial: earliest, hint };
  }
  const label = t('rectification_form.day_due');
  return move === 'fail'
    ? { label, initial: usual, hint: t('rectification_form.hint_again', names) }
    : { label, initial: dueOn, hint: t('rectification_form.hint_due', names) };
}

function fieldBlock(
  field: Field,
  move: HandMove,
  facts: RectificationFacts,
  choices: RectificationChoices,
  language: Language,
): InputBlock | null {
  const t = words(language);
  const { rectification } = facts;
  const blockId = `${RECTIFICATION_FORM.field}.${field}`;
  const action_id = RECTIFICATION_FORM.input;
  switch (field) {
    case 'text': {
      const before = move === 'amend' ? rectification.measure : '';
      const element = {
        type: 'plain_text_input' as const,
        action_id,
        multiline: true,
        max_length: LIMITS.inputText,
        ...(before === '' || before.length > LIMITS.inputText ? {} : { initial_value: before }),
      };
      const optional = rectificationRule(move).text !== 'required';
      return inputField(blockId, textLabel(move, t), element, { optional });
    }
    case 'reason': {
      // Its section knows no due day yet.
      if (rectification.state === 'noted') return null;
      const element = { type: 'plain_text_input' as const, action_id, max_length: LIMITS.inputText };
      const hint = t('rectification_form.hint_reason');
      return inputField(blockId, t('rectification_form.reason_due'), element, { optional: true, hint });
    }
    case 'day': {
      const { label, initial, hint } = dayField(move, facts, choices, language);
      const element = { type: 'datepicker' as const, action_id, initial_date: initial };
      return inputField(blockId, label, element, { hint });
    }
    case 'person': {
      const options = choiceOptions(choices.people);
      if (options.length === 0) return null;
      const chosen = options.find((one) => one.value === rectification.personId);
      const element = {
        type: 'static_select' as const,
        action_id,
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      };
      return inputField(blockId, t('rectification_form.person'), element, { optional: true });
    }
  }
}

/** Where an error of the whole form is shown: at the field that it is about, else at the first. */
export function rectificationErrorBlock(move: HandMove, about: 'day' | 'reason' | null): string {
  const fields = FIELDS[move] ?? ['text'];
  const field = fields.find((one) => one === about) ?? fields[0] ?? 'text';
  return `${RECTIFICATION_FORM.field}.${field}`;
}

/** The form of a move; `from` is the channel to answer in, if any. */
export function rectificationForm(
  move: HandMove,
  facts: RectificationFacts,
  choices: RectificationChoices,
  { language, from }: { language: Language; from: string | null },
): ModalView {
  const t = words(language);
  const fields = FIELDS[move] ?? ['text'];
  return {
    type: 'modal',
    callback_id: `${RECTIFICATION_ACTION}.${move}`,
    private_metadata: [facts.rectification.id, from ?? ''].join('@'),
    title: plain(t(`rectification_move.${move}`), LIMITS.modalTitle),
    submit: plain(t('form.submit'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      section(rectificationHeadline(facts, language)),
      ...fields
        .map((field) => fieldBlock(field, move, facts, choices, language))
        .filter((block) => block !== null),
      ...(takesEvidence(move) ? [evidenceField(RECTIFICATION_FORM.files, language)] : []),
    ],
  };
}

/** What somebody filled in; what was not asked or left empty is empty. */
export function readRectificationForm(values: FormValues): Record<Field, string> {
  const read = fieldReader(values, RECTIFICATION_FORM);
  return {
    text: read.text('text'),
    day: read.day('day'),
    person: read.option('person'),
    reason: read.text('reason'),
  };
}

/** What a form remembers: its rectification, and the channel that it was opened from. */
export function readFormRectification(metadata: string): { id: string; from: string | null } {
  const [id = '', from = ''] = metadata.split('@');
  return { id, from: from === '' ? null : from };
}
