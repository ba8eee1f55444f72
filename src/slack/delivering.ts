import { holdAddress, settle, takeForSending, takeTurn, TURN_MS } from '../../db/claims.ts';
import { findDelivery, LONGEST_WAIT_MS, type DeliveryRow } from '../../db/deliveries.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { inRequests } from '../request.ts';
import type { Directory } from './directory.ts';
import { timed, type Took } from '../timings.ts';
import { failureOf, type Failure } from './outcome.ts';
import type { PassingTime } from './passing-time.ts';
import { Looking, type LookingOptions, type Place } from './looking.ts';
import { post, update } from './post.ts';
import { verdictOn } from './verdict.ts';

export interface DeliveringOptions extends LookingOptions {
  directory: Directory;
  slackClock: () => Date;
  time: PassingTime;
  /** Told what Slack took to show a message, in seconds. */
  took?: Took;
  /** True while nothing that waits for working hours may be posted. */
  isResting: () => Promise<boolean>;
  /** True when there is no more point in posting a message that still waits. */
  isStale: (row: DeliveryRow) => Promise<boolean>;
}

/** Somebody else may have the channel a few times in a row. */
const MOST_TURNS = 3;
/** A pause this long between claiming and posting means the process slept; short against two quarantines. */
const STALE_CLAIM_MS = 3_000;

/**
 * What happens to one message when its turn comes. Every step says in the database how it saw the message
 * and does nothing when another process was quicker; wherever a process dies, or the database fails, the
 * message stands there as `queued` or `sending`, and both can be taken up again without posting twice.
 */
export class Delivering {
  readonly #o: DeliveringOptions;
  readonly #onUnreachable: () => void;
  readonly #looking: Looking;

  constructor(options: DeliveringOptions, onUnreachable: () => void) {
    this.#o = options;
    this.#onUnreachable = onUnreachable;
    this.#looking = new Looking(options);
  }

