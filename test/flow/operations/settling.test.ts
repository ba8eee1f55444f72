import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDelivery } from '../../../db/deliveries.ts';
import { settle } from '../../../db/claims.ts';
import { uncertainFindings, settleMessage } from '../../../src/cli/doctor-uncertain.ts';
import type { Cli } from '../../../src/cli/context.ts';
import { readConfig } from '../../../src/config.ts';
import { words } from '../../../src/locales/words.ts';
import { SMALL } from '../../support/campaigns.ts';
import { ownFolder } from '../../support/folder.ts';
import { openOffice } from '../../support/office.ts';

describe('messages of which nobody knows whether they were posted', () => {
  it(
    'are explained, told to the office in one line, and settled as Slack shows them',
    { timeout: 30_000 },
    async () => {
      const databaseUrl = `sqlite:${join(ownFolder(), 'office.db')}`;
      const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00', databaseUrl });
      const { db, practice } = office;
      const read = readConfig({
        DATABASE_URL: databaseUrl,
        SLACK_BOT_TOKEN: practice.tokens.bot,
        SLACK_API_URL: practice.apiUrl,
        LOG_LEVEL: 'silent',
      });
      if ('faults' in read) throw new Error('the configuration is wrong');
      let [out, err] = ['', ''];
      const cli: Cli = {
        config: read.config,
        language: 'en',
        words: words('en'),
        out: (line) => (out = line),
        err: (line) => (err = line),
        clock: office.deps.clock,
        newId: office.deps.newId,
      };
      const settles = async (...typed: string[]) => {
        [out, err] = ['', ''];
        return [await settleMessage(cli, typed), out + err];
      };
      const rowOf = async (key: string) => {
        const row = await findDelivery(db, key);
        if (!row) throw new Error(`There is no ${key}.`);
        return row;
      };
      const doubt = async (key: string, ts: string | null) =>
        settle(db, await rowOf(key), { state: 'uncertain', ts, lastError: 'missing_scope' });

      await office.at('2022-05-05T09:00+08:00');
      const [stands, lost] = ['xiao/weekly.deploy/2022-W18/zonghe', 'xiao/weekly.deploy/2022-W18/wendian'];
      const { ts } = office.thread('ke-zonghe').under;
      await doubt(stands, null);
      practice.workspace.messages.remove(office.thread('ke-wendian').under);
      await doubt(lost, null);

      const found = (await uncertainFindings(cli, office.deps)).map(({ text }) => text);
      expect(found).toEqual([
        expect.stringMatching(/^xiao\/weekly\.deploy\/2022-W18\/\w+: .*To #ke-\w+, .*missing_scope/),
        expect.stringMatching(/^xiao\/weekly\.deploy\/2022-W18\/\w+: .*To #ke-\w+, .*missing_scope/),
      ]);
      expect(found.find((text) => text.startsWith(stands))).toContain('Slack shows it now');
      await office.at('2022-05-06T09:00+08:00');
      expect(office.direct('chuangjian-ban').at(-1)?.text).toContain('有 2 条消息不能确定是否已发出');
      const before = office.channel('ke-zonghe');

      expect(await settles(stands, 'resend')).toEqual([1, expect.stringContaining('not posted again')]);
      expect(await settles(stands, 'sent')).toEqual([0, expect.stringContaining('Taken for sent')]);
      expect(await settles(stands, 'drop')).toEqual([1, expect.stringContaining('nothing to settle')]);
      expect(await settles('nothing', 'drop')).toEqual([2, expect.stringContaining('There is no message')]);
      expect(await settles(lost, 'sent')).toEqual([1, expect.stringContaining('Choose resend or drop')]);
      expect(await settles(lost, 'resend')).toEqual([0, expect.stringContaining('Will be posted again')]);
      await office.delivered();
      expect(office.channel('ke-wendian').filter((text) => text.includes('第18周任务'))).toHaveLength(1);
      expect(await rowOf(stands)).toMatchObject({ state: 'sent', ts });
      expect(office.direct('chuangjian-ban').at(-1)?.text).not.toContain('不能确定');
      expect(office.channel('ke-zonghe')).toEqual(before);
      expect((await office.exported()).audit.filter(({ noun }) => noun === 'message')).toMatchObject([
        { subject: lost, event: 'resend', from: 'uncertain', to: 'queued', door: 'console', actor: null },
        { subject: stands, event: 'sent', from: 'uncertain', to: 'sent', door: 'console', actor: null },
      ]);
      await office.types('chuangjian-ban', '/duban audit');
      await office.delivered();
      expect(office.private('chuangjian-ban').at(-1)).toMatch(
        /核定重发[^]*核定已发出|核定已发出[^]*核定重发/,
      );
    },
  );
});
