import { currentRequest, inRequests } from './request.ts';

/**
 * Work that brings something up to date, done once for however many ask for it: at once for the first, and for all who
 * ask while it runs or rests, when it has rested. It is done in the name of every request that asked for it.
 */
export class Gathered {
  readonly #work: () => Promise<void>;
  readonly #restMs: number;
  #asked = false;
  #askedBy = new Set<string>();
  #working: Promise<void> | null = null;
  #rest: NodeJS.Timeout | undefined;

  /** `work` deals with its own failures. */
  constructor(work: () => Promise<void>, restMs: number) {
    this.#work = work;
    this.#restMs = restMs;
  }

  /** Returns at once. */
  ask(): void {
    this.#asked = true;
    const request = currentRequest();
    if (request !== null) this.#askedBy.add(request);
    if (this.#rest === undefined) this.#begin();
  }

  /** Does without any more rest what was asked for; resolves when nothing of it is left. */
  async finish(): Promise<void> {
    while (this.#asked || this.#working) {
      this.#endRest();
      this.#begin();
      await this.#working;
    }
  }

  /** The same, and rests no more: nobody may ask from then on. */
  async stop(): Promise<void> {
    await this.finish();
    this.#endRest();
  }

  #begin(): void {
    if (!this.#asked || this.#working) return;
    this.#asked = false;
    const requests = [...this.#askedBy];
    this.#askedBy.clear();
    this.#working = inRequests(requests, this.#work).finally(() => {
      this.#working = null;
      this.#rest = setTimeout(() => {
        this.#rest = undefined;
        this.#begin();
      }, this.#restMs);
    });
  }

  #endRest(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }
}
