import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { kept } from '../text.ts';
import { LIMITS, plain, type Message } from './blocks.ts';

/** Somebody or something that can be chosen in a form. */
export interface Choice {
  id: string;
  name: string;
}

/** The block and action ids of a form's fields; the field's name stands behind the block's. */
export interface FieldIds {
  field: string;
  input: string;
}

/** What somebody can choose from, as Slack takes it. */
export function choiceOptions(choices: readonly Choice[]): PlainTextOption[] {
  return choices
    .slice(0, LIMITS.options)
    .map(({ id, name }) => ({ text: plain(name, LIMITS.optionText), value: id }));
}

/** A field of a form, with its label and perhaps a hint below it. */
export function inputField(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  { optional = false, hint = '' } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2_000),
    element,
    optional,
    ...(hint === '' ? {} : { hint: plain(hint, 2_000) }),
  };
}

/** A card as a window of its own, from App Home or a message. */
export function cardWindow(
  callbackId: string,
  subject: { id: string; ref: string },
  card: Message,
  language: Language,
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: subject.id,
    title: plain(subject.ref, LIMITS.modalTitle),
    close: plain(words(language)('card.close'), LIMITS.modalTitle),
    blocks: card.blocks.slice(0, 100),
  };
}

/** What a form sends when it is submitted: by block and action. */
export type FormValues = Record<string, Record<string, object>>;

/** Reads the fields of a submitted form by their names; what was not asked or left empty is empty. */
export function fieldReader(
  values: FormValues,
  ids: FieldIds,
): Record<'text' | 'day' | 'option', (field: string) => string> & { several: (field: string) => string[] } {
  const of = (field: string): object => values[`${ids.field}.${field}`]?.[ids.input] ?? {};
  const text = (one: unknown): string => (typeof one === 'string' ? kept(one) : '');
  return {
    text: (field) => text(Reflect.get(of(field), 'value')),
    day: (field) => text(Reflect.get(of(field), 'selected_date')),
    option: (field) => text(Reflect.get(Object(Reflect.get(of(field), 'selected_option')), 'value')),
    several: (field) => {
      const chosen: unknown = Reflect.get(of(field), 'selected_options');
      return Array.isArray(chosen) ? chosen.map((one) => text(Reflect.get(Object(one), 'value'))) : [];
    },
  };
}
