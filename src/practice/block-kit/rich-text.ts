import {
  boolean,
  byType,
  catalogue,
  filled,
  integer,
  list,
  named,
  object,
  oneOf,
  required,
  string,
  typed,
  type ObjectSchema,
  type Properties,
} from './schema.ts';

// The rich_text block, as docs.slack.dev/reference/block-kit/blocks/rich-text-block has it. Of the pieces of a line
// those that an app writes are known here, and not those that stand for other things in Slack, such as a canvas.

const style = object({
  bold: boolean,
  code: boolean,
  italic: boolean,
  strike: boolean,
  underline: boolean,
  highlight: boolean,
  client_highlight: boolean,
  unlink: boolean,
});

const piece = (properties: Properties): ObjectSchema => typed({ style, ...properties });

const colours = ['gray', 'brown', 'purple', 'indigo', 'blue', 'green', 'yellow', 'orange', 'red'];

/** The pieces of a line of text. */
const PIECES = catalogue({
  text: piece({ text: required(filled) }),
  link: piece({ url: required(filled), text: string(), unsafe: boolean }),
  user: piece({ user_id: required(filled) }),
  usergroup: piece({ usergroup_id: required(filled) }),
  channel: piece({ channel_id: required(filled) }),
  team: piece({ team_id: required(filled) }),
  broadcast: piece({ range: required(oneOf('here', 'channel', 'everyone')) }),
  emoji: piece({ name: required(filled), unicode: string(), url: string(), skin_tone: integer() }),
  color: piece({ value: required(filled) }),
  tag: piece({ text: required(filled), color: oneOf(...colours) }),
  date: piece({
    timestamp: required(integer()),
    format: required(filled),
    timezone: string(),
    url: string(),
    fallback: string(),
  }),
});

const { text, link } = PIECES;

const line = required(list(byType(PIECES)));
const border = oneOf(0, 1);
const section = named('rich_text_section', typed({ elements: line }));

/** What a `rich_text` block consists of, one above the other. */
const PARTS = catalogue({
  rich_text_section: section,
  rich_text_list: typed({
    elements: required(list(byType({ rich_text_section: section }))),
    style: required(oneOf('bullet', 'ordered')),
    indent: integer({ min: 0, max: 8 }),
    offset: integer({ min: 0 }),
    border,
  }),
  rich_text_quote: typed({ elements: line, border }),
  rich_text_preformatted: typed({
    elements: required(list(byType({ text, link }))),
    border,
    language: string(),
  }),
});

/** A `rich_text` block: sections, lists, quotes and preformatted text. */
export const richText = named(
  'rich_text',
  typed({ block_id: string({ max: 255 }), elements: required(list(byType(PARTS))) }),
);

/** A property that is a `rich_text` block. */
export const richTextProperty = byType({ rich_text: richText });
