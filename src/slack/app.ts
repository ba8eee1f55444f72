import { App, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { interactiveOptions } from './clients.ts';
import { slackLogger } from './logger.ts';
import { acknowledgingLate } from './receiver.ts';

/** Who the bot is in this workspace, as `auth.test` says. */
export interface BotIdentity {
  teamId: string;
  userId: string;
  botId: string;
  userName: string;
}

/**
 * A Bolt app on a receiver. It never asks Slack who it is, so that it starts while Slack is away; the
 * identity is what was learned before.
 */
export function makeApp(slack: SlackConfig, receiver: Receiver, identity: BotIdentity, log: Logger): App {
  const app = new App({
    receiver: acknowledgingLate(receiver),
    logger: slackLogger(log, 'warn'),
    clientOptions: interactiveOptions(slack, log),
    authorize: async () => ({
      botToken: slack.botToken,
      botId: identity.botId,
      botUserId: identity.userId,
      teamId: identity.teamId,
    }),
  });
  // Rethrown, so that an event that could not be kept is not acknowledged.
  app.error(async (error) => {
    log.error({ event: 'slack.listener_failed', err: error });
    throw error;
  });
  return app;
}
