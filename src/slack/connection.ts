import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { slackLogger } from './logger.ts';
import { slackFetch } from './way-out.ts';

/** How long Slack may take to say where to connect. */
const ASKING_MS = 10_000;
/** Slack hangs up some seconds after it has said that it will; a connection that it forgot is ended by us. */
const FORGOTTEN_MS = 30_000;

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

  constructor(slack: SlackConfig & { appToken: string }, log: Logger) {
    super({
      appToken: slack.appToken,
      logger: slackLogger(log, 'warn'),
      autoReconnectEnabled: false,
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        fetch: slackFetch(slack),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: ASKING_MS,
      },
    });
    this.gone = new Promise((resolve) => void this.once('disconnected', () => resolve()));
    const farewell = new Promise<void>((resolve) => void this.once('farewell', resolve));
    this.leaving = Promise.race([farewell, this.gone]);
    void farewell.then(() => this.#forget());
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (isFarewell(data)) this.emit('farewell');
    else await super.onWebSocketMessage(data, isBinary);
  }

  #forget(): void {
    const timer = setTimeout(() => void this.disconnect(), FORGOTTEN_MS);
    void this.gone.then(() => clearTimeout(timer));
  }
}
