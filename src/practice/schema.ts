import { countCharacters } from './characters.ts';
import { isObject, typeOf, type Json } from './json.ts';

/** Takes one fault: what is wrong and the JSON pointer to it. */
export type Report = (fault: string, pointer: string) => void;

/** Looks at one value. */
export type Check = (value: unknown, pointer: string, report: Report) => void;

/** The properties that an object may have; `required` ones must be there. */
export type Shape = Record<string, Check | { required: Check }>;

/** Text as such. Slack counts characters, so an emoji of two UTF-16 units is one. */
export function string(limits: { min?: number; max?: number; pattern?: RegExp } = {}): Check {
  return (value, pointer, report) => {
    if (typeof value !== 'string') return report('must provide a string', pointer);
    measure(value, limits, pointer, report);
  };
}

function measure(
  value: string,
  { min = 0, max = Infinity, pattern }: { min?: number; max?: number; pattern?: RegExp },
  pointer: string,
  report: Report,
): void {
  const length = countCharacters(value);
  if (length < min) report(`must be more than ${min - 1} characters`, pointer);
  else if (length > max) report(`must be less than ${max + 1} characters`, pointer);
  else if (pattern && !pattern.test(value)) report('failed to match pattern', pointer);
}

export const boolean: Check = (value, pointer, report) => {
  if (typeof value !== 'boolean') report('must provide a boolean', pointer);
};

/** A whole number within bounds. */
export function integer(limits: { min?: number; max?: number } = {}): Check {
  return (value, pointer, report) => {
    const { min = -Infinity, max = Infinity } = limits;
    if (typeof value !== 'number' || !Number.isInteger(value))
      return report('must provide an integer', pointer);
    if (value < min) report(`must be greater than ${min - 1}`, pointer);
    else if (value > max) report(`must be less than ${max + 1}`, pointer);
  };
}

export const number: Check = (value, pointer, report) => {
  if (typeof value !== 'number') report('must provide a number', pointer);
};

/** One of a few words. */
export function oneOf(...words: (string | number)[]): Check {
  return (value, pointer, report) => {
    if (!words.some((word) => word === value)) report('must be a valid enum value', pointer);
  };
}

/** A list whose items all pass one check. */
export function list(item: Check, { min = 0, max = Infinity }: { min?: number; max?: number } = {}): Check {
  return (value, pointer, report) => {
    if (!Array.isArray(value)) return report('must provide an array', pointer);
    if (value.length < min) report(`no less than ${min} items allowed`, pointer);
    if (value.length > max) report(`no more than ${max} items allowed`, pointer);
    for (const [at, one] of value.entries()) item(one, `${pointer}/${at}`, report);
  };
}

/** An object with these properties and no others; `also` sees it when it is one. */
export function object(shape: Shape, also?: (value: Json, pointer: string, report: Report) => void): Check {
  return (value, pointer, report) => {
    if (!isObject(value)) return report('must provide an object', pointer);
    for (const [name, rule] of Object.entries(shape)) {
      if (typeof rule !== 'function' && value[name] === undefined) {
        report(`missing required field: ${name}`, pointer);
      }
    }
    for (const [name, field] of Object.entries(value)) {
      const rule = shape[name];
      if (rule === undefined) report(`invalid additional property: ${name}`, pointer);
      else if (field !== undefined)
        (typeof rule === 'function' ? rule : rule.required)(field, `${pointer}/${name}`, report);
    }
    also?.(value, pointer, report);
  };
}

/** An object whose `type` says which of these checks it must pass. */
export function byType(kinds: Record<string, Check>): Check {
  return (value, pointer, report) => {
    if (!isObject(value)) return report('must provide an object', pointer);
    if (value.type === undefined) return report('missing required field: type', pointer);
    const type = typeOf(value);
    const check = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (!check) return report(`unsupported type: ${type}`, `${pointer}/type`);
    check(value, pointer, report);
  };
}

/** Anything at all. */
export const anything: Check = () => undefined;

/** A `plain_text` object. */
export function plain(max: number, min = 1): Check {
  return textObject(['plain_text'], max, min);
}

/** A `plain_text` or `mrkdwn` object. */
export function rich(max: number, min = 1): Check {
  return textObject(['plain_text', 'mrkdwn'], max, min);
}

/** A `mrkdwn` object. */
export function mrkdwn(max: number, min = 1): Check {
  return textObject(['mrkdwn'], max, min);
}

function textObject(types: string[], max: number, min: number): Check {
  const type = { required: anything };
  const text = { required: string({ min, max }) };
  const kinds: Record<string, Check> = {};
  if (types.includes('plain_text')) kinds.plain_text = object({ type, text, emoji: boolean });
  if (types.includes('mrkdwn')) kinds.mrkdwn = object({ type, text, verbatim: boolean });
  return byType(kinds);
}
