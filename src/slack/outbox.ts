import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import {
  doubtfulDeliveries,
  findDelivery,
  markSent,
  queuedDeliveries,
  settle,
  takeForSending,
  type DeliveryRow,
} from '../../db/deliveries.ts';
import type { Directory } from './directory.ts';
import { Lanes } from './lanes.ts';
import { failureOf } from './outcome.ts';
import { lookUp, post, update } from './post.ts';
import { verdictOn } from './verdict.ts';

export interface OutboxOptions {
  db: Db;
  client: WebClient;
  directory: Directory;
  clock: () => Date;
  wireClock: () => Date;
  log: Logger;
  /** How long a message of unknown outcome rests before it is looked up. */
  quarantineMs: number;
  /** True while nothing that waits for working hours may be posted. */
  isResting: () => Promise<boolean>;
  /** A message waits because its channel or person cannot be reached. */
  onUnreachable: (row: DeliveryRow, code: string) => Promise<void>;
}

type Place = { channel: string; threadTs: string | null };

/** A pause this long between claiming and posting means the process slept: somebody else may have taken over. */
const STALE_CLAIM_MS = 3_000;
/** `drain` waits for a message only when its turn comes this soon. */
const SHORT_WAIT_MS = 10_000;

/**
 * Posts what the database says Slack is to show: each message once. A message whose outcome is not known
 * is never posted again before its key has been looked for in history, twice, a quarantine apart.
 */
