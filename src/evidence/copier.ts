import { evidenceToCopy } from '../../db/evidence.ts';
import { logFailure } from '../storage.ts';
import { copyEvidence, type CopyingOptions } from './copying.ts';
import { clearParts } from './store.ts';

/** So many files are fetched at the same time. */
const AT_ONCE = 4;
const LOOKS_EVERY_MS = 1_000;

export interface CopierOptions extends CopyingOptions {
  /** The machine's clock, by which files on its disk are old. */
  wireClock: () => Date;
}

/** Copies evidence out of Slack while the office runs. Several may work on one database: each file is in one hand. */
export class Copier {
  readonly #o: CopierOptions;
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | null = null;

  constructor(options: CopierOptions) {
    this.#o = options;
  }

  /** Looks for work every second, and at once when `kick` says that there is some. */
  start(): void {
    clearParts(this.#o.folder, this.#o.wireClock()).catch((error: unknown) => this.#report(error));
    this.#timer = setInterval(() => this.kick(), LOOKS_EVERY_MS);
    this.kick();
  }

  /** Ends what is under way; what is not copied waits in the database. */
  async stop(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#timer);
    await this.#working?.catch(() => undefined);
  }

  /** Says that there may be something to copy; returns at once. */
  kick(): void {
    this.#work().catch((error: unknown) => this.#report(error));
  }

  /** Copies until every file whose turn has come was tried. Rejects when the database fails. */
  async drain(): Promise<void> {
    // What was under way may have looked before the newest file came.
    await this.#working?.catch(() => undefined);
    await this.#work();
  }

  #work(): Promise<void> {
    this.#working ??= this.#copyAll().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  async #copyAll(): Promise<void> {
    const { signal } = this.#ending;
    for (;;) {
      const rows = signal.aborted
        ? []
        : await evidenceToCopy(this.#o.db, this.#o.clock().toISOString(), AT_ONCE);
      if (rows.length === 0) return;
      await Promise.all(rows.map((row) => copyEvidence(this.#o, row, signal)));
    }
  }

  #report(error: unknown): void {
    logFailure(this.#o, { event: 'evidence.failed' }, error);
  }
}
