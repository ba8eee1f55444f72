import type { Surface } from '../../../src/practice/block-kit/schema.ts';

type Properties = Record<string, unknown>;

/** A limit of Slack's: what is just inside it, what is just outside, and what Slack answers to that. */
export interface Limit {
  what: string;
  on: Surface;
  good: object[];
  bad: object[];
  /** What Slack says of the bad one, each with the JSON pointer from the list of blocks. */
  faults: { fault: string; pointer?: string }[];
  /** Slack's code when it is not the usual one of the surface. */
  error?: string;
  /** What is wrong between blocks that are good by themselves; Slack looks at it last. */
  amongBlocks?: boolean;
}

export const long = (length: number): string => '长'.repeat(length);
export const plain = (text = '文'): object => ({ type: 'plain_text', text });
export const mrkdwn = (text = '文'): object => ({ type: 'mrkdwn', text });
export const option = (more: object = {}): object => ({ text: plain('甲'), value: 'a', ...more });
export const options = (count: number): object[] => times(count, (at) => option({ value: `${at}` }));
export const picture = (more: object = {}): object => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: '图',
  ...more,
});
export const richText = (...pieces: object[]): object => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: pieces }],
});
export const words = (text = '文'): object => ({ type: 'text', text });
export const cells = (rows: number, columns: number, text = '1'): object[][] =>
  times(rows, () => times(columns, () => ({ type: 'raw_text', text })));

export function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

export const tooLong = (max: number): string => `must be less than ${max + 1} characters`;
export const tooShort = (min: number): string => `must be more than ${min - 1} characters`;
export const tooMany = (max: number): string => `no more than ${max} items allowed`;
export const tooFew = (min: number): string => `must provide at least ${min} items`;
export const notAWord = 'must be a valid enum value';

/** A smallest good thing, and how it is put on a surface. */
export interface Example {
  on: Surface;
  value: Properties;
  /** The block around it, and the pointer into that. */
  within: { wrap(value: object): object; pointer: string };
}

const itself = { wrap: (value: object) => value, pointer: '' };
const inActions = {
  wrap: (value: object) => ({ type: 'actions', elements: [value] }),
  pointer: '/elements/0',
};
const inContextActions = {
  ...inActions,
  wrap: (value: object) => ({ type: 'context_actions', elements: [value] }),
};
const inInput = {
  wrap: (element: object) => ({ type: 'input', label: plain(), element }),
  pointer: '/element',
};

export const block = (value: Properties, on: Surface = 'message'): Example => ({ on, value, within: itself });
export const action = (value: Properties): Example => ({ on: 'message', value, within: inActions });
export const contextAction = (value: Properties): Example => ({
  on: 'message',
  value,
  within: inContextActions,
});
export const input = (value: Properties): Example => ({ on: 'modal', value, within: inInput });

/** The example with other properties; what is undefined is left out. */
export function vary(example: Example, more: Properties): object {
  const value = { ...example.value, ...more };
  return example.within.wrap(
    Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)),
  );
}

/** A limit of one thing: its example with good properties, with bad ones, and the fault with the pointer into it. */
export function limit(
  example: Example,
  what: string,
  good: Properties,
  bad: Properties,
  fault: string,
  pointer = '',
): Limit {
  return {
    what: `${String(example.value.type)}: ${what}`,
    on: example.on,
    good: [vary(example, good)],
    bad: [vary(example, bad)],
    faults: [{ fault, pointer: `/0${example.within.pointer}${pointer}` }],
  };
}

/** A text of so many characters, and not empty. */
export function stringLimits(example: Example, name: string, max: number): Limit[] {
  return [
    limit(
      example,
      `${name} too long`,
      { [name]: long(max) },
      { [name]: long(max + 1) },
      tooLong(max),
      `/${name}`,
    ),
  ];
}

/** A text that is not empty. */
export function filled(example: Example, name: string): Limit {
  return limit(example, `${name} empty`, { [name]: 'x' }, { [name]: '' }, tooShort(1), `/${name}`);
}

/** A text object of one character up to so many. */
export function textLimits(example: Example, name: string, max: number, text = plain): Limit[] {
  return textsWithin(example, name, (given) => ({ [name]: given }), max, `/${name}`, text);
}

/** A text object somewhere within an example: not too long, not empty, and with a text at all. */
export function textsWithin(
  example: Example,
  what: string,
  put: (text: object) => object,
  max: number,
  pointer: string,
  text = plain,
): Limit[] {
  const of = (length: number) => ({ ...put(text(long(length))) });
  const bare = { ...put({ ...text(), text: undefined }) };
  return [
    limit(example, `${what} too long`, of(max), of(max + 1), tooLong(max), `${pointer}/text`),
    limit(example, `${what} empty`, of(1), of(0), tooShort(1), `${pointer}/text`),
    limit(example, `${what} without text`, of(1), bare, 'missing required field: text', pointer),
  ];
}

/** A list of so few items up to so many. */
export function listLimits(
  example: Example,
  name: string,
  { min = 0, max = Infinity }: { min?: number; max?: number },
  make: (count: number) => unknown[],
): Limit[] {
  const of = (count: number) => ({ [name]: make(count) });
  const least = Math.max(1, min);
  return [
    ...(max < Infinity
      ? [limit(example, `${name} too many`, of(max), of(max + 1), tooMany(max), `/${name}`)]
      : []),
    ...(min > 0 ? [limit(example, `${name} too few`, of(least), of(min - 1), tooFew(min), `/${name}`)] : []),
  ];
}

/** A whole number from here to there. */
export function numberLimits(
  example: Example,
  name: string,
  { min, max }: { min?: number; max?: number },
): Limit[] {
  const at = `/${name}`;
  return [
    ...(min === undefined
      ? []
      : [
          limit(
            example,
            `${name} too small`,
            { [name]: min },
            { [name]: min - 1 },
            `must be greater than ${min}`,
            at,
          ),
        ]),
    ...(max === undefined
      ? []
      : [
          limit(
            example,
            `${name} too great`,
            { [name]: max },
            { [name]: max + 1 },
            `must be less than ${max}`,
            at,
          ),
        ]),
  ];
}

/** One of these words. */
export function wordLimits(example: Example, name: string, ...good: (string | number)[]): Limit[] {
  return good.map((word) =>
    limit(example, `${name} ${word}`, { [name]: word }, { [name]: 'other' }, notAWord, `/${name}`),
  );
}

/** Properties that must be there. */
export function required(example: Example, ...names: string[]): Limit[] {
  return names.map((name) =>
    limit(example, `${name} missing`, {}, { [name]: undefined }, `missing required field: ${name}`),
  );
}
