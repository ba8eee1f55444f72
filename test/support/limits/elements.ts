import { ELEMENT, PICTURE } from './examples.ts';
import {
  filled,
  limit,
  listLimits,
  long,
  notAWord,
  numberLimits,
  option,
  options,
  plain,
  stringLimits,
  textLimits,
  textsWithin,
  tooLong,
  tooShort,
  wordLimits,
  type Limit,
} from './kit.ts';

const notOffered = 'must be one of the provided options';
const eitherOptions = 'must define either `options` or `option_groups`';
const groups = (count: number) => [{ label: plain(), options: options(count) }];
const stranger = option({ value: 'z' });

const MULTIPLE = [
  ELEMENT.multi_static_select,
  ELEMENT.multi_external_select,
  ELEMENT.multi_users_select,
  ELEMENT.multi_conversations_select,
  ELEMENT.multi_channels_select,
];

/** Limits of everything with a button or a menu, and of dates and times. */
export const ELEMENT_LIMITS: Limit[] = [
  ...[ELEMENT.button, ELEMENT.workflow_button, ELEMENT.icon_button].flatMap((button) => [
    ...textLimits(button, 'text', 75),
    ...stringLimits(button, 'accessibility_label', 75),
  ]),
  ...[ELEMENT.button, ELEMENT.icon_button].flatMap((button) => stringLimits(button, 'value', 2000)),
  ...[ELEMENT.button, ELEMENT.workflow_button].flatMap((button) =>
    wordLimits(button, 'style', 'primary', 'danger'),
  ),
  limit(
    ELEMENT.button,
    'url too long',
    { url: address(3000) },
    { url: address(3001) },
    tooLong(3000),
    '/url',
  ),
  ...[
    ['mailto:office@example.com', 'javascript:alert(1)'],
    ['tel:+861012345', 'data:text/html,x'],
    ['slack://channel?team=T1&id=C1', 'file:///etc/passwd'],
  ].map(([good, bad]) =>
    limit(
      ELEMENT.button,
      `url that leads nowhere: ${bad}`,
      { url: good },
      { url: bad },
      'must be a valid URL',
      '/url',
    ),
  ),
  limit(ELEMENT.button, 'url half', { url: address(30) }, { url: '/tasks' }, 'must be a valid URL', '/url'),
  ...wordLimits(ELEMENT.icon_button, 'icon', 'trash'),
  limit(
    ELEMENT.icon_button,
    'unnamed person',
    { visible_to_user_ids: ['U1'] },
    { visible_to_user_ids: [''] },
    tooShort(1),
    '/visible_to_user_ids/0',
  ),
  ...['positive_button', 'negative_button'].flatMap((name) => feedback(name)),

  ...listLimits(ELEMENT.overflow, 'options', { min: 1, max: 5 }, options),
  ...[ELEMENT.checkboxes, ELEMENT.radio_buttons].flatMap((boxes) =>
    listLimits(boxes, 'options', { min: 1, max: 10 }, options),
  ),
  ...[ELEMENT.static_select, ELEMENT.multi_static_select].flatMap((select) => [
    ...listLimits(select, 'options', { min: 1, max: 100 }, options),
    limit(
      select,
      'option groups too many',
      { options: undefined, option_groups: Array.from({ length: 100 }, () => groups(1)[0]) },
      { options: undefined, option_groups: Array.from({ length: 101 }, () => groups(1)[0]) },
      'no more than 100 items allowed',
      '/option_groups',
    ),
    limit(
      select,
      'option groups too few',
      { options: undefined, option_groups: groups(1) },
      { options: undefined, option_groups: [] },
      'must provide at least 1 items',
      '/option_groups',
    ),
    limit(select, 'neither options nor groups', {}, { options: undefined }, eitherOptions, '/type'),
    limit(select, 'options and groups', {}, { option_groups: groups(1) }, eitherOptions, '/type'),
  ]),

  ...[ELEMENT.static_select, ELEMENT.radio_buttons].map((menu) =>
    limit(
      menu,
      'initial option',
      { initial_option: option() },
      { initial_option: stranger },
      notOffered,
      '/initial_option',
    ),
  ),
  limit(
    ELEMENT.static_select,
    'initial option of another text',
    { options: undefined, option_groups: groups(2), initial_option: options(2)[1] },
    { initial_option: option({ text: plain('乙') }) },
    notOffered,
    '/initial_option',
  ),
  ...[ELEMENT.multi_static_select, ELEMENT.checkboxes].flatMap((menu) => [
    limit(
      menu,
      'initial options',
      { initial_options: [option()] },
      { initial_options: [stranger] },
      notOffered,
      '/initial_options',
    ),
    limit(menu, 'no initial options', {}, { initial_options: [] }, notOffered, '/initial_options'),
  ]),
  ...listLimits(ELEMENT.multi_external_select, 'initial_options', { min: 1 }, options),
  ...MULTIPLE.flatMap((menu) => numberLimits(menu, 'max_selected_items', { min: 1 })),
  ...[ELEMENT.external_select, ELEMENT.multi_external_select].flatMap((menu) =>
    numberLimits(menu, 'min_query_length', { min: 0 }),
  ),
  filled(ELEMENT.users_select, 'initial_user'),
  filled(ELEMENT.conversations_select, 'initial_conversation'),
  filled(ELEMENT.channels_select, 'initial_channel'),
  ...(
    [
      [ELEMENT.multi_users_select, 'initial_users'],
      [ELEMENT.multi_conversations_select, 'initial_conversations'],
      [ELEMENT.multi_channels_select, 'initial_channels'],
    ] as const
  ).map(([menu, name]) =>
    limit(menu, `${name} unnamed`, { [name]: ['X1'] }, { [name]: [''] }, tooShort(1), `/${name}/0`),
  ),

  ...['2022-5-5', '2022-13-01', '2022-05-32', '5/5'].map((bad) =>
    limit(
      ELEMENT.datepicker,
      `date ${bad}`,
      { initial_date: '2022-05-31' },
      { initial_date: bad },
      String.raw`input must match regex pattern: ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`,
      '/initial_date',
    ),
  ),
  ...['24:00', '9:00', '09:60'].map((bad) =>
    limit(
      ELEMENT.timepicker,
      `time ${bad}`,
      { initial_time: '23:59' },
      { initial_time: bad },
      String.raw`input must match regex pattern: ^([01]\d|2[0-3]):[0-5]\d$`,
      '/initial_time',
    ),
  ),
  limit(
    ELEMENT.timepicker,
    'timezone',
    { timezone: 'Asia/Shanghai' },
    { timezone: 'Asia/Nowhere' },
    notAWord,
    '/timezone',
  ),
  ...numberLimits(ELEMENT.datetimepicker, 'initial_date_time', { min: 1_000_000_000, max: 9_999_999_999 }),
  limit(
    ELEMENT.datetimepicker,
    'date and time in words',
    { initial_date_time: 1_651_712_400 },
    { initial_date_time: '1651712400' },
    'must provide an integer',
    '/initial_date_time',
  ),

  ...stringLimits(PICTURE, 'alt_text', 2000),
];

function address(length: number): string {
  return 'https://example.com/'.padEnd(length, 'a');
}

function feedback(name: string): Limit[] {
  const { feedback_buttons: buttons } = ELEMENT;
  const of = (more: object) => ({ [name]: { text: plain(), value: 'v', ...more } });
  const missing = (property: string) =>
    limit(
      buttons,
      `${name} ${property} missing`,
      of({}),
      of({ [property]: undefined }),
      `missing required field: ${property}`,
      `/${name}`,
    );
  return [
    ...textsWithin(buttons, `${name} text`, (text) => of({ text }), 75, `/${name}/text`),
    limit(
      buttons,
      `${name} value too long`,
      of({ value: long(2000) }),
      of({ value: long(2001) }),
      tooLong(2000),
      `/${name}/value`,
    ),
    limit(
      buttons,
      `${name} label too long`,
      of({ accessibility_label: long(75) }),
      of({ accessibility_label: long(76) }),
      tooLong(75),
      `/${name}/accessibility_label`,
    ),
    missing('text'),
    missing('value'),
  ];
}
