import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { StartupError } from '../startup.ts';
import type { BotIdentity } from './app.ts';
import { failureOf } from './outcome.ts';

const RETRY_AFTER_MS = 2_000;

/**
 * Asks Slack who the bot is. While Slack is away it asks again until it answers, `signal` ends the wait,
 * or `patienceMs` is over; that, and a token that Slack refuses, is a `StartupError`.
 */
export async function whoAmI(
  client: WebClient,
  log: Logger,
  signal: AbortSignal,
  patienceMs = Infinity,
): Promise<BotIdentity> {
  const started = performance.now();
  for (;;) {
    try {
      const me = await client.auth.test();
      return {
        teamId: me.team_id ?? '',
        userId: me.user_id ?? '',
        botId: me.bot_id ?? '',
        userName: me.user ?? 'duban',
      };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'refused') {
        throw new StartupError(
          { code: 'bad_token', variable: 'SLACK_BOT_TOKEN', error: failure.code },
          error,
        );
      }
      const code = 'code' in failure ? failure.code : failure.kind;
      log.warn({ event: 'slack.unreachable', code });
      if (performance.now() - started > patienceMs)
        throw new StartupError({ code: 'slack_away', error: code }, error);
      await wait(RETRY_AFTER_MS, undefined, { signal });
    }
  }
}
