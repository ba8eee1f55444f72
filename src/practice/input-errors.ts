import { countCharacters } from './characters.ts';
import type { Language, StateValues } from './contract.ts';
import { isObject, textOf, type Json } from './json.ts';
import { notice } from './notices.ts';
import { isEmpty, valueField } from './state-values.ts';

/** What Slack's own client refuses to submit, by block id: empty required inputs, wrong lengths and formats. */
export function inputErrors(
  blocks: readonly Json[],
  state: StateValues,
  language: Language,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    const blockId = textOf(block.block_id);
    if (block.type !== 'input' || blockId === undefined || !isObject(block.element)) continue;
    const { element } = block;
    const field = valueField(String(element.type)) ?? 'value';
    const value = state[blockId]?.[String(element.action_id)]?.[field];
    const error = isEmpty(value)
      ? block.optional === true
        ? undefined
        : notice(language, 'required')
      : typeof value === 'string'
        ? textError(element, value, language)
        : undefined;
    if (error !== undefined) errors[blockId] = error;
  }
  return errors;
}

function textError(element: Json, value: string, language: Language): string | undefined {
  const length = countCharacters(value);
  const { min_length: min, max_length: max } = element;
  switch (element.type) {
    case 'plain_text_input':
      if (typeof min === 'number' && length < min) return notice(language, 'too_short', { limit: min });
      // Slack's own ceiling holds where the app set none.
      return length > (typeof max === 'number' ? max : 3000)
        ? notice(language, 'too_long', { limit: typeof max === 'number' ? max : 3000 })
        : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : notice(language, 'not_email');
    case 'url_text_input':
      return URL.canParse(value) ? undefined : notice(language, 'not_url');
    case 'number_input':
      return numberFits(element, value) ? undefined : notice(language, 'not_number');
    default:
      return undefined;
  }
}

function numberFits(element: Json, value: string): boolean {
  const amount = Number(value);
  const shape = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const low = element.min_value === undefined || amount >= Number(element.min_value);
  return shape.test(value) && low && (element.max_value === undefined || amount <= Number(element.max_value));
}
