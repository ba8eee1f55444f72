import { countCharacters } from './characters.ts';
import type { Language, StateValues } from './contract.ts';
import { extensionOf } from './files/kinds.ts';
import { dictionary, isObject, objectsOf, textOf, type Json } from './json.ts';
import { notice } from './notices.ts';
import { isEmpty, stateAt, valueField } from './state-values.ts';

/** What Slack's own client refuses to submit, by block id: empty required inputs, wrong lengths and formats. */
export function inputErrors(
  blocks: readonly Json[],
  state: StateValues,
  language: Language,
): Record<string, string> {
  const errors = dictionary<string>();
  for (const block of blocks) {
    const blockId = textOf(block.block_id);
    if (block.type !== 'input' || blockId === undefined || !isObject(block.element)) continue;
    const { element } = block;
    const field = valueField(String(element.type)) ?? 'value';
    const value = stateAt(state, blockId, String(element.action_id))?.[field];
    const error = isEmpty(value)
      ? block.optional === true
        ? undefined
        : notice(language, 'required')
      : typeof value === 'string'
        ? textError(element, value, language)
        : element.type === 'file_input'
          ? filesError(element, objectsOf(value), language)
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

const MOST_FILES = 10;
/** Megabytes; files in messages may be larger. */
const FILE_LIMIT = 10;

function filesError(element: Json, files: Json[], language: Language): string | undefined {
  const limit = typeof element.max_files === 'number' ? element.max_files : MOST_FILES;
  if (files.length > limit) return notice(language, 'files_too_many', { limit });
  if (files.some(({ size }) => Number(size) > FILE_LIMIT * 1024 * 1024)) {
    return notice(language, 'files_too_large', { limit: FILE_LIMIT });
  }
  const types = Array.isArray(element.filetypes) ? element.filetypes.map(String) : [];
  const isTaken = ({ name, filetype }: Json) =>
    types.includes(extensionOf(String(name))) || types.includes(String(filetype));
  return types.length === 0 || files.every(isTaken)
    ? undefined
    : notice(language, 'files_wrong_type', { types: types.join(', ') });
}

function numberFits(element: Json, value: string): boolean {
  const amount = Number(value);
  const shape = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const low = element.min_value === undefined || amount >= Number(element.min_value);
  return shape.test(value) && low && (element.max_value === undefined || amount <= Number(element.max_value));
}
