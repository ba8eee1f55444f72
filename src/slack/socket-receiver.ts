import { setTimeout as wait } from 'node:timers/promises';
import { type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { Connection } from './connection.ts';
import { failureOf } from './outcome.ts';

/** While one connection is renewed, or breaks, the other one hears. Slack gives each delivery to one of them. */
const CONNECTIONS = 2;
/** Slack is asked again after this long, a little later each time. */
const AGAIN_MS = 1_000;
const LATEST_AGAIN_MS = 5_000;
/** Slack renews a connection after hours; one that leaves sooner than this was as good as refused. */
const BRIEF_MS = 3_000;
/** Slack lets ten connections of an app be; those that it does not hang up must leave room for new ones. */
const MOST_LEAVING = 6;

const againMs = (failures: number): number => Math.min(AGAIN_MS * failures, LATEST_AGAIN_MS);

/** What a connection hears: the fields of `slack_event` that matter here. */
interface Delivery {
  body: ReceiverEvent['body'];
  ack: (answer?: unknown) => Promise<void>;
  retry_num?: number;
  retry_reason?: string;
}

/**
 * Socket Mode over two connections. A new one is opened as soon as Slack says that an old one will end, and the old
 * one serves until it does: even when both are to be renewed at once there is no moment in which nobody hears.
 */
export class SocketReceiver implements Receiver {
  readonly #slack: SlackConfig & { appToken: string };
  readonly #log: Logger;
  readonly #briefMs: number;
  /** Those that are not gone, from their first moment; Slack has said hello on the open ones. */
  readonly #all = new Set<Connection>();
  readonly #open = new Set<Connection>();
  readonly #leaving = new Set<Connection>();
  readonly #ending = new AbortController();
  #app: App | undefined;
  #wasLinked = false;
  #onBack: () => void = () => undefined;

  /** `briefMs`: how long a connection must have lived to be followed by the next one at once. */
  constructor(slack: SlackConfig & { appToken: string }, log: Logger, briefMs = BRIEF_MS) {
    this.#slack = slack;
    this.#log = log;
    this.#briefMs = briefMs;
  }

  /** True while there is a connection on which something can arrive. */
  get isLinked(): boolean {
    return this.#open.size > 0;
  }

  /** Calls back when there is a connection again after there was none. */
  onBack(act: () => void): void {
    this.#onBack = act;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves with the first connection, however long Slack is away; rejects when Slack does not take the token. */
  async start(): Promise<void> {
    const first = await this.#dial(0, true);
    void this.#hold(first);
    for (let place = 1; place < CONNECTIONS; place += 1) void this.#hold(null);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    for (const connection of this.#all) connection.end();
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Keeps one place filled. */
  async #hold(first: Connection | null): Promise<void> {
    let connection = first ?? (await this.#dial());
    let brief = 0;
    while (connection) {
      const since = performance.now();
      await connection.leaving;
      this.#letGo(connection);
      brief = performance.now() - since < this.#briefMs ? brief + 1 : 0;
      // Slack that greets and hangs up at once would otherwise be dialled hundreds of times in a second.
      if (brief > 0) await this.#rest(againMs(brief));
      connection = await this.#dial(brief);
    }
  }

  /** A new connection, as soon as there can be one; null when the receiver is stopped. */
  async #dial(failedBefore = 0, refusable = false): Promise<Connection | null> {
    for (let failures = failedBefore + 1; !this.#isEnding; failures += 1) {
      try {
        return await this.#connect();
      } catch (error) {
        if (this.#isEnding) break;
        const failure = failureOf(error);
        if (refusable && failure.kind === 'refused' && !failure.code.startsWith('http_')) throw error;
        this.#log.warn({ event: 'slack.not_connected', failure });
        const asked = failure.kind === 'rate_limited' ? failure.retryAfterMs : 0;
        await this.#rest(Math.max(asked, againMs(failures)));
      }
    }
    return null;
  }

  /** Waits, but not for longer than the receiver runs. */
  async #rest(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#ending.signal }).catch(() => undefined);
  }

  /** Lets a connection serve until Slack hangs up; the oldest of too many is not waited for. */
  #letGo(connection: Connection): void {
    this.#leaving.add(connection);
    void connection.gone.then(() => this.#leaving.delete(connection));
    const [oldest] = this.#leaving;
    if (!oldest || this.#leaving.size <= MOST_LEAVING) return;
    this.#leaving.delete(oldest);
    oldest.end();
  }

  async #connect(): Promise<Connection> {
    const connection = new Connection(this.#slack, this.#log);
    this.#all.add(connection);
    connection.on('slack_event', (delivery: Delivery) => void this.#deliver(delivery));
    connection.once('connected', () => this.#opened(connection));
    void connection.gone.then(() => {
      this.#all.delete(connection);
      this.#open.delete(connection);
    });
    await connection.start();
    return connection;
  }

  #opened(connection: Connection): void {
    const isBack = this.#wasLinked && !this.isLinked;
    this.#open.add(connection);
    this.#wasLinked = true;
    if (isBack) this.#onBack();
  }

  /** What fails is not acknowledged: Slack delivers an event again. */
  async #deliver({ body, ack, retry_num: retryNum, retry_reason: retryReason }: Delivery): Promise<void> {
    const retried = {
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    };
    try {
      await this.#app?.processEvent({ body, ack, ...retried });
    } catch (error) {
      this.#log.warn({ event: 'slack.not_acknowledged', err: error });
    }
  }
}
