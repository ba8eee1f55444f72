import { z } from 'zod';
import { checkCron } from '../../calendar/cron.ts';
import { isDay, isZone } from '../../calendar/day.ts';
import { finding, type Finding } from './fault.ts';
import { nearest } from './near.ts';

/** What a value should have been, for the words of `wrong-type`. */
export type Expected = 'text' | 'number' | 'flag' | 'list' | 'map';

/** A value that stays one line of text; what is wrong with it is a finding. */
function scalar(expected: Expected, check: (value: string) => Finding | null) {
  return z.string({ error: expected }).superRefine((value, context) => {
    const found = check(value);
    if (found !== null) context.addIssue({ code: 'custom', params: found });
  });
}

/** Words for people, on one line, at most so many characters. */
export function wording(limit: number) {
  return scalar('text', (value) => {
    const length = Array.from(oneLine(value)).length;
    if (length === 0) return finding('empty-text', {});
    return length > limit ? finding('text-too-long', { length, limit }) : null;
  }).transform(oneLine);
}

/** A whole number in a range; with a sign only where the range goes below zero. */
export function whole(min: number, max: number) {
  const shape = min < 0 ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/;
  return scalar('number', (value) =>
    shape.test(value) && Number(value) >= min && Number(value) <= max
      ? null
      : finding('bad-number', { value, min, max }),
  ).transform(Number);
}

/** One of a few words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: 'text' });
}

/** A map that has these keys and no others. */
export function map<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    // The message carries the keys that would have been right.
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : 'map'),
  });
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: 'list' });
}

/** The id of another entry; whether there is one is asked when all are known. */
export const reference = scalar('text', () => null);

export const id = scalar('text', (value) =>
  /^[a-z0-9][a-z0-9-]{0,79}$/.test(value) ? null : finding('bad-id', { id: value }),
);

export const flag = scalar('flag', (value) =>
  /^(true|false|yes|no)$/i.test(value) ? null : finding('bad-flag', { value }),
).transform((value) => /^(true|yes)$/i.test(value));

export const weight = scalar('number', (value) =>
  /^\d{1,3}(\.\d{1,2})?$/.test(value) && Number(value) > 0 && Number(value) <= 100
    ? null
    : finding('bad-weight', { value }),
).transform(Number);

export const day = scalar('text', (value) => (isDay(value) ? null : finding('bad-day', { value })));

export const time = scalar('text', (value) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : finding('bad-time', { value }),
);

export const zone = scalar('text', (value) => {
  if (isZone(value)) return null;
  const near = nearest(value, Intl.supportedValuesOf('timeZone'));
  return near === null ? finding('bad-zone', { value }) : finding('bad-zone-near', { value, near });
});

export const cron = scalar('text', (value) =>
  value.trim().split(/\s+/).length === 5 && checkCron(value) === null ? null : finding('bad-cron', { value }),
).transform((value) => value.trim().replace(/\s+/g, ' '));

/** A channel's name, with or without `#`, or its id. Slack allows the letters of any script that has no capitals. */
export const channel = scalar('text', (value) =>
  /^#?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80}$/u.test(value) || /^[CG][A-Z0-9]{2,30}$/.test(value)
    ? null
    : finding('bad-channel', { value }),
).transform((value) => value.replace(/^#/, ''));

/** A Slack user id, an e-mail address, or a handle with or without `@`. */
export const slack = scalar('text', (value) =>
  /^@?[\p{L}\p{M}\p{N}._-]{1,80}$/u.test(value) ||
  /^[^\s@<>|,;]{1,64}@[^\s@<>|,;]+\.[^\s@<>|,;.]{2,}$/.test(value)
    ? null
    : finding('bad-slack', { value }),
).transform((value) => value.replace(/^@/, ''));

function oneLine(value: string): string {
  return value.replace(/\s*[\t\n\r\u2028\u2029]+\s*/g, ' ').trim();
}
