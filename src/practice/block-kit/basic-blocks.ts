import { isObject } from '../json.ts';
import { BUTTONS, DATE_TIMES, IMAGE, PICKERS } from './elements.ts';
import { INPUTS } from './inputs.ts';
import { imageSource, pictured, plain, text, textKinds } from './objects.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  byType,
  catalogue,
  integer,
  list,
  only,
  required,
  string,
  typed,
  type ObjectSchema,
  type Properties,
  type Rule,
} from './schema.ts';
import { table } from './tables.ts';

// Blocks, as docs.slack.dev/reference/block-kit/blocks has them. A table on App Home is in the reference, but was seen
// to be refused.

/** What every block has: a type, and an id that the app may choose. */
export function block(properties: Properties, ...rules: readonly Rule[]): ObjectSchema {
  return typed({ block_id: string({ max: 255 }), ...properties }, ...rules);
}

const { rich_text_input: richTextInput } = INPUTS;

const textOrFields: Rule = {
  name: 'text or fields',
  broken: (section) =>
    section.text === undefined && section.fields === undefined
      ? [['must define either `text` or `fields`', '/type']]
      : [],
};

const filesAreSubmitted: Rule = {
  name: 'file_input has no dispatch_action',
  broken: ({ dispatch_action: dispatches, element }) =>
    dispatches === true && isObject(element) && element.type === 'file_input'
      ? [['unsupported type: file_input', '/element/type']]
      : [],
};

/** The blocks that stand by themselves, and within a container as well. */
export const BASIC_BLOCKS = catalogue({
  section: block(
    {
      text: text(3000),
      fields: list(text(2000), { min: 1, max: 10 }),
      accessory: byType({ ...BUTTONS, ...PICKERS, ...IMAGE }),
      expand: boolean,
    },
    textOrFields,
  ),
  header: block({ text: required(plain(150)), level: integer({ min: 1, max: 4 }) }),
  divider: block({}),
  context: block({
    elements: required(list(byType({ ...textKinds(3000), ...IMAGE }), { min: 1, max: 10 })),
  }),
  actions: block({
    elements: required(
      list(byType({ ...BUTTONS, ...PICKERS, ...DATE_TIMES, rich_text_input: richTextInput }), {
        min: 1,
        max: 25,
      }),
    ),
  }),
  input: block(
    {
      label: required(plain(2000)),
      element: required(byType({ ...INPUTS, ...PICKERS, ...DATE_TIMES })),
      hint: plain(2000),
      optional: boolean,
      dispatch_action: boolean,
    },
    filesAreSubmitted,
  ),
  image: block(
    { alt_text: required(string({ max: 2000 })), title: plain(2000), ...imageSource },
    ...pictured,
  ),
  rich_text: richText,
  table: only(['message'], table),
});
