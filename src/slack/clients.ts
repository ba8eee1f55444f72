import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { slackLogger } from './logger.ts';
import { slackFetch } from './way-out.ts';

/**
 * Several clients, because a 429 on one call holds up every later call of the same client, and because the
 * client's own retries post a message twice when an answer is lost.
 */
export interface SlackClients {
  /** Forms, private answers, look-ups while a person waits. */
  interactive: WebClient;
  /** Everything that the outbox posts. */
  outbox: WebClient;
  /** Files that people attached. */
  files: WebClient;
  /** What was written while nobody listened. */
  history: WebClient;
}

const shared = (slack: SlackConfig, log: Logger): WebClientOptions => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  fetch: slackFetch(slack),
  logger: slackLogger(log, 'error'),
});

/** Options of the clients that Bolt makes for its listeners. */
export function interactiveOptions(slack: SlackConfig, log: Logger): WebClientOptions {
  return { ...shared(slack, log), timeout: 2_000 };
}

export function makeClients(slack: SlackConfig, log: Logger, quarantineMs: number): SlackClients {
  return {
    interactive: new WebClient(slack.botToken, interactiveOptions(slack, log)),
    outbox: new WebClient(slack.botToken, {
      ...shared(slack, log),
      timeout: Math.min(10_000, quarantineMs / 2 + 500),
    }),
    files: new WebClient(slack.botToken, { ...shared(slack, log), timeout: 10_000 }),
    history: new WebClient(slack.botToken, { ...shared(slack, log), timeout: 10_000 }),
  };
}
