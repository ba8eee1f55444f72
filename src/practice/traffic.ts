import { bounded } from './bounded.ts';
import type { Clock } from './clock.ts';
import type { FaultRule, Passage } from './contract-tools.ts';
import { compact, isObject, parseJson } from './json.ts';

const KEPT = 500;
const SECRET_FIELD = /token|secret|signature|authorization|^response_url$|^upload_url$|^ticket$/i;
const SECRET_TEXT = /xox[a-z]-[\w-]+|xapp-[\w-]+|([?&]ticket=)[^&"]+|(\/response\/|\/upload\/v1\/)[\w-]+/g;

/** The newest traffic between bot and workspace, with secrets masked before they are kept. */
export class Traffic {
  readonly #kept: Passage[] = [];
  readonly #clock: Clock;
  readonly #onNew: () => void;
  #last = 0;

  constructor(clock: Clock, onNew: () => void = () => {}) {
    this.#clock = clock;
    this.#onNew = onNew;
  }

  note(passage: Omit<Passage, 'id' | 'at'>): void {
    const { request, response, ...rest } = passage;
    const answer = response === undefined ? {} : { response: legible(response) };
    const at = this.#clock.now().toISOString();
    this.#last += 1;
    this.#kept.push({ id: this.#last, at, ...rest, request: legible(request), ...answer });
    if (this.#kept.length > KEPT) this.#kept.shift();
    this.#onNew();
  }

  /** A fault on demand that strikes a call: what the bot sees of it is nothing, or not what happened. */
  noteFault(method: string, { kind, ms, status, error }: FaultRule): void {
    const way = method === 'response_url' ? 'response_url' : 'api';
    this.note({ way, what: method, request: compact({ ms, status, error }), fault: kind });
  }

  /** Newest first; only what is newer than a passage when that is named. */
  recent(limit = KEPT, after = 0): Passage[] {
    return this.#kept
      .filter((one) => one.id > after)
      .slice(-limit)
      .toReversed();
  }

  /** Forgets everything; ids go on counting, so that nobody takes old for new. */
  clear(): void {
    this.#kept.length = 0;
    this.#onNew();
  }
}

/** What is kept of a body: without secrets, not too long, and JSON that came as the text of a form's field as JSON. */
function legible(body: unknown): unknown {
  if (!isObject(body)) return bounded(mask(body));
  const parsed = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'string' && /^[[{]/.test(value) ? (parseJson(value) ?? value) : value,
  ]);
  return bounded(mask(Object.fromEntries(parsed)));
}

/** A copy in which nothing can be used to act as the bot. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(SECRET_TEXT, (_all, ticket, path) => `${ticket ?? path ?? ''}***`);
  if (Array.isArray(value)) return value.map(mask);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      SECRET_FIELD.test(field) && typeof inner === 'string' ? '***' : mask(inner),
    ]),
  );
}
