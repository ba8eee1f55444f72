import { startBot, startRehearsal } from '../main.ts';
import type { Cli, ExitCode } from './context.ts';
import { untilStopped } from './until-stopped.ts';

/** `duban start`: the bot; in a practice workspace of its own when there is no token. */
export async function start(cli: Cli): Promise<ExitCode> {
  const { slack } = cli.config;
  if (!slack) return rehearse(cli);
  const running = await startBot(cli, slack);
  cli.out(cli.words('cli.started', { team: slack.apiUrl, url: running.url }));
  return untilStopped(running);
}

/** The bot in a practice workspace of its own, whatever tokens are set. */
export async function rehearse(cli: Cli): Promise<ExitCode> {
  const running = await startRehearsal(cli);
  cli.out(cli.words('cli.started_practice', { url: running.url }));
  return untilStopped(running);
}
