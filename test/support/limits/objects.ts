import { ELEMENT } from './examples.ts';
import {
  limit,
  textsWithin,
  long,
  mrkdwn,
  notAWord,
  option,
  options,
  plain,
  tooFew,
  tooLong,
  tooMany,
  type Example,
  type Limit,
} from './kit.ts';

const { static_select: select, checkboxes: boxes, overflow, button } = ELEMENT;

const sure = { title: plain(), text: mrkdwn(), confirm: plain(), deny: plain() };
const dialog = (more: object): object => ({ confirm: { ...sure, ...more } });
const choice = (more: object): object => ({ options: [option(more)] });
const grouped = (more: object): object => ({
  options: undefined,
  option_groups: [{ label: plain(), options: options(1), ...more }],
});
const filter = (more: object): object => ({ filter: more });
/** A property within something that must be there. */
function needed(
  example: Example,
  make: (more: object) => object,
  pointer: string,
  ...names: string[]
): Limit[] {
  return names.map((name) =>
    limit(
      example,
      `${pointer} ${name} missing`,
      { ...make({}) },
      { ...make({ [name]: undefined }) },
      `missing required field: ${name}`,
      pointer,
    ),
  );
}

/** Limits of what elements are made of. */
export const OBJECT_LIMITS: Limit[] = [
  ...textsWithin(button, 'confirm title', (title) => dialog({ title }), 100, '/confirm/title'),
  ...textsWithin(button, 'confirm text', (text) => dialog({ text }), 300, '/confirm/text'),
  ...textsWithin(button, 'confirm button', (confirm) => dialog({ confirm }), 30, '/confirm/confirm'),
  ...textsWithin(button, 'deny button', (deny) => dialog({ deny }), 30, '/confirm/deny'),
  ...needed(button, dialog, '/confirm', 'title', 'text', 'confirm', 'deny'),
  limit(
    button,
    'confirm style',
    { ...dialog({ style: 'danger' }) },
    { ...dialog({ style: 'loud' }) },
    notAWord,
    '/confirm/style',
  ),

  ...[select, boxes, overflow].flatMap((menu) => [
    ...textsWithin(menu, 'option text', (text) => choice({ text }), 75, '/options/0/text'),
    ...textsWithin(
      menu,
      'option description',
      (description) => choice({ description }),
      75,
      '/options/0/description',
    ),
    ...needed(menu, choice, '/options/0', 'text', 'value'),
    limit(
      menu,
      'option value too long',
      { ...choice({ value: long(150) }) },
      { ...choice({ value: long(151) }) },
      tooLong(150),
      '/options/0/value',
    ),
  ]),
  limit(
    boxes,
    'option text formatted',
    { ...choice({ text: mrkdwn() }) },
    { ...choice({ text: '文' }) },
    'must provide an object',
    '/options/0/text',
  ),
  limit(
    select,
    'option text plain',
    { ...choice({}) },
    { ...choice({ text: mrkdwn() }) },
    'unsupported type: mrkdwn',
    '/options/0/text/type',
  ),
  limit(
    overflow,
    'option url too long',
    { ...choice({ url: 'https://example.com/'.padEnd(3000, 'a') }) },
    { ...choice({ url: 'https://example.com/'.padEnd(3001, 'a') }) },
    tooLong(3000),
    '/options/0/url',
  ),
  limit(
    overflow,
    'option url half',
    { ...choice({ url: 'https://example.com' }) },
    { ...choice({ url: 'tasks' }) },
    'must be a valid URL',
    '/options/0/url',
  ),
  limit(
    overflow,
    'option url that leads nowhere',
    { ...choice({ url: 'mailto:office@example.com' }) },
    { ...choice({ url: 'javascript:alert(1)' }) },
    'must be a valid URL',
    '/options/0/url',
  ),
  limit(
    select,
    'option url',
    { ...choice({}) },
    { ...choice({ url: 'https://example.com' }) },
    'invalid additional property: url',
    '/options/0',
  ),

  ...textsWithin(select, 'group label', (label) => grouped({ label }), 75, '/option_groups/0/label'),
  limit(
    select,
    'group too large',
    { ...grouped({ options: options(100) }) },
    { ...grouped({ options: options(101) }) },
    tooMany(100),
    '/option_groups/0/options',
  ),
  limit(
    select,
    'group empty',
    { ...grouped({}) },
    { ...grouped({ options: [] }) },
    tooFew(1),
    '/option_groups/0/options',
  ),
  ...needed(select, grouped, '/option_groups/0', 'label', 'options'),

  ...filters(),
];

function filters(): Limit[] {
  const menu = ELEMENT.conversations_select;
  return [
    limit(
      menu,
      'filter word',
      { ...filter({ include: ['im', 'mpim', 'private', 'public'] }) },
      { ...filter({ include: ['all'] }) },
      notAWord,
      '/filter/include/0',
    ),
    limit(
      menu,
      'filter includes nothing',
      { ...filter({ include: ['im'] }) },
      { ...filter({ include: [] }) },
      tooFew(1),
      '/filter/include',
    ),
    limit(
      menu,
      'filter empty',
      { ...filter({ exclude_bot_users: true }) },
      { ...filter({}) },
      'must define at least one of `include`, `exclude_external_shared_channels`, `exclude_bot_users`',
      '/filter',
    ),
  ];
}
