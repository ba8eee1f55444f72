import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { practiceSeed } from '../src/practice/seed.ts';
import { startPractice } from '../src/practice/server.ts';
import { campaignOf } from '../test/support/campaigns.ts';
import { commandsThroughRefreshes, type Refreshed } from '../test/support/refreshes.ts';
import { ownFolder } from './office.ts';
import { BARE, start } from './process.ts';
import { rowOf, shareOf, type Effort, type Row } from './rows.ts';

const CAMPAIGN = fileURLToPath(new URL('../campaigns/sample.zh-CN.yaml', import.meta.url));
/** Stock Bolt is deaf for five seconds at each. */
const REFRESHES = 8;
/**
 * So long an old connection stays: a warning comes a second before, where Slack warns ten seconds before. A new one lives
 * long enough not to be taken for a refusal, as any of Slack's does.
 */
const TIMES = { warningMs: 1_000, farewellMs: 500, restMs: 3_500 };

/** So many refreshes of one app in a workspace of its own, while people give commands without a pause. */
async function through(
  script: string,
  args: readonly string[],
  connections: number,
  count: number,
): Promise<Refreshed> {
  const { folder, remove } = ownFolder();
  const practice = await startPractice({
    seed: practiceSeed(campaignOf(readFileSync(CAMPAIGN, 'utf8'))),
    anyCommand: true,
  });
  const running = start(script, args, {
    SLACK_API_URL: practice.apiUrl,
    SLACK_BOT_TOKEN: practice.tokens.bot,
    SLACK_APP_TOKEN: practice.tokens.app,
    DATABASE_URL: `sqlite:${join(folder, 'office.db')}`,
    DUBAN_CAMPAIGN: CAMPAIGN,
  });
  try {
    await practice.until(() => practice.socket.connections() === connections, 60_000);
    return await commandsThroughRefreshes(
      practice,
      count,
      () =>
        practice.acts.perform({
          as: 'zonghe-kz',
          kind: 'slash',
          channel: 'ke-zonghe',
          command: '/duban',
          text: 'help',
        }),
      TIMES,
    );
  } finally {
    await running.kill('SIGTERM');
    await practice.close();
    remove();
  }
}

/** B6: commands that are lost while Slack renews the connections, ours and those of stock Bolt; once, since they are counted. */
export async function refreshes(effort: Effort): Promise<Row[]> {
  const count = shareOf(REFRESHES, effort);
  const ours = await through(effort.program, ['start'], 2, count);
  const bare = await through(BARE.socket, [], 1, count);
  const name = `commands lost in ${count} refreshes, of ${ours.commands} and ${bare.commands}`;
  const lost = { ours: ours.lost.length, bare: bare.lost.length };
  return [rowOf({ bench: 'B6', name, unit: '', target: { atMost: 0 } }, [lost], (one) => one.ours)];
}
