import PQueue from 'p-queue';
import { TURN_MS } from '../../db/claims.ts';

/** A week goes out to a whole office at once, and still leaves Slack room for its people. */
const AT_ONCE = 16;

/** One queue per channel at Slack's posting rate, and one bound for all of them together. */
export class Lanes {
  readonly #lanes = new Map<string, PQueue>();
  readonly #all = new PQueue({ concurrency: AT_ONCE });
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #failed: (key: string, error: unknown) => void;
  #stopped = false;
  #end: () => void = () => undefined;
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  /** `failed` is told when work throws; the lane goes on with the next. */
  constructor(failed: (key: string, error: unknown) => void) {
    this.#failed = failed;
  }

  /** Runs `work` when the lane's turn comes; a key that is already waiting or running is not added again. */
  add(lane: string, key: string, work: () => Promise<void>): void {
    if (this.#stopped || this.#waiting.has(key)) return;
    const turn = async (): Promise<void> => {
      try {
        // What has left its lane when the lanes are stopped is let through to end at once.
        await this.#all.add(async () => (this.#stopped ? undefined : work()));
      } catch (error) {
        this.#failed(key, error);
      } finally {
        this.#waiting.delete(key);
      }
    };
    this.#waiting.set(key, this.#lane(lane).add(turn));
  }

  /** Resolves when nothing waits and nothing runs, or when the lanes are stopped. */
  async idle(): Promise<void> {
    while (!this.#stopped && this.#waiting.size > 0) {
      await Promise.race([Promise.all(this.#waiting.values()), this.#ended]);
    }
  }

  /** Drops what waits and resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#end();
    for (const lane of this.#lanes.values()) lane.clear();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.onPendingZero()));
    this.#waiting.clear();
  }

  #lane(name: string): PQueue {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane = new PQueue({ concurrency: 1, interval: TURN_MS, intervalCap: 1, strict: true });
    this.#lanes.set(name, lane);
    return lane;
  }
}
