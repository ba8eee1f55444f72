export interface Clock {
  now(): Date;
}

export interface PracticeClock extends Clock {
  /** Moves forward to the instant; an earlier one is refused, as messages would be out of order. */
  set(instant: Date): void;
}

export interface ClockOptions {
  start?: Date;
  /** A frozen clock stands still until it is set; for tests. */
  frozen?: boolean;
}

/** Thrown when somebody asks the practice clock to go back. */
export class ClockBackwards extends Error {
  constructor(now: Date, asked: Date) {
    super(`The practice clock only moves forward: it is ${now.toISOString()}, asked ${asked.toISOString()}.`);
  }
}

/**
 * The workspace's own time: a base plus the real time that has passed since it was set.
 * Elapsed time is monotonic, so that a correction of the machine's clock does not show here.
 */
export function createClock(options: ClockOptions = {}): PracticeClock {
  let base = (options.start ?? new Date()).getTime();
  let anchor = performance.now();
  const now = () => new Date(options.frozen === true ? base : base + (performance.now() - anchor));
  return {
    now,
    set(instant) {
      const current = now();
      if (instant.getTime() < current.getTime()) throw new ClockBackwards(current, instant);
      base = instant.getTime();
      anchor = performance.now();
    },
  };
}
