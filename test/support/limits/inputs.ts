import { ELEMENT } from './examples.ts';
import {
  limit,
  listLimits,
  notAWord,
  numberLimits,
  richText,
  stringLimits,
  tooMany,
  tooShort,
  words,
  type Limit,
} from './kit.ts';

const { plain_text_input: text, number_input: number, rich_text_input: rich, file_input: files } = ELEMENT;

const notNumber = String.raw`input must match regex pattern: ^-?\d+(\.\d+)?$`;
const typing = (on: string[]) => ({ dispatch_action_config: { trigger_actions_on: on } });
const at = '/dispatch_action_config/trigger_actions_on';

/** Limits of what people write or put into a form. */
export const INPUT_LIMITS: Limit[] = [
  ...stringLimits(text, 'initial_value', 3000),
  ...numberLimits(text, 'min_length', { min: 0, max: 3000 }),
  ...numberLimits(text, 'max_length', { min: 1, max: 3000 }),
  limit(
    text,
    'least above most',
    { min_length: 5, max_length: 5 },
    { min_length: 6, max_length: 5 },
    '`min_length` must not be greater than `max_length`',
    '/min_length',
  ),

  ...['initial_value', 'min_value', 'max_value'].map((name) =>
    limit(number, `${name} in words`, { [name]: '-10.5' }, { [name]: 'ten' }, notNumber, `/${name}`),
  ),
  limit(
    number,
    'a number is given as text',
    { min_value: '1' },
    { min_value: 1 },
    'must provide a string',
    '/min_value',
  ),
  limit(
    number,
    'least above most',
    { min_value: '9', max_value: '10' },
    { min_value: '11', max_value: '10' },
    '`min_value` must not be greater than `max_value`',
    '/min_value',
  ),

  ...numberLimits(rich, 'min_lines', { min: 1, max: 100 }),
  ...numberLimits(rich, 'max_lines', { min: 1, max: 100 }),
  limit(
    rich,
    'least above most',
    { min_lines: 2, max_lines: 2 },
    { min_lines: 3, max_lines: 2 },
    '`min_lines` must not be greater than `max_lines`',
    '/min_lines',
  ),
  limit(
    rich,
    'initial value',
    { initial_value: richText(words()) },
    { initial_value: richText(words('')) },
    tooShort(1),
    '/initial_value/elements/0/elements/0/text',
  ),

  ...listLimits(files, 'filetypes', { min: 1 }, (count) => Array.from({ length: count }, () => 'pdf')),
  limit(files, 'filetype empty', { filetypes: ['pdf'] }, { filetypes: [''] }, tooShort(1), '/filetypes/0'),
  ...numberLimits(files, 'max_files', { min: 1, max: 10 }),

  limit(text, 'typing', typing(['on_enter_pressed']), typing(['on_idle']), notAWord, `${at}/0`),
  limit(text, 'no typing', typing(['on_character_entered']), typing([]), 'must provide at least 1 items', at),
  limit(
    text,
    'typing too often',
    typing(['on_enter_pressed', 'on_character_entered']),
    typing(['on_enter_pressed', 'on_character_entered', 'on_enter_pressed']),
    tooMany(2),
    at,
  ),
];
