import PQueue from 'p-queue';

/** Slack takes about one message a second in a channel; a little more leaves room for a jittery network. */
const CHANNEL_INTERVAL_MS = 1_050;
const AT_ONCE = 6;

/** One queue per channel at Slack's posting rate, and one bound for all of them together. */
export class Lanes {
  readonly #lanes = new Map<string, PQueue>();
  readonly #all = new PQueue({ concurrency: AT_ONCE });
  readonly #waiting = new Set<string>();
  #stopped = false;

  /** Runs `work` when the lane's turn comes; a key that is already waiting or running is not added again. */
  add(lane: string, key: string, work: () => Promise<void>): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    void this.#lane(lane)
      .add(() => this.#all.add(async () => (this.#stopped ? undefined : work())))
      .finally(() => this.#waiting.delete(key));
  }

  /** True while the key waits or runs here. */
  has(key: string): boolean {
    return this.#waiting.has(key);
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#waiting.size > 0) {
      await Promise.all([...this.#lanes.values()].map((lane) => lane.onIdle()));
    }
  }

  /** Drops what waits and resolves when what runs has ended. */
  async stop(): Promise<void> {
    // What has left its lane is let through to end at once: a lane waits for it.
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.clear();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.onPendingZero()));
  }

  #lane(name: string): PQueue {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane = new PQueue({ concurrency: 1, interval: CHANNEL_INTERVAL_MS, intervalCap: 1, strict: true });
    this.#lanes.set(name, lane);
    return lane;
  }
}
