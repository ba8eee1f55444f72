import { long, plain, tooLong, tooShort } from './kit.ts';

/** A limit of a view: properties just inside, properties just outside, what Slack says and where. */
export interface ViewLimit {
  what: string;
  type: 'modal' | 'home';
  good: object;
  bad: object;
  fault: string;
  pointer: string;
}

const SHORT_TEXTS: ['modal' | 'home', ...string[]][] = [
  ['modal', 'title', 'submit', 'close'],
  ['home', 'title', 'submit', 'close'],
];

const LONG_TEXTS: [string, number][] = [
  ['private_metadata', 3000],
  ['callback_id', 255],
  ['external_id', 255],
];

const short: ViewLimit[] = SHORT_TEXTS.flatMap(([type, ...names]) =>
  names.flatMap((name) => [
    {
      what: `${name} too long`,
      type,
      good: { [name]: plain(long(24)) },
      bad: { [name]: plain(long(25)) },
      fault: tooLong(24),
      pointer: `/view/${name}/text`,
    },
    {
      what: `${name} empty`,
      type,
      good: { [name]: plain() },
      bad: { [name]: plain('') },
      fault: tooShort(1),
      pointer: `/view/${name}/text`,
    },
    {
      what: `${name} without text`,
      type,
      good: { [name]: plain() },
      bad: { [name]: { type: 'plain_text' } },
      fault: 'missing required field: text',
      pointer: `/view/${name}`,
    },
  ]),
);

const texts: ViewLimit[] = (['modal', 'home'] as const).flatMap((type) =>
  LONG_TEXTS.map(([name, max]) => ({
    what: `${name} too long`,
    type,
    good: { [name]: long(max) },
    bad: { [name]: long(max + 1) },
    fault: tooLong(max),
    pointer: `/view/${name}`,
  })),
);

const missing = (type: 'modal' | 'home', name: string): ViewLimit => ({
  what: `${name} missing`,
  type,
  good: {},
  bad: { [name]: undefined },
  fault: `missing required field: ${name}`,
  pointer: '/view',
});

/** Limits of views, apart from their blocks. */
export const VIEW_LIMITS: ViewLimit[] = [
  ...short,
  ...texts,
  missing('modal', 'type'),
  missing('modal', 'title'),
  missing('modal', 'blocks'),
  missing('home', 'blocks'),
  {
    what: 'kind',
    type: 'modal',
    good: {},
    bad: { type: 'home' },
    fault: 'must be a valid enum value',
    pointer: '/view/type',
  },
  {
    what: 'unknown property',
    type: 'modal',
    good: { notify_on_close: true },
    bad: { submit_disabled: true },
    fault: 'invalid additional property: submit_disabled',
    pointer: '/view',
  },
];

/** A view with nothing wrong in it; a modal with a button to submit, so that it may hold inputs. */
export function viewOf(type: 'modal' | 'home', more: object = {}): Record<string, unknown> {
  const modal = { type, title: plain('题'), submit: plain('交'), blocks: [] };
  return { ...(type === 'modal' ? modal : { type, blocks: [] }), ...more };
}
