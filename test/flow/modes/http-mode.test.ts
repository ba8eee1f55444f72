import { afterEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCampaign } from '../../../src/campaign/file/read.ts';
import type { Cli } from '../../../src/cli/context.ts';
import { words } from '../../../src/locales/words.ts';
import { startBot, type Running } from '../../../src/main.ts';
import { practiceSeed } from '../../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../../src/practice/server.ts';

const SECRET = 'a-signing-secret-of-32-characters';
const SAMPLE = 'campaigns/sample.zh-CN.yaml';

let running: Running | undefined;
let practice: Practice | undefined;
let folder: string | undefined;

afterEach(async () => {
  await running?.stop();
  await practice?.close();
  if (folder) rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function openInHttpMode(): Promise<{ workspace: Practice; url: string }> {
  const read = readCampaign(readFileSync(SAMPLE, 'utf8'), SAMPLE);
  if ('faults' in read) throw new Error('the sample is good');
  const port = await freePort();
  const http = { requestUrl: `http://127.0.0.1:${port}/slack/events`, signingSecret: SECRET };
  practice = await startPractice({ seed: practiceSeed(read.campaign), timezone: 'Asia/Shanghai', http });
  folder = mkdtempSync(join(tmpdir(), 'duban-http-'));
  const slack = {
    botToken: practice.tokens.bot,
    apiUrl: practice.apiUrl,
    appToken: null,
    signingSecret: SECRET,
  };
  const cli: Cli = {
    config: {
      slack,
      signingSecret: SECRET,
      databaseUrl: `sqlite:${join(folder, 'duban.db')}`,
      evidenceFolder: join(folder, 'evidence'),
      campaignFile: SAMPLE,
      host: '127.0.0.1',
      port,
      logLevel: 'silent',
      quarantineMs: 60_000,
    },
    language: 'en',
    words: words('en'),
    out: () => undefined,
    err: () => undefined,
    clock: () => new Date('2022-05-05T09:00:30+08:00'),
    newId: () => crypto.randomUUID(),
  };
  running = await startBot(cli, slack);
  return { workspace: practice, url: running.url };
}

describe('HTTP mode', () => {
  it('deploys a week, takes a command and a thread reply, and refuses a forged request', async () => {
    const { workspace, url } = await openInHttpMode();
    const posted = () => workspace.workspace.messages.in(workspace.workspace.channel('ke-zonghe').id);
    await workspace.until(() => posted().length === 1);
    const [deployment] = posted();

    const command = { as: 'zonghe-kz', kind: 'slash', channel: 'ke-zonghe', command: '/duban' } as const;
    expect(await workspace.acts.perform({ ...command, text: 'reply 已汇总' })).toMatchObject({ ok: true });
    await workspace.acts.perform({
      as: 'zonghe-fkz',
      kind: 'message',
      channel: 'ke-zonghe',
      text: '补充：另有两条',
      threadTs: deployment?.ts ?? '',
    });
    await workspace.until(() => posted().some((message) => message.reactions.length === 1));
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/duban_replies\{source="thread"\} 1/);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ok: true, slack: 'connected' });

    const forged = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': 'v0=0000',
      },
      body: JSON.stringify({ type: 'event_callback', event: { type: 'message' } }),
    });
    expect(forged.status).toBe(401);
  });
});
