import { secret } from './ids.ts';

/**
 * Secrets that were handed out, each good for a while of real time. An unknown one and one that is too old are the
 * same to everybody, so that nobody has to remember old ones.
 */
export class Issued<Good> {
  readonly #kept = new Map<string, { good: Good; at: number }>();
  readonly #lifeMs: number;
  readonly #realNow: () => number;

  constructor(lifeMs: number, realNow: () => number) {
    this.#lifeMs = lifeMs;
    this.#realNow = realNow;
  }

  /** A new secret for this. */
  issue(good: Good): string {
    this.#forgetExpired();
    const key = secret();
    this.#kept.set(key, { good, at: this.#realNow() });
    return key;
  }

  /** What the secret is good for, if it is any good. */
  find(key: string): Good | undefined {
    this.#forgetExpired();
    return this.#kept.get(key)?.good;
  }

  /** The secret is used up. */
  spend(key: string): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }

  #forgetExpired(): void {
    const horizon = this.#realNow() - this.#lifeMs;
    for (const [key, { at }] of this.#kept) {
      if (at >= horizon) return;
      this.#kept.delete(key);
    }
  }
}
