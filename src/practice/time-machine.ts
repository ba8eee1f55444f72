import { ClockBackwards, type PracticeClock } from './clock.ts';
import type {
  ClockMove,
  ClockReading,
  ClockResult,
  ClockState,
  Journey,
  PassedSlot,
  UpcomingSlot,
} from './contract-tools.ts';
import { localText, nextLocal } from './local-time.ts';
import { watchPosts } from './posts.ts';
import type { Workspace } from './workspace.ts';

/** A slot that the bot says it has run. */
export type RanSlot = Pick<PassedSlot, 'job' | 'period' | 'at' | 'outcome' | 'reason'>;

/** The bot's own rhythm, as far as the time machine needs it. */
export interface Rhythm {
  /** The next slots due after the instant, earliest first. */
  upcoming(after: Date, limit: number): Promise<UpcomingSlot[]>;
  /**
   * Does everything that is due now, waits until it is posted, and tells what became of it. When the signal
   * comes it waits no longer; what is under way goes on by itself.
   */
  runDue(signal: AbortSignal): Promise<RanSlot[]>;
}

/** Why the clock did not move. */
export class ClockRefused extends Error {
  readonly code: 'busy' | 'resetting' | 'no_rhythm' | 'clock_backwards' | 'clock_too_far';

  constructor(code: ClockRefused['code']) {
    super(code);
    this.code = code;
  }
}

const MONDAY = 1;
/** A few minutes before offices start, so that the day's first slot is still to come. */
const MORNING = '08:55';
const SHOWN = 5;
/** Calendars and people end long before; what lies beyond is a slip of the hand. */
const LAST_YEAR = 2100;

/** Moves the practice clock forward, stopping at every slot on the way so that it is lived and not skipped. */
export class TimeMachine {
  readonly #workspace: Workspace;
  readonly #clock: PracticeClock;
  readonly #keepClock: () => void;
  #rhythm: Rhythm | undefined;
  #journey: Journey | null = null;
  #journeys = 0;
  #stopping = new AbortController();
  #busy: { with: 'busy' | 'resetting'; over: Promise<void> } | null = null;

  constructor(workspace: Workspace, clock: PracticeClock, keepClock: () => void) {
    this.#workspace = workspace;
    this.#clock = clock;
    this.#keepClock = keepClock;
  }

  /** From now on the clock stops at this bot's slots. */
  attach(rhythm: Rhythm | undefined): void {
    this.#rhythm = rhythm;
    this.#workspace.changes.tell({ kind: 'clock' });
  }

