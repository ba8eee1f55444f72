import { focus, identified, interactive, placeholder } from './elements.ts';
import { dispatchActionConfig } from './objects.ts';
import { richTextProperty } from './rich-text.ts';
import {
  boolean,
  catalogue,
  filled,
  integer,
  list,
  only,
  required,
  string,
  type Properties,
  type Rule,
} from './schema.ts';

// Elements that stand in an input block only; as docs.slack.dev/reference/block-kit/block-elements has them.

const typing: Properties = { dispatch_action_config: dispatchActionConfig, ...focus, ...placeholder };

/** Slack's words for it are not known; that it refuses is in the reference. */
function inOrder(least: string, most: string): Rule {
  return {
    name: `${least} is not above ${most}`,
    broken: ({ [least]: min, [most]: max }) =>
      min !== undefined && max !== undefined && Number(min) > Number(max)
        ? [[`\`${least}\` must not be greater than \`${most}\``, `/${least}`]]
        : [],
  };
}

/** Numbers are given as text. */
const numeral = string({ pattern: /^-?\d+(\.\d+)?$/ });
const lines = integer({ min: 1, max: 100 });

/** Everything that people write or put into a form. */
export const INPUTS = catalogue({
  plain_text_input: interactive(
    {
      initial_value: string({ max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
      ...typing,
    },
    inOrder('min_length', 'max_length'),
  ),
  email_text_input: only(['modal'], interactive({ initial_value: string(), ...typing })),
  url_text_input: only(['modal'], interactive({ initial_value: string(), ...typing })),
  number_input: only(
    ['modal'],
    interactive(
      {
        is_decimal_allowed: required(boolean),
        initial_value: numeral,
        min_value: numeral,
        max_value: numeral,
        ...typing,
      },
      inOrder('min_value', 'max_value'),
    ),
  ),
  rich_text_input: only(
    ['modal', 'home'],
    identified(
      { initial_value: richTextProperty, min_lines: lines, max_lines: lines, ...typing },
      inOrder('min_lines', 'max_lines'),
    ),
  ),
  file_input: only(
    ['modal'],
    interactive({ filetypes: list(filled, { min: 1 }), max_files: integer({ min: 1, max: 10 }) }),
  ),
});
