import { App, AuthorizationError, type Receiver } from '@slack/bolt';
import { troubleOf } from '../../db/trouble.ts';
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
 * identity is what was learned before. What another workspace brings reaches no listener. `onFailure` is told of each
 * delivery that could not be dealt with.
 */
export function makeApp(
  slack: SlackConfig,
  receiver: Receiver,
  identity: BotIdentity,
  log: Logger,
  onFailure: () => void,
): App {
  const app = new App({
    receiver: acknowledgingLate(receiver),
    logger: slackLogger(log, 'warn'),
    clientOptions: interactiveOptions(slack, log),
    authorize: async ({ teamId }) => {
      if (teamId !== identity.teamId) throw new Error('a delivery of another workspace');
      return {
        botToken: slack.botToken,
        botId: identity.botId,
        botUserId: identity.userId,
        teamId: identity.teamId,
      };
    },
  });
  app.error(async (error) => {
    // Another workspace has nothing here, and is not to bring it again.
    if (error instanceof AuthorizationError) return log.warn({ event: 'slack.foreign_team' });
    // The log has it already that nothing can be saved.
    if (troubleOf(error) === null) log.error({ event: 'slack.listener_failed', err: error });
    onFailure();
    // So that an event that could not be kept is not acknowledged.
    throw error;
  });
  return app;
}