export class Outbox {
  readonly #o: OutboxOptions;
  readonly #lanes = new Lanes();
  #timer: NodeJS.Timeout | undefined;
  #pumping: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#o = options;
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
    await this.#pumping;
    await this.#lanes.stop();
  }

  /** Says that there may be something to post; returns at once. */
  kick(): void {
    this.pump().catch((error: unknown) => {
      this.#o.log.error({ event: 'outbox.failed', err: error });
    });
  }

  /** Hands everything whose turn has come to its channel's queue, and settles what is in doubt. */
  pump(): Promise<void> {
    if (this.#pumping) {
      this.#again = true;
      return this.#pumping;
    }
    this.#pumping = this.#pumpUntilQuiet().finally(() => {
      this.#pumping = null;
    });
    return this.#pumping;
  }

  /**
   * Posts until nothing is left that can be posted within seconds. What has to wait longer (a channel
   * without the bot, working hours, a quarantine) stays in the database for the next pass.
   */
  async drain(): Promise<void> {
    for (;;) {
      await this.pump();
      await this.#lanes.idle();
      const soon = this.#wireMs() + SHORT_WAIT_MS;
      const next = await this.#sendable(new Date(soon).toISOString());
      const doubtful = await doubtfulDeliveries(
        this.#o.db,
        new Date(soon - this.#o.quarantineMs).toISOString(),
      );
      if (next.length === 0 && doubtful.length === 0) return;
      await wait(100);
    }
  }

  async #pumpUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      if (this.#stopped) return;
      await this.#settleDoubtful();
      for (const row of await this.#sendable(this.#o.wireClock().toISOString())) {
        this.#lanes.add(row.address, row.key, () => this.#deliver(row.key));
      }
    } while (this.#again);
  }

  /** Queued rows, less those that wait for working hours or for the message in whose thread they stand. */
  async #sendable(notAfter: string): Promise<DeliveryRow[]> {
    const rows = await queuedDeliveries(this.#o.db, notAfter);
    if (rows.length === 0) return rows;
    const resting = await this.#o.isResting();
    const ready: DeliveryRow[] = [];
    for (const row of rows) {
      if (resting && row.workHours === 1 && row.ts === null) continue;
      if (row.threadKey !== null && !(await this.#threadIsSettled(row.threadKey))) continue;
      ready.push(row);
    }
    return ready;
  }

  async #threadIsSettled(key: string): Promise<boolean> {
    const parent = await findDelivery(this.#o.db, key);
    return !parent || parent.ts !== null || parent.state === 'failed';
  }

  async #deliver(key: string): Promise<void> {
    if (this.#stopped) return;
    const row = await findDelivery(this.#o.db, key);
    if (!row || row.state !== 'queued') return;
    try {
      const place = await this.#placeOf(row);
      if (!place) {
        await this.#wait(row, { kind: 'refused', code: 'channel_not_found' });
        return;
      }
      const claimedAt = performance.now();
      if (!(await takeForSending(this.#o.db, key, place.channel, this.#o.wireClock().toISOString()))) return;
      if (performance.now() - claimedAt > STALE_CLAIM_MS) return;
      await this.#send(row, place);
    } catch (error) {
      await this.#wait(row, failureOf(error));
    }
  }

  async #placeOf(row: DeliveryRow): Promise<Place | null> {
    const parent = row.threadKey === null ? undefined : await findDelivery(this.#o.db, row.threadKey);
    if (parent?.ts && parent.channel) return { channel: parent.channel, threadTs: parent.ts };
    const channel = row.address.startsWith('@')
      ? await this.#o.directory.directChannel(row.address.slice(1))
      : await this.#o.directory.channelId(row.address);
    return channel === null ? null : { channel, threadTs: null };
  }

  async #send(row: DeliveryRow, place: Place): Promise<void> {
    const { db, client, clock, log } = this.#o;
    const posted = row.ts !== null && row.channel !== null ? { channel: row.channel, ts: row.ts } : null;
    try {
      if (posted) await update(client, row, posted);
      const shown = posted ?? (await post(client, row, place));
      await markSent(db, row.key, { ...shown, version: row.version, at: clock().toISOString() });
      log.info({ event: posted ? 'outbox.updated' : 'outbox.posted', key: row.key });
    } catch (error) {
      const failure = failureOf(error);
      // An update may be repeated freely; only a new post has to be looked for first.
      if (failure.kind === 'unknown' && !posted) {
        log.warn({ event: 'outbox.doubtful', key: row.key, code: failure.code });
        return;
      }
      await this.#wait(row, failure);
    }
  }

  /** Puts a message that was not shown where it belongs: queued for later, or given up. */
  async #wait(row: DeliveryRow, failure: ReturnType<typeof failureOf>): Promise<void> {
    const verdict = verdictOn(failure, row);
    const notBeforeAt = new Date(this.#wireMs() + verdict.afterMs).toISOString();
    await settle(this.#o.db, row.key, {
      state: verdict.state,
      notBeforeAt,
      attempts: row.attempts + 1,
      lastError: verdict.code,
      ...(verdict.forgetTs ? { ts: null } : {}),
      ...(verdict.plain ? { blocks: null } : {}),
    });
    const level = verdict.state === 'failed' || verdict.plain ? 'error' : 'warn';
    this.#o.log[level]({ event: `outbox.${verdict.state}`, key: row.key, code: verdict.code });
    if (verdict.unreachable) await this.#o.onUnreachable(row, verdict.code);
  }

  async #settleDoubtful(): Promise<void> {
    const before = new Date(this.#wireMs() - this.#o.quarantineMs).toISOString();
    for (const row of await doubtfulDeliveries(this.#o.db, before)) {
      if (!this.#lanes.has(row.key)) await this.#settleOne(row);
    }
  }

  async #settleOne(row: DeliveryRow): Promise<void> {
    const { db, client, clock, log } = this.#o;
    if (row.ts !== null) {
      await settle(db, row.key, { state: 'queued' });
      return;
    }
    try {
      const place = await this.#placeOf(row);
      const since = new Date(Math.min(Date.parse(row.startedAt ?? row.queuedAt), Date.parse(row.queuedAt)));
      const ts = place && (await lookUp(client, row.key, place, since));
      if (place && ts) {
        await markSent(db, row.key, { channel: place.channel, ts, version: 1, at: clock().toISOString() });
        log.info({ event: 'outbox.found', key: row.key });
      } else if (!place) {
        await settle(db, row.key, { state: 'uncertain', lastError: 'channel_not_found' });
      } else if (row.absentAt === null) {
        await settle(db, row.key, { absentAt: this.#o.wireClock().toISOString() });
      } else {
        await settle(db, row.key, { state: 'queued', absentAt: null });
        log.info({ event: 'outbox.absent', key: row.key });
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused') return;
      await settle(db, row.key, { state: 'uncertain', lastError: failure.code });
      log.error({ event: 'outbox.uncertain', key: row.key, code: failure.code });
    }
  }

  #wireMs(): number {
    return this.#o.wireClock().getTime();
  }
}
