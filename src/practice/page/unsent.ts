import type { StateValues } from '../contract.ts';
import { filledFrom, type Filled } from './form.ts';
import { Uploads } from './uploads.ts';

/** What people have typed or filled in and not sent yet; it survives looking elsewhere and acting as others. */
export class Unsent {
  /** By person, conversation and thread. */
  readonly drafts = new Map<string, string>();
  readonly uploads = new Uploads();
  readonly #forms = new Map<string, Filled>();

  /** For a fresh office, where nothing is left that it could be sent to. */
  clear(): void {
    this.drafts.clear();
    this.uploads.clear();
    this.#forms.clear();
  }

  /** What a person filled in for a message or view; after a reload it starts from what the server has. */
  filledIn(personId: string, key: string, known: StateValues = {}): Filled {
    const own = `${personId} ${key}`;
    const filled = this.#forms.get(own) ?? filledFrom(known);
    this.#forms.set(own, filled);
    return filled;
  }
}
