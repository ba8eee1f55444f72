import type { PracticeEvent } from '../contract.ts';

/** What the page hears of the workspace; `connected` when it may have missed something before. */
export type Heard = PracticeEvent | { kind: 'connected' };

/** Passes on what the page hears to those who listen for it. */
export class Hearing {
  readonly #listeners = new Set<(event: Heard) => void>();

  /** Starts passing on; the returned function stops it. */
  on(listener: (event: Heard) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(event: Heard): void {
    for (const listener of this.#listeners) listener(event);
  }
}
