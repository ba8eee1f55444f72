import { ClockBackwards, type PracticeClock } from './clock.ts';
import type { ClockMove, ClockResult, ClockState, PassedSlot, UpcomingSlot } from './contract-tools.ts';
import { localText, nextLocal } from './local-time.ts';

/** A slot that the bot says it has run. */
export type RanSlot = Omit<PassedSlot, 'posted' | 'places'>;

/** The bot's own rhythm, as far as the time machine needs it. */
export interface Rhythm {
  /** The next slots due after the instant, earliest first. */
  upcoming(after: Date, limit: number): Promise<UpcomingSlot[]>;
  /** Does everything that is due now, and tells what became of it. */
  runDue(): Promise<RanSlot[]>;
}

/** Why the clock did not move. */
export class ClockRefused extends Error {
  readonly code: 'busy' | 'no_rhythm' | 'clock_backwards';

  constructor(code: ClockRefused['code']) {
    super(code);
    this.code = code;
  }
}

const MONDAY = 1;
/** A few minutes before offices start, so that the day's first slot is still to come. */
const MORNING = '08:55';
const SHOWN = 5;

/** Moves the practice clock forward, stopping at every slot on the way so that it is lived and not skipped. */
export class TimeMachine {
  readonly #clock: PracticeClock;
  readonly #timezone: string;
  readonly #onMoved: () => void;
  #rhythm: Rhythm | undefined;
  #moving = false;

  constructor(clock: PracticeClock, timezone: string, onMoved: () => void) {
    this.#clock = clock;
    this.#timezone = timezone;
    this.#onMoved = onMoved;
  }

  attach(rhythm: Rhythm | undefined): void {
    this.#rhythm = rhythm;
    this.#onMoved();
  }

  /** Null while nobody has said which slots there are. */
  async state(): Promise<ClockState | null> {
    return this.#rhythm ? this.#state() : null;
  }

  async #state(): Promise<ClockState> {
    const now = this.#clock.now();
    const next = (await this.#rhythm?.upcoming(now, SHOWN)) ?? [];
    return { now: now.toISOString(), timezone: this.#timezone, local: localText(now, this.#timezone), next };
  }

  async move(move: ClockMove): Promise<ClockResult> {
    if (this.#moving) throw new ClockRefused('busy');
    this.#moving = true;
    try {
      const target = await this.#target(move);
      const passed = await this.#travel(target);
      return { clock: await this.#state(), passed };
    } finally {
      this.#moving = false;
    }
  }

  async #target(move: ClockMove): Promise<Date> {
    const now = this.#clock.now();
    switch (move.to) {
      case 'next-slot': {
        const [slot] = (await this.#rhythm?.upcoming(now, 1)) ?? [];
        if (!slot) throw new ClockRefused('no_rhythm');
        return new Date(slot.dueAt);
      }
      case 'next-day':
        return nextLocal(now, this.#timezone, MORNING);
      case 'next-monday':
        return nextLocal(now, this.#timezone, MORNING, MONDAY);
      default: {
        const at = new Date(move.at);
        if (!(at >= now)) throw new ClockRefused('clock_backwards');
        return at;
      }
    }
  }

  async #travel(target: Date): Promise<PassedSlot[]> {
    const passed: PassedSlot[] = [];
    for (let from = this.#clock.now(); this.#rhythm;) {
      const [slot] = await this.#rhythm.upcoming(from, 1);
      const due = slot && new Date(slot.dueAt);
      if (!due || due > target) break;
      this.#set(due);
      const ran = await this.#rhythm.runDue();
      passed.push(...ran.map((slot) => ({ ...slot, posted: 0, places: [] })));
      // A slot that is named again for the instant it was run at must not hold the clock there for ever.
      from = new Date(Math.max(due.getTime(), from.getTime() + 1));
    }
    this.#set(target);
    return passed;
  }

  #set(instant: Date): void {
    try {
      this.#clock.set(instant);
    } catch (error) {
      // The clock runs by itself: while a slot was run it may have gone past an instant that is close ahead.
      if (!(error instanceof ClockBackwards)) throw error;
    }
    this.#onMoved();
  }
}
