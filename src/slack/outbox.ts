import { doubtfulDeliveries, queuedDeliveries, type Waiting } from '../../db/deliveries.ts';
import { inRequest } from '../request.ts';
import { logFailure } from '../storage.ts';
import { Delivering, type DeliveringOptions } from './delivering.ts';
import { Lanes } from './lanes.ts';

export interface OutboxOptions extends DeliveringOptions {
  /** The keys of those that may not be posted yet, for their own reasons. */
  heldBack: (waiting: readonly Waiting[]) => Promise<ReadonlySet<string>>;
  /** Channels or people cannot be reached; called once a pass at most, however many they are. */
  onUnreachable: () => Promise<void>;
}

/** `drain` waits for a message only when its turn comes this soon, and has not come this often in vain. */
const SHORT_WAIT_MS = 5_000;
const PATIENT_ATTEMPTS = 10;

/**
 * Posts what the database says Slack is to show: each message once. A message whose outcome is not known
 * is never posted again before its key has been looked for in history, twice, a quarantine apart.
 * Several outboxes may work on one database.
 */
export class Outbox {
  readonly #o: OutboxOptions;
  readonly #delivering: Delivering;
  readonly #lanes: Lanes;
  #timer: NodeJS.Timeout | undefined;
  #pumping: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #unreachable = false;
  #failure: { error: unknown } | null = null;

  constructor(options: OutboxOptions) {
    this.#o = options;
    this.#delivering = new Delivering(options, () => {
      this.#unreachable = true;
    });
    this.#lanes = new Lanes(options, (key, error) => {
      this.#failure ??= { error };
      logFailure(this.#o, { event: 'outbox.failed', key }, error);
    });
  }

  /** Looks for work every second, and at once when `kick` says that there is some. */
  start(): void {
    this.#timer = setInterval(() => this.kick(), 1_000);
    this.kick();
  }

  /** Ends what is under way and posts nothing more; what waits stays in the database. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#pumping?.catch(() => undefined);
    await this.#lanes.stop();
  }

  /** Says that there may be something to post; returns at once. */
  kick(): void {
    // Whoever has it look now is not the one whose messages are posted.
    inRequest(null, () => this.pump()).catch((error: unknown) => {
      logFailure(this.#o, { event: 'outbox.failed' }, error);
    });
  }

  /** Hands everything whose turn has come to its channel's queue. */
  pump(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#again = this.#pumping !== null;
    this.#pumping ??= this.#pumpUntilQuiet();
    return this.#pumping;
  }

  /**
   * Posts until nothing is left that can be posted within seconds. What has to wait longer (a channel
   * without the bot, working hours, a quarantine) stays in the database for the next pass, and so does
   * everything once the outbox is stopped. Rejects when the database fails.
   */
  async drain(): Promise<void> {
    this.#failure = null;
    while (!this.#stopped) {
      await this.pump();
      await this.#lanes.idle();
      this.#throwFailure();
      const soon = await this.#waiting(SHORT_WAIT_MS);
      const patient = soon.some((row) => row.attempts < PATIENT_ATTEMPTS);
      if (!patient && !this.#unreachable) return;
      await this.#o.time.wait(100);
    }
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.error;
  }

  async #pumpUntilQuiet(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#tellUnreachable();
        for (const { key, address } of await this.#waiting(0)) {
          this.#lanes.add(address, key, (ended) => this.#delivering.turn(key, ended));
        }
      } while (this.#again && !this.#stopped);
    } finally {
      // In one step with the last look at `#again`: whoever asks from now on starts a pass of their own.
      this.#pumping = null;
    }
  }

  /** What there is to do by then: messages to post or to update, and messages to look for. */
  async #waiting(withinMs: number): Promise<Waiting[]> {
    const { db, quarantineMs } = this.#o;
    const then = new Date(this.#o.wireClock().getTime() + withinMs).toISOString();
    const queued = await queuedDeliveries(db, then, await this.#o.isResting());
    const held = await this.#o.heldBack(queued);
    const ready = queued.filter(({ key }) => !held.has(key));
    return [...(await doubtfulDeliveries(db, then, quarantineMs)), ...ready];
  }

  async #tellUnreachable(): Promise<void> {
    if (!this.#unreachable) return;
    this.#unreachable = false;
    try {
      await this.#o.onUnreachable();
    } catch (error) {
      this.#unreachable = true;
      throw error;
    }
  }
}
