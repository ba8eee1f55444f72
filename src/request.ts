import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

const requests = new AsyncLocalStorage<string | null>();

/**
 * The number by which one thing that was asked of the bot is found in the log, from its arrival to the messages that it
 * led to: the same for every delivery of the same thing. Nothing can be read from it.
 */
export function requestId(onceKey: string): string {
  return createHash('sha256').update(onceKey).digest('hex').slice(0, 8);
}

/** Does the work of a request; with null, work that is nobody's. Everything that is logged meanwhile carries its number. */
export function inRequest<Result>(id: string | null, work: () => Result): Result {
  return requests.run(id, work);
}

/** The same for work that several requests have asked for; none: work that is nobody's. */
export function inRequests<Result>(ids: readonly string[], work: () => Result): Result {
  return inRequest(ids.length === 0 ? null : [...new Set(ids)].join(' '), work);
}

/** The number of the request that is being dealt with, or the numbers with blanks between; null when it is none. */
export function currentRequest(): string | null {
  return requests.getStore() ?? null;
}