  /** How late it is and what comes next. */
  async state(): Promise<ClockState> {
    const now = this.#clock.now();
    const { timezone } = this.#workspace;
    const next = (await this.#rhythm?.upcoming(now, SHOWN)) ?? null;
    return { now: now.toISOString(), timezone, local: localText(now, timezone), next };
  }

  /** The clock, and the newest move of it. */
  async reading(): Promise<ClockReading> {
    const clock = await this.state();
    return { clock, journey: structuredClone(this.#journey) };
  }

  /** Resolves when the clock stands again: there, or where it was stopped, or at a slot that failed. */
  async move(move: ClockMove): Promise<ClockResult> {
    await this.#alone('busy', async () => {
      this.#stopping = new AbortController();
      const target = await this.#target(move);
      const from = this.#clock.now().toISOString();
      this.#journeys += 1;
      const journey: Journey = {
        id: this.#journeys,
        from,
        to: target.toISOString(),
        state: 'moving',
        passed: [],
      };
      this.#journey = journey;
      this.#workspace.changes.tell({ kind: 'clock' });
      try {
        journey.state = await this.#travel(target, journey);
      } catch {
        // The bot has said in its own log what went wrong.
        journey.state = 'failed';
      }
      this.#workspace.changes.tell({ kind: 'clock' });
    });
    const reading = await this.reading();
    return { ...reading, passed: reading.journey?.passed ?? [] };
  }

  /** Ends a move early: the slot that is being lived through is the last one. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Ends a move that is under way, does the work while nobody can begin another, and forgets the last one. */
  async standStill(work: () => Promise<void>): Promise<void> {
    while (this.#busy?.with === 'busy') {
      this.stop();
      await this.#busy.over.catch(() => undefined);
    }
    await this.#alone('resetting', async () => {
      await work();
      this.#journey = null;
    });
    this.#workspace.changes.tell({ kind: 'clock' });
  }

  async #alone(how: 'busy' | 'resetting', work: () => Promise<void>): Promise<void> {
    if (this.#busy) throw new ClockRefused(this.#busy.with);
    const over = work().finally(() => (this.#busy = null));
    this.#busy = { with: how, over };
    await over;
  }

  async #target(move: ClockMove): Promise<Date> {
    const now = this.#clock.now();
    const { timezone } = this.#workspace;
    switch (move.to) {
      case 'next-slot': {
        const [slot] = (await this.#rhythm?.upcoming(now, 1)) ?? [];
        if (!slot) throw new ClockRefused('no_rhythm');
        return new Date(slot.dueAt);
      }
      case 'next-day':
        return nextLocal(now, timezone, MORNING);
      case 'next-monday':
        return nextLocal(now, timezone, MORNING, MONDAY);
      default: {
        const at = new Date(move.at);
        if (!(at >= now)) throw new ClockRefused('clock_backwards');
        if (at.getUTCFullYear() > LAST_YEAR) throw new ClockRefused('clock_too_far');
        return at;
      }
    }
  }

  async #travel(target: Date, { passed }: Journey): Promise<Journey['state']> {
    const { signal } = this.#stopping;
    for (let from = this.#clock.now(); this.#rhythm && !signal.aborted;) {
      const [first, ...later] = await this.#rhythm.upcoming(from, SHOWN);
      const due = first && new Date(first.dueAt);
      if (!due || due > target) break;
      this.#set(due);
      const lived = await this.#live(this.#rhythm, [
        first,
        ...later.filter((one) => one.dueAt === first.dueAt),
      ]);
      passed.push(...lived);
      for (const slot of lived) this.#workspace.changes.tell({ kind: 'clock', passed: slot });
      if (lived.some((slot) => slot.outcome === 'failed')) return 'failed';
      // A slot that is named again for the instant it was run at must not hold the clock there for ever.
      from = new Date(Math.max(due.getTime(), from.getTime() + 1));
    }
    if (signal.aborted) return 'stopped';
    this.#set(target);
    return 'arrived';
  }

  /** What became of the slots of one instant, and of those that the bot makes up for at that moment. */
  async #live(rhythm: Rhythm, due: UpcomingSlot[]): Promise<PassedSlot[]> {
    const posts = watchPosts(this.#workspace);
    const planned = due.map(({ job, period, dueAt }) => ({ job, period, at: dueAt }));
    try {
      const ran = await rhythm.runDue(this.#stopping.signal);
      const idle = planned.filter(
        ({ job, period }) => !ran.some((one) => one.job === job && one.period === period),
      );
      const lived: RanSlot[] = [...ran, ...idle.map((slot) => ({ ...slot, outcome: 'nothing' as const }))];
      const shown = posts();
      // Nothing in a message says to us which slot it belongs to.
      const isShared = ran.length > 1 && shown.posted > 0;
      return lived.map((slot) => ({
        ...slot,
        ...(slot.outcome === 'nothing' ? { posted: 0, places: [] } : shown),
        ...(isShared && slot.outcome !== 'nothing' ? { together: true } : {}),
      }));
    } catch {
      const shown = posts();
      return planned.map((slot) => ({ ...slot, outcome: 'failed', ...shown }));
    }
  }

  #set(instant: Date): void {
    try {
      this.#clock.set(instant);
    } catch (error) {
      // The clock runs by itself: while a slot was run it may have gone past an instant that is close ahead.
      if (!(error instanceof ClockBackwards)) throw error;
    }
    this.#keepClock();
    this.#workspace.changes.tell({ kind: 'clock' });
  }
}
