import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';

/** What the outside world provides. Only the composition root makes one. */
export interface Deps {
  readonly db: Db;
  /** The office's clock: decides what is due and what is late. In practice it can be moved. */
  readonly clock: () => Date;
  /** The machine's clock: timeouts, retries, and how long a message of unknown outcome rests. */
  readonly wireClock: () => Date;
  /** Slack's clock, for its posting rate. In a rehearsal it is the practice workspace's, which can be moved ahead. */
  readonly slackClock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
}
