import { anything, boolean, byType, integer, list, object, oneOf, string } from './schema.ts';
import type { Shape } from './schema.ts';

const type = { required: anything };
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

const piece = (fields: Shape) => object({ type, style, ...fields });
const required = { required: string({ min: 1 }) };

const pieces = {
  text: piece({ text: required }),
  link: piece({ url: required, text: string(), unsafe: boolean }),
  user: piece({ user_id: required }),
  usergroup: piece({ usergroup_id: required }),
  channel: piece({ channel_id: required }),
  team: piece({ team_id: required }),
  broadcast: piece({ range: { required: oneOf('here', 'channel', 'everyone') } }),
  emoji: piece({ name: required, unicode: string(), url: string(), skin_tone: integer() }),
  color: piece({ value: required }),
  date: piece({ timestamp: { required: integer() }, format: required, url: string(), fallback: string() }),
};

const inline = { required: list(byType(pieces)) };
const border = oneOf(0, 1);
const section = object({ type, elements: inline });

/** A `rich_text` block: sections, lists, quotes and preformatted text. */
export const richText = object({
  type,
  block_id: string({ max: 255 }),
  elements: {
    required: list(
      byType({
        rich_text_section: section,
        rich_text_list: object({
          type,
          elements: { required: list(byType({ rich_text_section: section })) },
          style: { required: oneOf('bullet', 'ordered') },
          indent: integer({ min: 0, max: 8 }),
          offset: integer({ min: 0 }),
          border,
        }),
        rich_text_quote: object({ type, elements: inline, border }),
        rich_text_preformatted: object({
          type,
          elements: { required: list(byType({ text: pieces.text, link: pieces.link })) },
          border,
          language: string(),
        }),
      }),
    ),
  },
});
