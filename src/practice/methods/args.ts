import { isObject, parseJson, textOf, type Json } from '../json.ts';

/** A method's refusal: HTTP 200 with `ok: false`, except that too many calls get HTTP 429. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Json;
  readonly retryAfter: number | undefined;

  constructor(code: string, extra: Json = {}, retryAfter?: number) {
    super(code);
    this.code = code;
    this.extra = extra;
    this.retryAfter = retryAfter;
  }
}

/** Slack's way to say that arguments are missing or wrong. */
export function invalidArguments(...messages: string[]): SlackError {
  return new SlackError('invalid_arguments', { response_metadata: { messages } });
}

/** The arguments of one call, whether they came as a form, a query or JSON. */
export class Args {
  readonly #given: Json;

  constructor(given: Json) {
    this.#given = given;
  }

  /** Text; a number is given as the text it would be in a form. Empty counts as absent. */
  text(name: string): string | undefined {
    const value = this.#given[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return textOf(value) || undefined;
  }

  /** Text that must be there. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw invalidArguments(`[ERROR] missing required field: ${name}`);
    return value;
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.text(name) ?? '');
  }

  /** A whole number between 1 and the most that the method gives, which is also what one gets without asking. */
  limit(standard: number, most = 1000): number {
    const value = this.text('limit');
    if (value === undefined) return standard;
    const wanted = Number(value);
    if (!Number.isInteger(wanted) || wanted < 0) throw new SlackError('invalid_limit');
    return wanted === 0 ? standard : Math.min(wanted, most);
  }

  /** Words separated by commas, or a JSON list. */
  words(name: string): string[] {
    const value = this.#given[name];
    const decoded = typeof value === 'string' && value.startsWith('[') ? parseJson(value) : value;
    if (Array.isArray(decoded)) return decoded.filter((word) => typeof word === 'string');
    return (this.text(name) ?? '').split(',').flatMap((word) => word.trim() || []);
  }

  /** A structured argument: an object or list, or JSON text of one. `fault` is Slack's code when it is neither. */
  json(name: string, fault: string): unknown {
    const value = this.#given[name];
    if (value === undefined || value === null || value === '') return undefined;
    const decoded = typeof value === 'string' ? parseJson(value) : value;
    if (!isObject(decoded) && !Array.isArray(decoded)) throw new SlackError(fault);
    return decoded;
  }

  has(name: string): boolean {
    return this.#given[name] !== undefined;
  }
}

/** One page of a list, with the cursor of the next. */
export function page<T>(
  all: readonly T[],
  args: Args,
  limit: number,
): { items: T[]; response_metadata: Json } {
  const cursor = args.text('cursor');
  const start =
    cursor === undefined
      ? 0
      : Number(Buffer.from(cursor, 'base64').toString('utf8').replace('at:', '') || Number.NaN);
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`at:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor: next } };
}
