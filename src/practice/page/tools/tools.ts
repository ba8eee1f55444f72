import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClockMove, FaultRule, ImmediateFault, Journey } from '../../contract-tools.ts';
import { Refused } from '../api.ts';
import type { Heard } from '../heard.ts';
import { Observed } from '../observed.ts';
import { oneAtATime } from '../refresh.ts';
import type { Store } from '../store.ts';
import { causeFault, clearFaults, moveClock, pendingFaults, readClock, reset, stopClock } from './api.ts';

/** A tool that lies beside the workspace. */
export type Drawer = 'traffic' | 'faults';

export interface ToolsState {
  /** Somebody is being asked whether to start over. */
  resetting: boolean;
  drawer: Drawer | null;
  /** The newest move of the clock; null when there was none, or when it has been put away. */
  journey: Journey | null;
  /** What is to go wrong and has not yet, as far as this page knows. */
  faults: FaultRule[];
}

/** What can be done to the practice workspace from outside: its time, its faults, a look at its wires, a fresh start. */
export class Tools extends Observed<ToolsState> {
  readonly #store: Store;
  /** Moves up to this one are not shown; null before the first look. */
  #putAway: number | null = null;

  constructor(store: Store) {
    super({ resetting: false, drawer: null, journey: null, faults: [] });
    this.#store = store;
    store.hearing.on((event) => this.#hear(event));
  }

  open(drawer: Drawer): void {
    this.set({ drawer });
  }

  close(): void {
    this.set({ drawer: null });
  }

  /** Moves the practice clock; what falls due on the way is heard of as it happens. */
  async move(move: ClockMove): Promise<void> {
    if (this.state.journey?.state === 'moving') return;
    await this.#told(() => moveClock(move));
    await this.#readClock();
  }

  /** Ends the move that is under way. */
  async stop(): Promise<void> {
    await this.#told(stopClock);
  }

  /** The list of what was passed is not needed any more. */
  putAway(): void {
    this.#putAway = this.state.journey?.id ?? this.#putAway;
    this.set({ journey: null });
  }

  /** Asks whether to start over, or no longer. */
  ask(resetting: boolean): void {
    this.set({ resetting });
  }

  /** Begins again with a fresh office. */
  async reset(sample: string | null): Promise<void> {
    await this.#told(() => reset(sample));
    this.ask(false);
  }

  /** Has something go wrong; throws what the server has against it. */
  async cause(fault: FaultRule | ImmediateFault): Promise<void> {
    this.set({ faults: await causeFault(fault) });
  }

  /** Nothing is to go wrong any more. */
  async clearFaults(): Promise<void> {
    await this.#told(clearFaults);
    await this.lookAtFaults();
  }

  /** Does it, and shows as a notice why not. */
  async #told(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code, message } = error instanceof Refused ? error : { code: 'offline', message: '' };
      this.#store.notify(this.#store.messageOf({ error: code, message }));
    }
  }

  /** Sees what is still to go wrong; calls that were struck took their share. */
  readonly lookAtFaults = oneAtATime(async () => {
    const faults = await pendingFaults().catch(() => null);
    if (faults) this.set({ faults });
  });

  #hear(event: Heard): void {
    if (event.kind === 'reset') this.ask(false);
    const mayStrike = event.kind === 'traffic' && this.state.faults.length > 0;
    if (mayStrike || event.kind === 'connected' || event.kind === 'reset') void this.lookAtFaults();
    if (event.kind === 'clock' || event.kind === 'reset' || event.kind === 'connected')
      void this.#readClock();
  }

  readonly #readClock = oneAtATime(async () => {
    const reading = await readClock().catch(() => null);
    if (!reading) return;
    const { clock, journey } = reading;
    const id = journey?.id ?? 0;
    // A move that ended before this page was there is no news; and a server that was started again counts from one.
    if (this.#putAway === null) this.#putAway = journey?.state === 'moving' ? 0 : id;
    else if (id < this.#putAway) this.#putAway = 0;
    this.set({ journey: id > this.#putAway ? journey : null });
    this.#store.clockIs(clock);
  });
}

/** Provides the tools to the parts of the page. */
export const ToolsContext = createContext<{ tools: Tools; state: ToolsState } | null>(null);

/** The tools, from inside a part of the page. */
export function useTools(): { tools: Tools; state: ToolsState } {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('This part is shown outside the page.');
  return tools;
}
