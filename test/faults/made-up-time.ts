import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { PassingTime } from '../../src/slack/passing-time.ts';

interface Sleeper {
  at: number;
  wake: () => void;
}

const TURNS_OF_REST = 3;

/**
 * Time that passes only when everybody waits for it: a minute takes as long as there is something to do in it. The
 * clock of the bot's machine may be wrong; Slack's is right.
 */
export class MadeUpTime implements PassingTime {
  /** By how much the machine's clock is wrong. */
  machineWrongByMs = 0;
  /** Calls that are under way. */
  #busy = 0;
  /** Whatever has happened; while it changes, somebody is at work. */
  #stirred = 0;
  #now: number;
  readonly #sleepers: Sleeper[] = [];
  readonly #restMs: number;

  /** Real time without a stir after which nobody is at work any more; 0 when all work is done in this process. */
  constructor(start: Date, restMs = 0) {
    this.#now = start.getTime();
    this.#restMs = restMs;
  }

  /** The right time. */
  now(): Date {
    return new Date(this.#now);
  }

  /** What the clock of the bot's machine shows. */
  machine(): Date {
    return new Date(this.#now + this.machineWrongByMs);
  }

  elapsedMs(): number {
    return this.#now;
  }

  wait(ms: number, ended?: AbortSignal): Promise<void> {
    if (ended?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const over = (): void => {
        const index = this.#sleepers.indexOf(sleeper);
        if (index >= 0) this.#sleepers.splice(index, 1);
        ended?.removeEventListener('abort', over);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake: over };
      this.#sleepers.push(sleeper);
      ended?.addEventListener('abort', over);
    });
  }

  /** Does something that takes no time of this kind, and for which time has to stand still meanwhile. */
  async holding<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.stir();
    }
  }

  /** Says that somebody is at work. */
  stir(): void {
    this.#stirred += 1;
  }

  /** Lets time pass until the work is done; while nobody waits for time, it is the work that is waited for. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    const end = { done: false };
    const settled = (): void => {
      end.done = true;
    };
    work.then(settled, settled);
    while (!end.done) {
      await this.#rest();
      if (!end.done) this.#wakeNext(Infinity);
    }
    return work;
  }

  /** Lets so much time pass; whoever waits for less goes on meanwhile. */
  async pass(ms: number): Promise<void> {
    await this.until(new Date(this.#now + ms));
  }

  /** The same until an instant; nothing when it is over. */
  async until(instant: Date): Promise<void> {
    do await this.#rest();
    while (this.#wakeNext(instant.getTime()));
    this.#now = Math.max(this.#now, instant.getTime());
  }

  /** Resolves when nobody is at work any more. */
  async #rest(): Promise<void> {
    for (let rested = 0; rested < TURNS_OF_REST; rested += 1) {
      const before = this.#stirred;
      await (this.#restMs > 0 ? wait(this.#restMs / TURNS_OF_REST) : breathe());
      if (this.#busy > 0 || this.#stirred !== before) rested = -1;
    }
  }

  #wakeNext(latest: number): boolean {
    const at = this.#sleepers.reduce((soonest, one) => Math.min(soonest, one.at), Infinity);
    if (at > latest || at === Infinity) return false;
    const index = this.#sleepers.findIndex((one) => one.at === at);
    const [next] = this.#sleepers.splice(index, 1);
    this.#now = Math.max(this.#now, at);
    next?.wake();
    return true;
  }
}
