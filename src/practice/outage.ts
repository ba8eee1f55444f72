/** Slack itself is away for a while: nothing of the bot's gets in, nothing goes out, until its time is over. */
export class Outage {
  readonly #waiting = new Set<() => void>();
  readonly #onBegin: (() => void)[] = [];
  #until = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Calls back at the beginning of each outage. */
  onBegin(act: () => void): void {
    this.#onBegin.push(act);
  }

  /** Away from now on, for so long; real time. */
  begin(ms: number): void {
    clearTimeout(this.#timer);
    this.#until = performance.now() + ms;
    this.#timer = setTimeout(() => this.end(), ms);
    this.#timer.unref();
    for (const act of this.#onBegin) act();
  }

  /** Back again. */
  end(): void {
    clearTimeout(this.#timer);
    this.#until = 0;
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }

  /** Milliseconds until it is over; 0 when there is none. */
  remaining(): number {
    return Math.max(0, Math.ceil(this.#until - performance.now()));
  }

  /** Resolves when Slack is there: at once, or when the outage is over. */
  over(): Promise<void> {
    return this.remaining() === 0
      ? Promise.resolve()
      : new Promise((resolve) => void this.#waiting.add(resolve));
  }
}
