import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { slackLogger } from './logger.ts';
import { ForeignAddress, isSocketAddress, slackFetch } from './way-out.ts';

/** How long Slack may take to say where to connect. */
const ASKING_MS = 10_000;
/** How long it may take from there to Slack's hello. */
const HELLO_MS = 10_000;
/** Slack hangs up some seconds after it has said that it will; a connection that it forgot is ended by us. */
const FORGOTTEN_MS = 30_000;

/** A connection was given up before Slack had said hello. */
class NotGreeted extends Error {
  constructor() {
    super('not_greeted');
    this.name = 'NotGreeted';
  }
}

/** Whether Slack says that it will hang up soon. */
function isFarewell(data: string | ArrayBuffer): boolean {
  try {
    return typeof data === 'string' && Reflect.get(JSON.parse(data), 'type') === 'disconnect';
  } catch {
    return false;
  }
}

/**
 * One connection from its first word to its last; it is not opened again. The stock client hangs up as soon as Slack
 * says that it will soon, and what is under way is then never acknowledged; this one serves until Slack does.
 */
export class Connection extends SocketModeClient {
  /** Resolves when Slack has said that it will hang up, or when the connection is gone without a word. */
  readonly leaving: Promise<void>;
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
  #isGreeted = false;

  constructor(slack: SlackConfig & { appToken: string }, log: Logger, helloMs = HELLO_MS) {
    const over = new AbortController();
    const call = slackFetch(slack);
    super({
      appToken: slack.appToken,
      logger: slackLogger(log, 'warn'),
      autoReconnectEnabled: false,
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        fetch: (input, init) =>
          call(input, {
            ...init,
            signal: AbortSignal.any([over.signal, ...(init?.signal ? [init.signal] : [])]),
          }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: ASKING_MS,
      },
    });
    this.gone = new Promise((resolve) => void this.once('disconnected', () => resolve()));
    this.once('disconnected', () => over.abort());
    this.once('connected', () => (this.#isGreeted = true));
    // The stock client tells of the address just before it dials; what is thrown here keeps it from doing so.
    this.once('authenticated', ({ url }: { url: string }) => {
      if (over.signal.aborted) throw new NotGreeted();
      if (!isSocketAddress(url, slack.apiUrl)) throw new ForeignAddress();
      this.#awaitHello(helloMs);
    });
    const farewell = new Promise<void>((resolve) => void this.once('farewell', resolve));
    this.leaving = Promise.race([farewell, this.gone]);
    void farewell.then(() => this.#forget());
  }

  /** Resolves with Slack's hello; rejects when there was none in time, or when the connection was ended meanwhile. */
  override async start(): ReturnType<SocketModeClient['start']> {
    const givenUp = this.gone.then(() => {
      throw new NotGreeted();
    });
    try {
      return await Promise.race([super.start(), givenUp]);
    } catch (error) {
      // The stock client does not count one that got no address as disconnected.
      this.end();
      throw error;
    }
  }

  /** Hangs up. Where Slack has not said hello nothing is under way, and nobody waits until it hangs up too. */
  end(): void {
    void this.disconnect();
    // The stock client drops the line when it is told a second time.
    if (!this.#isGreeted) void this.disconnect();
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (isFarewell(data)) this.emit('farewell');
    else await super.onWebSocketMessage(data, isBinary);
  }

  #awaitHello(ms: number): void {
    const timer = setTimeout(() => this.end(), ms);
    this.once('connected', () => clearTimeout(timer));
    void this.gone.then(() => clearTimeout(timer));
  }

  #forget(): void {
    const timer = setTimeout(() => this.end(), FORGOTTEN_MS);
    void this.gone.then(() => clearTimeout(timer));
  }
}
