import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { TURN_MS } from '../../db/claims.ts';
import type { PassingTime } from './passing-time.ts';

/** A week goes out to a whole office at once, and still leaves Slack room for its people. */
const AT_ONCE = 16;

/** What goes to one channel, and when the newest of it began. */
interface Lane {
  queue: PQueue;
  beganAt: number;
}

/** One queue per channel at Slack's posting rate, and one bound for all of them together. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #all = new PQueue({ concurrency: AT_ONCE });
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #slackClock: () => Date;
  readonly #time: PassingTime;
  readonly #failed: (key: string, error: unknown) => void;
  readonly #ending = new AbortController();
  readonly #ended: Promise<void>;

  /** Seconds pass by `slackClock`. `failed` is told when work throws; the lane goes on with the next. */
  constructor(
    { slackClock, time }: { slackClock: () => Date; time: PassingTime },
    failed: (key: string, error: unknown) => void,
  ) {
    this.#slackClock = slackClock;
    this.#time = time;
    this.#failed = failed;
    this.#ended = new Promise((resolve) => {
      this.#ending.signal.addEventListener('abort', () => resolve());
    });
    setMaxListeners(AT_ONCE + 1, this.#ending.signal);
  }

  get #stopped(): boolean {
    return this.#ending.signal.aborted;
  }

  /**
   * Runs `work` when the lane's turn comes; a key that is already waiting or running is not added again. The signal
   * tells it when the lanes are stopped.
   */
  add(name: string, key: string, work: (ended: AbortSignal) => Promise<void>): void {
    if (this.#stopped || this.#waiting.has(key)) return;
    const lane = this.#lane(name);
    const turn = async (): Promise<void> => {
      try {
        await this.#turnOf(lane);
        // What has left its lane when the lanes are stopped is let through to end at once.
        await this.#all.add(async () => (this.#stopped ? undefined : work(this.#ending.signal)));
      } catch (error) {
        this.#failed(key, error);
      } finally {
        this.#waiting.delete(key);
      }
    };
    this.#waiting.set(key, lane.queue.add(turn));
  }

  /** Resolves when nothing waits and nothing runs, or when the lanes are stopped. */
  async idle(): Promise<void> {
    while (!this.#stopped && this.#waiting.size > 0) {
      await Promise.race([Promise.all(this.#waiting.values()), this.#ended]);
    }
  }

  /** Drops what waits and resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#ending.abort();
    const queues = [...this.#lanes.values()].map(({ queue }) => queue);
    for (const queue of queues) queue.clear();
    await Promise.all(queues.map((queue) => queue.onPendingZero()));
    this.#waiting.clear();
  }

  /** Waits until the lane's newest turn is over; a turn further ahead was taken by a clock that was put back. */
  async #turnOf(lane: Lane): Promise<void> {
    const waitMs = lane.beganAt + TURN_MS - this.#slackClock().getTime();
    if (waitMs > 0 && waitMs <= TURN_MS) await Promise.race([this.#time.wait(waitMs), this.#ended]);
    lane.beganAt = this.#slackClock().getTime();
  }

  #lane(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane = { queue: new PQueue({ concurrency: 1 }), beganAt: -Infinity };
    this.#lanes.set(name, lane);
    return lane;
  }
}
