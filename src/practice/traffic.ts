import type { Clock } from './clock.ts';
import { isObject, type Json } from './json.ts';

export interface Passage {
  /** `api`: the bot asked us; `to-bot` and `from-bot`: what went over the wire to it. */
  way: 'api' | 'to-bot' | 'from-bot' | 'response_url';
  what: string;
  request: unknown;
  response?: unknown;
  status?: number;
}

const KEPT = 500;
const SECRET_FIELD = /token|secret|signature|authorization|^response_url$|^upload_url$|^ticket$/i;
const SECRET_TEXT = /xox[a-z]-[\w-]+|xapp-[\w-]+|([?&]ticket=)[^&"]+|(\/response\/|\/upload\/v1\/)[\w-]+/g;

/** The newest traffic between bot and workspace, with secrets masked before they are kept. */
export class Traffic {
  readonly #kept: (Passage & { at: string })[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(passage: Passage): void {
    const { request, response, ...rest } = passage;
    const answer = response === undefined ? {} : { response: mask(response) };
    this.#kept.push({ at: this.#clock.now().toISOString(), ...rest, request: mask(request), ...answer });
    if (this.#kept.length > KEPT) this.#kept.shift();
  }

  /** Newest first. */
  recent(limit = KEPT): (Passage & { at: string })[] {
    return this.#kept.slice(-limit).toReversed();
  }
}

/** A copy in which nothing can be used to act as the bot. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(SECRET_TEXT, (_all, ticket, path) => `${ticket ?? path ?? ''}***`);
  if (Array.isArray(value)) return value.map(mask);
  if (!isObject(value)) return value;
  const masked: Json = {};
  for (const [field, inner] of Object.entries(value)) {
    masked[field] = SECRET_FIELD.test(field) && typeof inner === 'string' ? '***' : mask(inner);
  }
  return masked;
}
