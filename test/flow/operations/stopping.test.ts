import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { practiceSeed } from '../../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../../src/practice/server.ts';
import { postSigned, type PostAnswer } from '../../../src/practice/signed-post.ts';
import { campaignOf, SMALL } from '../../support/campaigns.ts';
import { ownFolder } from '../../support/folder.ts';
import { buildProgram, type Built } from '../../support/program.ts';

const SECRET = 'a-signing-secret-of-32-characters';

let built: Built;
beforeAll(() => {
  built = buildProgram();
});
afterAll(() => built.remove());

/** A bot in HTTP mode, as a process of its own, that is to be told to end. */
interface BotProcess {
  child: ChildProcess;
  folder: string;
  practice: Practice;
  log: () => string;
  /** Somebody whom nobody knows types a command: the bot asks Slack who they are before it answers. */
  strangerAsks: (trigger: string) => Promise<PostAnswer>;
}

async function startedBot(): Promise<BotProcess> {
  const practice = await startPractice({ seed: practiceSeed(campaignOf(SMALL)), timezone: 'Asia/Shanghai' });
  onTestFinished(() => practice.close());
  const folder = ownFolder();
  const { PATH = '', HOME = '' } = process.env;
  const campaign = { DUBAN_CAMPAIGN: join(folder, 'campaign.yaml') };
  writeFileSync(campaign.DUBAN_CAMPAIGN, SMALL);
  const slack = { SLACK_BOT_TOKEN: practice.tokens.bot, SLACK_API_URL: practice.apiUrl };
  const env = {
    PATH,
    HOME,
    LANG: 'en_GB.UTF-8',
    PORT: '0',
    ...campaign,
    ...slack,
    SLACK_SIGNING_SECRET: SECRET,
  };
  const stdio = ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[];
  const child = spawn(process.execPath, [built.cli, 'start'], { cwd: folder, env, stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [said, log] = ['', ''];
  child.stdout?.on('data', (data) => (said += String(data)));
  child.stderr?.on('data', (data) => (log += String(data)));
  // Where Slack is comes first.
  const address = /http:\/\/127\.0\.0\.1:\d+(?=\D*$)/;
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(address);
  const requestUrl = `${address.exec(said)?.[0]}/slack/events`;
  const strangerAsks = (trigger: string): Promise<PostAnswer> => {
    const command = { command: '/duban', text: 'reply 已报', user_id: 'U0STRANGER', trigger_id: trigger };
    const place = { channel_id: 'C0ANY', channel_name: 'any', team_id: 'T0PRACTICE' };
    const body = new URLSearchParams({ ...command, ...place }).toString();
    const type = 'application/x-www-form-urlencoded';
    return postSigned({ requestUrl, signingSecret: SECRET }, { type, body, waitMs: 10_000 });
  };
  return { child, folder, practice, log: () => log, strangerAsks };
}

/** Resolves when the bot has asked Slack. */
async function hasAsked({ practice }: BotProcess): Promise<void> {
  await expect.poll(() => practice.faults.list()).toEqual([]);
}

it('a bot that is told to end answers what it has in hand, takes nothing more, and leaves one whole file', async () => {
  const bot = await startedBot();
  const ended = once(bot.child, 'exit');
  bot.practice.faults.add({ method: 'users.info', kind: 'delay', ms: 1_500 });
  const inHand = bot.strangerAsks('1.1');
  await hasAsked(bot);
  bot.child.kill('SIGTERM');
  await expect.poll(() => bot.log()).toContain('office.stopping');
  expect((await bot.strangerAsks('1.2')).status).toBe(503);
  expect(await inHand).toMatchObject({ status: 200, body: expect.stringContaining('ephemeral') as string });
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(join(bot.folder, 'data')).filter((name) => name.startsWith('duban.db'))).toEqual([
    'duban.db',
  ]);
  expect(bot.log()).toContain('office.stopped');
});

it('a bot that is told twice ends at once', async () => {
  const bot = await startedBot();
  const ended = once(bot.child, 'exit');
  bot.practice.faults.add({ method: 'users.info', kind: 'hang' });
  const inHand = bot.strangerAsks('1.1');
  await hasAsked(bot);
  bot.child.kill('SIGTERM');
  await expect.poll(() => bot.log()).toContain('office.stopping');
  bot.child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  expect((await inHand).failure).toBe('connection_failed');
});
