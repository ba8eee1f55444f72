import type { Running } from '../main.ts';
import { PRACTICE_SIGNING_SECRET } from '../practice/signed-post.ts';
import { readSample, rehearsals } from '../samples.ts';
import { practiceWorkspace } from '../workspace.ts';
import type { Cli } from './context.ts';

/**
 * The practice workspace alone, for any Slack app, and how to point one at it: Socket Mode, or HTTP mode when there is
 * a request URL. The app may be started later.
 */
export async function openWorkspace(cli: Cli, requestUrl: string | undefined): Promise<Running> {
  const { words, config } = cli;
  const samples = rehearsals(cli);
  const office = { samples, campaign: readSample(cli, samples.current) };
  const signingSecret = config.signingSecret ?? PRACTICE_SIGNING_SECRET;
  const http = requestUrl === undefined ? {} : { http: { requestUrl, signingSecret } };
  const workspace = await practiceWorkspace(cli, office, { keep: false, anyCommand: true, ...http });
  const { url, apiUrl: api, tokens } = workspace;
  if (requestUrl === undefined) cli.out(words('cli.started_workspace', { url, api, ...tokens }));
  else {
    // A secret from the environment is the reader's own and is not repeated.
    const secret = config.signingSecret === null ? ` SLACK_SIGNING_SECRET=${PRACTICE_SIGNING_SECRET}` : '';
    cli.out(words('cli.started_workspace_http', { url, api, bot: tokens.bot, requestUrl, secret }));
  }
  return { url, stop: () => workspace.close() };
}
