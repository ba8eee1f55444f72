import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { markSent, settle } from '../../db/claims.ts';
import type { Db } from '../../db/connect.ts';
import type { DeliveryRow } from '../../db/deliveries.ts';
import { transact } from '../../db/transact.ts';
import { failureOf, type Failure } from './outcome.ts';
import { lookUp } from './post.ts';
import { verdictOn, verdictOnLookUp } from './verdict.ts';

export interface LookingOptions {
  db: Db;
  client: WebClient;
  clock: () => Date;
  wireClock: () => Date;
  log: Logger;
  /** How long a message of unknown outcome rests before it is looked up. */
  quarantineMs: number;
  /**
   * Since when Slack may show messages of which the database does not know, because it was restored; null when it
   * knows of all.
   */
  forgottenSince?: () => Promise<Date | null>;
}

/** Where a message stands or is to stand. */
export interface Place {
  channel: string;
  threadTs: string | null;
}

/** Finds out by its key whether Slack shows a message. */
export class Looking {
  readonly #o: LookingOptions;

  constructor(options: LookingOptions) {
    this.#o = options;
  }

  /** Puts on record that Slack shows a version of the message. */
  async shown(seen: DeliveryRow, place: { channel: string; ts: string }, version: number): Promise<void> {
    const at = this.#o.clock().toISOString();
    await transact(this.#o.db, (tx) => markSent(tx, seen, { ...place, version, at }));
  }

  /**
   * Looks for a message whose outcome is not known, where it was about to be posted. Found: sent. Absent:
   * looked for once more a quarantine later, and only then queued again.
   */
  async lookFor(row: DeliveryRow): Promise<void> {
    // Only an update was under way, and it may be repeated.
    if (row.ts !== null || row.channel === null) return this.#settle(row, { state: 'queued' });
    const place = { channel: row.channel, threadTs: row.threadTs };
    const started = Date.parse(row.startedAt ?? row.queuedAt);
    let ts;
    try {
      const since = new Date(Math.min(started, Date.parse(row.queuedAt)));
      ts = await lookUp(this.#o.client, row.key, place, since);
    } catch (error) {
      const { state, afterMs, code } = verdictOnLookUp(failureOf(error), row.attempts);
      const notBeforeAt = this.#wireIn(afterMs);
      await this.#settle(row, { state, lastError: code, attempts: row.attempts + 1, notBeforeAt });
      this.#o.log[state === 'uncertain' ? 'error' : 'warn']({ event: `outbox.${state}`, key: row.key, code });
      return undefined;
    }
    if (ts !== null) return this.#found(row, place.channel, ts);
    if (row.absentAt === null) return this.#settle(row, { absentAt: this.#wireIn(0) });
    await this.#settle(row, { state: 'queued', absentAt: null });
    this.#o.log.info({ event: 'outbox.absent', key: row.key });
    return undefined;
  }

  /**
   * Before a new message is posted from a database that was restored: true when Slack shows it already, or when its
   * history is closed to us, so that nobody can tell; why that cannot be said now; false when it may be posted.
   */
  async beforePosting(row: DeliveryRow, place: Place): Promise<boolean | Failure> {
    // What was found absent, by us or by whoever settled it, needs no further look.
    const since = row.absentAt === null ? ((await this.#o.forgottenSince?.()) ?? null) : null;
    if (since === null) return false;
    let ts;
    try {
      ts = await lookUp(this.#o.client, row.key, place, since);
    } catch (error) {
      const failure = failureOf(error);
      const { state, code } = verdictOnLookUp(failure, row.attempts);
      if (state === 'sending' || verdictOn(failure, row).unreachable) return failure;
      await this.#settle(row, { state, lastError: code, attempts: row.attempts + 1 });
      this.#o.log.error({ event: `outbox.${state}`, key: row.key, code });
      return true;
    }
    // It may be about something else that had the same number before: what it is about now is shown in any case.
    if (ts !== null) await this.#found(row, place.channel, ts, 0);
    return ts !== null;
  }

  /** Which version stands there is not known, so the newest is sent as an update if there is one behind `version`. */
  async #found(row: DeliveryRow, channel: string, ts: string, version = 1): Promise<void> {
    await this.shown(row, { channel, ts }, version);
    this.#o.log.info({ event: 'outbox.found', key: row.key, channel, ts });
  }

  async #settle(row: DeliveryRow, outcome: Parameters<typeof settle>[2]): Promise<void> {
    await transact(this.#o.db, (tx) => settle(tx, row, outcome));
  }

  #wireIn(ms: number): string {
    return new Date(this.#o.wireClock().getTime() + ms).toISOString();
  }
}