  /**
   * Posts a queued message, or brings Slack's copy up to date; looks for one whose outcome is not known. What has
   * not begun when `ended` comes is left as it is.
   */
  async turn(key: string, ended: AbortSignal): Promise<void> {
    const row = await findDelivery(this.#o.db, key);
    if (!row) return;
    await inRequests(row.requests?.split(' ') ?? [], async () => {
      if (row.state === 'queued' && !this.#isHeld(row)) await this.#deliver(row, ended);
      else if (row.state === 'sending') await this.#looking.lookFor(row);
    });
  }

  /** What went before it in its lane may have shown that the address has to wait. */
  #isHeld(row: DeliveryRow): boolean {
    const waitMs = Date.parse(row.notBeforeAt) - this.#wireMs();
    return waitMs > 0 && waitMs <= LONGEST_WAIT_MS;
  }

  async #deliver(row: DeliveryRow, ended: AbortSignal): Promise<void> {
    if (row.ts === null && !(await this.#isWanted(row))) return;
    const place = await this.#placeOf(row);
    if (!place || (row.ts === null && (await this.#isFound(row, place)))) return;
    const taken = await this.#take(row, place, ended);
    if (!taken) return;
    if (taken.ts === null) await this.#post(taken, place);
    else await this.#update(taken, { channel: place.channel, ts: taken.ts });
  }

  async #isWanted(row: DeliveryRow): Promise<boolean> {
    if (row.workHours === 1 && (await this.#o.isResting())) return false;
    if (!(await this.#o.isStale(row))) return true;
    await this.#write((tx) => settle(tx, row, { state: 'cancelled' }));
    this.#o.log.info({ event: 'outbox.cancelled', key: row.key });
    return false;
  }

  /** Where the message is to stand, or stands; null when that cannot be said now, and it was put off. */
  async #placeOf(row: DeliveryRow): Promise<Place | null> {
    if (row.ts !== null && row.channel !== null) return { channel: row.channel, threadTs: row.threadTs };
    const parent = row.threadKey === null ? undefined : await findDelivery(this.#o.db, row.threadKey);
    if (parent?.ts && parent.channel) return { channel: parent.channel, threadTs: parent.ts };
    try {
      const channel = await this.#o.directory.placeOf(row.address);
      if (channel !== null) return { channel, threadTs: null };
      await this.#putOff(row, { kind: 'refused', code: 'channel_not_found' });
    } catch (error) {
      await this.#putOff(row, failureOf(error));
    }
    return null;
  }

  /** Whether a new message was found to stand there already, or had to be put off because that cannot be said now. */
  async #isFound(row: DeliveryRow, place: Place): Promise<boolean> {
    const found = await this.#looking.beforePosting(row, place);
    if (typeof found === 'boolean') return found;
    await this.#putOff(row, found);
    return true;
  }

  /**
   * Claims the message, and for a new one its channel's turn; waits for the turn a little. Null when
   * somebody else has either: what is still queued has its next turn with the next pass, and holds up no other
   * channel until then. Null as well when the claim is too old to be acted on; it is given back, as nothing was begun.
   */
  async #take(row: DeliveryRow, place: Place, ended: AbortSignal): Promise<DeliveryRow | null> {
    for (let patience = MOST_TURNS; patience > 0; patience -= 1) {
      const began = this.#o.time.elapsedMs();
      const startedAt = this.#wireIn(0);
      const waitMs = await this.#write(async (tx) => {
        const turnMs =
          row.ts === null ? await takeTurn(tx, place.channel, this.#o.slackClock().toISOString()) : 0;
        if (turnMs > 0) return turnMs;
        return (await takeForSending(tx, row, place, startedAt)) ? 0 : null;
      });
      // A turn further ahead was taken by a clock that was put back, here or in another process.
      if (waitMs === null || waitMs > TURN_MS) return null;
      if (waitMs === 0) {
        const taken = { ...row, ...place, state: 'sending' as const, startedAt };
        // A machine that is suspended stops its timer, though not its clock.
        const passedMs = Math.max(this.#o.time.elapsedMs() - began, this.#wireMs() - Date.parse(startedAt));
        if (passedMs <= Math.min(STALE_CLAIM_MS, this.#o.quarantineMs / 2 + 250)) return taken;
        await this.#write((tx) => settle(tx, taken, { state: 'queued' }));
        return null;
      }
      await this.#o.time.wait(waitMs, ended);
      if (ended.aborted) return null;
    }
    return null;
  }

  async #post(taken: DeliveryRow, place: Place): Promise<void> {
    let shown;
    try {
      shown = await timed(this.#o.took, 'post', () => post(this.#o.client, taken, place));
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'unknown') return this.#putOff(taken, failure);
      // It may stand there: it stays `sending`, and is looked for after its quarantine.
      this.#o.log.warn({ event: 'outbox.doubtful', key: taken.key, code: failure.code });
      return undefined;
    }
    await this.#looking.shown(taken, shown, taken.version);
    this.#o.log.info({ event: 'outbox.posted', key: taken.key, ...shown });
    return undefined;
  }

  async #update(taken: DeliveryRow, place: { channel: string; ts: string }): Promise<void> {
    try {
      await timed(this.#o.took, 'update', () => update(this.#o.client, taken, place));
    } catch (error) {
      await this.#putOff(taken, failureOf(error));
      return;
    }
    await this.#looking.shown(taken, place, taken.version);
    this.#o.log.info({ event: 'outbox.updated', key: taken.key, ...place });
  }

  /** Puts a message that was not shown where it belongs: queued for later, or given up. */
  async #putOff(seen: DeliveryRow, failure: Failure): Promise<void> {
    const verdict = verdictOn(failure, seen);
    // An update may be repeated, but not while the last one can still arrive and undo it.
    const rests = failure.kind === 'unknown' && seen.state === 'sending';
    const afterMs = rests ? Math.min(this.#o.quarantineMs, LONGEST_WAIT_MS) : verdict.afterMs;
    const notBeforeAt = this.#wireIn(afterMs);
    const settled = await this.#write(async (tx) => {
      const still = await settle(tx, seen, {
        state: verdict.state,
        notBeforeAt,
        attempts: seen.attempts + 1,
        lastError: verdict.code,
        ...(verdict.forgetTs ? { ts: null } : {}),
        ...(verdict.plain ? { blocks: null } : {}),
        ...(verdict.unthread ? { threadKey: null } : {}),
      });
      if (still && verdict.hold) await holdAddress(tx, seen.address, notBeforeAt);
      return still;
    });
    if (!settled) return;
    const level = verdict.state === 'failed' || verdict.plain ? 'error' : 'warn';
    this.#o.log[level]({ event: `outbox.${verdict.state}`, key: seen.key, code: verdict.code });
    if (verdict.unreachable) this.#onUnreachable();
  }

  #write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return transact(this.#o.db, work);
  }

  #wireMs(): number {
    return this.#o.wireClock().getTime();
  }

  #wireIn(ms: number): string {
    return new Date(this.#wireMs() + ms).toISOString();
  }
}
