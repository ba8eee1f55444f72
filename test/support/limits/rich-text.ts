import { BLOCK } from './examples.ts';
import { limit, notAWord, richText, tooShort, words, type Limit } from './kit.ts';

const { rich_text: rich } = BLOCK;

/** Properties of a block with this one part. */
const part = (type: string, more: object): Record<string, unknown> => ({ elements: [{ type, ...more }] });
const piece = (value: object): Record<string, unknown> => ({ ...richText(value) });
const line = { type: 'rich_text_section', elements: [words()] };
const list = (more: object) => part('rich_text_list', { style: 'bullet', elements: [line], ...more });
const quote = (more: object) => part('rich_text_quote', { elements: [words()], ...more });
const code = (more: object) => part('rich_text_preformatted', { elements: [words()], ...more });

/** Every piece of a line, with the text in it that must be there. */
const PIECES: [type: string, property: string, more?: object][] = [
  ['text', 'text'],
  ['link', 'url'],
  ['user', 'user_id'],
  ['usergroup', 'usergroup_id'],
  ['channel', 'channel_id'],
  ['team', 'team_id'],
  ['emoji', 'name'],
  ['color', 'value'],
  ['tag', 'text'],
  ['date', 'format', { timestamp: 1 }],
];

const inLine = '/elements/0/elements/0';

/** Limits of formatted text. */
export const RICH_TEXT_LIMITS: Limit[] = [
  ...PIECES.flatMap(([type, property, more]) => {
    const good = piece({ type, ...more, [property]: 'x' });
    const missing = `missing required field: ${property}`;
    return [
      limit(
        rich,
        `${type} empty`,
        good,
        piece({ type, ...more, [property]: '' }),
        tooShort(1),
        `${inLine}/${property}`,
      ),
      limit(rich, `${type} without ${property}`, good, piece({ type, ...more }), missing, inLine),
    ];
  }),
  limit(
    rich,
    'date without time',
    piece({ type: 'date', timestamp: 1, format: '{date}' }),
    piece({ type: 'date', format: '{date}' }),
    'missing required field: timestamp',
    inLine,
  ),
  ...['here', 'channel', 'everyone'].map((range) =>
    limit(
      rich,
      `broadcast ${range}`,
      piece({ type: 'broadcast', range }),
      piece({ type: 'broadcast', range: 'all' }),
      notAWord,
      `${inLine}/range`,
    ),
  ),
  limit(
    rich,
    'broadcast to whom',
    piece({ type: 'broadcast', range: 'here' }),
    piece({ type: 'broadcast' }),
    'missing required field: range',
    inLine,
  ),
  limit(
    rich,
    'tag colour',
    piece({ type: 'tag', text: '急', color: 'red' }),
    piece({ type: 'tag', text: '急', color: 'pink' }),
    notAWord,
    `${inLine}/color`,
  ),
  limit(
    rich,
    'style',
    piece({ ...words(), style: { bold: true } }),
    piece({ ...words(), style: { bold: 1 } }),
    'must be a boolean',
    `${inLine}/style/bold`,
  ),
  limit(
    rich,
    'lists do not stand in a line',
    list({}),
    part('rich_text_section', { elements: [{ type: 'rich_text_list', style: 'bullet', elements: [line] }] }),
    'unsupported type: rich_text_list',
    `${inLine}/type`,
  ),
  limit(
    rich,
    'mentions do not stand in code',
    code({}),
    code({ elements: [{ type: 'user', user_id: 'U1' }] }),
    'unsupported type: user',
    `${inLine}/type`,
  ),
  limit(
    rich,
    'list style',
    list({ style: 'ordered' }),
    list({ style: 'square' }),
    notAWord,
    '/elements/0/style',
  ),
  limit(
    rich,
    'list style missing',
    list({}),
    list({ style: undefined }),
    'missing required field: style',
    '/elements/0',
  ),
  limit(
    rich,
    'indent too deep',
    list({ indent: 8 }),
    list({ indent: 9 }),
    'must be less than 8',
    '/elements/0/indent',
  ),
  limit(
    rich,
    'indent negative',
    list({ indent: 0 }),
    list({ indent: -1 }),
    'must be greater than 0',
    '/elements/0/indent',
  ),
  limit(
    rich,
    'offset negative',
    list({ offset: 0 }),
    list({ offset: -1 }),
    'must be greater than 0',
    '/elements/0/offset',
  ),
  ...[list, quote, code].flatMap((of) => [
    limit(rich, 'border', of({ border: 1 }), of({ border: 2 }), notAWord, '/elements/0/border'),
    limit(
      rich,
      'part without content',
      of({}),
      of({ elements: undefined }),
      'missing required field: elements',
      '/elements/0',
    ),
  ]),
  limit(
    rich,
    'line without content',
    part('rich_text_section', { elements: [] }),
    part('rich_text_section', {}),
    'missing required field: elements',
    '/elements/0',
  ),
];
