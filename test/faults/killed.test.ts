import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../db/connect.ts';
import { listDeliveries } from '../../db/deliveries.ts';
import { listSlots } from '../../db/slots.ts';
import { practiceSeed, rehearsable } from '../../src/practice/seed.ts';
import { startPractice } from '../../src/practice/server.ts';
import { campaignOf, SAMPLE } from '../support/campaigns.ts';
import { ownFolder } from '../support/folder.ts';
import { SlackScreen } from '../support/screen.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const DUE = '2022-05-05T09:00:00+08:00';

describe('a bot that is killed three times while a deployment goes out', () => {
  it('has posted each message once when it is left in peace', { timeout: 60_000 }, async () => {
    const practice = await startPractice({
      seed: practiceSeed(rehearsable(campaignOf(SAMPLE))),
      startAt: new Date(DUE),
      timezone: 'Asia/Shanghai',
    });
    onTestFinished(() => practice.close());
    const folder = ownFolder();
    const file = join(folder, 'plan.yaml');
    writeFileSync(file, SAMPLE);
    const databaseUrl = `sqlite:${join(folder, 'office.db')}`;
    const env = {
      PATH: process.env['PATH'] ?? '',
      TZ: process.env['TZ'],
      SLACK_BOT_TOKEN: practice.tokens.bot,
      SLACK_API_URL: practice.apiUrl,
      DATABASE_URL: databaseUrl,
      DUBAN_CAMPAIGN: file,
      DUBAN_QUARANTINE_SECONDS: '1',
      LOG_LEVEL: 'silent',
    };
    const tick = () =>
      spawn(process.execPath, ['--import', TSX, CLI, 'tick', '--at', DUE], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
    const screen = new SlackScreen(practice);
    const keys = (): string[] =>
      screen.posted().flatMap(({ metadata }) => (metadata ? [JSON.stringify(metadata)] : []));

    for (const most of [3, 7, 10]) {
      // Some are lost, some cut off before, some taken after the line was cut, some never answered.
      for (const kind of ['drop', 'refuse', 'late', 'hang', 'hang'] as const) {
        practice.faults.add({ method: 'chat.postMessage', kind, ms: 800 });
      }
      const bot = tick();
      const ended = once(bot, 'exit');
      await practice.until(() => keys().length >= most, 30_000);
      bot.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
    }
    practice.faults.clear();
    expect(await once(tick(), 'exit')).toEqual([0, null]);

    expect(new Set(keys()).size).toBe(14);
    expect(keys()).toHaveLength(14);
    const db = connect(databaseUrl);
    onTestFinished(() => db.destroy());
    expect((await listDeliveries(db)).filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(await listSlots(db)).toMatchObject([{ job: 'weekly.deploy', state: 'fired' }]);
  });
});
