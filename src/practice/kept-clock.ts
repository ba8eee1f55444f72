import { createClock, type Clock, type PracticeClock } from './clock.ts';
import type { Store } from './store.ts';

export interface KeptClock {
  clock: PracticeClock;
  /** Writes down how late it is. */
  save(): void;
  /** Back to where a new workspace starts, there or there; only for a reset, when nothing came later yet. */
  rewind(start?: Date): void;
}

/** A practice clock that goes on after a restart from where it stood, and does not run while the server is down. */
export function keptClock(store: Store, start: Date | undefined, frozen: boolean): KeptClock {
  const [saved] = store.load<{ clock: string }>('office');
  const from = saved ? new Date(saved.clock) : start;
  let begin = start;
  let inner = createClock({ frozen, ...(from ? { start: from } : {}) });
  const clock: PracticeClock & Clock = { now: () => inner.now(), set: (instant) => inner.set(instant) };
  return {
    clock,
    save: () => store.save('office', 'clock', { clock: inner.now().toISOString() }),
    rewind(to = begin) {
      begin = to;
      inner = createClock({ frozen, ...(to ? { start: to } : {}) });
    },
  };
}
