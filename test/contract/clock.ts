import { describe, expect, it } from 'vitest';
import { findCampaign } from '../../db/campaign.ts';
import { settle } from '../../db/claims.ts';
import type { Db } from '../../db/connect.ts';
import { findDelivery, listDeliveries } from '../../db/deliveries.ts';
import { listSlots } from '../../db/slots.ts';
import { runDue } from '../../jobs/run.ts';
import { announceUnreachable } from '../../src/announce/alerts.ts';
import { isStale } from '../../src/announce/stale.ts';
import { tellsMoves } from '../../src/announce/tasks.ts';
import { campaignFacts } from '../../src/campaign/facts.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import { submitReply } from '../../src/replies/service.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, type EngineName, type Engines } from './engines.ts';

const THURSDAY = '2022-05-05T01:00:00.000Z';
const FRIDAY = '2022-05-06T01:00:00.000Z';
const keys = async (db: Db, part: string): Promise<string[]> =>
  (await listDeliveries(db)).map(({ key }) => key).filter((key) => key.includes(part));
const slots = async (db: Db): Promise<string[]> =>
  (await listSlots(db)).map(({ job, period, state }) => `${period} ${job} ${state}`);

export function clockContract(engines: Engines, engine: EngineName): void {
  const office = async (): Promise<Db> => {
    const { db } = await migrated(engines, engine);
    await importCampaign(depsOn(db), campaignOf(SMALL));
    return db;
  };

  describe('a clock', () => {
    it('that was a month ahead takes no slot away', async () => {
      const db = await office();
      await runDue(depsOn(db, '2022-05-04T01:00:00.000Z'));
      await runDue(depsOn(db, '2022-06-04T01:00:00.000Z'));
      expect(await slots(db)).toContain('2022-W18 weekly.deploy missed');
      await runDue(depsOn(db, THURSDAY));
      await runDue(depsOn(db, FRIDAY));
      await runDue(depsOn(db, '2022-05-07T08:00:00.000Z'));
      expect((await slots(db)).filter((one) => one.includes('W18'))).toEqual([
        '2022-W18 weekly.deploy fired',
        '2022-W18 weekly.prompt fired',
        '2022-W18 weekly.due fired',
        '2022-W18 weekly.summary fired',
      ]);
      expect((await findCampaign(db))?.tickedAt).toBe('2022-05-07T08:00:00.000Z');
    });

    it('that was a month ahead when the bot was put to work takes no slot away either', async () => {
      const db = await office();
      await runDue(depsOn(db, '2022-06-11T01:00:00.000Z'));
      await runDue(depsOn(db, THURSDAY));
      expect(await slots(db)).toContain('2022-W18 weekly.deploy fired');
    });

    it('that steps to and fro fires nothing twice', async () => {
      const db = await office();
      for (const now of [THURSDAY, FRIDAY, THURSDAY, '2022-05-04T00:00:00.000Z', FRIDAY, THURSDAY]) {
        await runDue(depsOn(db, now));
      }
      expect(await slots(db)).toEqual(['2022-W18 weekly.deploy fired', '2022-W18 weekly.prompt fired']);
      expect(await keys(db, 'weekly.deploy')).toHaveLength(3);
    });
  });

  describe('the office', () => {
    it('is told of missed slots though the bot died before it could tell', async () => {
      const db = await office();
      await runDue(depsOn(db, THURSDAY));
      const late = '2022-05-24T01:00:00.000Z';
      await runDue(depsOn(db, late));
      const told = await keys(db, 'alert.missed');
      expect(told).toEqual(['xiao/alert.missed/2022-05-24/@chuangjian-ban']);
      await db.deleteFrom('delivery').where('key', 'in', told).execute();
      await runDue(depsOn(db, '2022-05-25T01:00:00.000Z'));
      await runDue(depsOn(db, '2022-05-25T01:01:00.000Z'));
      expect(await keys(db, 'alert.missed')).toEqual(told);
      expect((await findDelivery(db, told[0] ?? ''))?.version).toBe(1);
    });

    it('is told in one message a day of all places that cannot be reached, never of itself', async () => {
      const db = await office();
      await runDue(depsOn(db, THURSDAY));
      const tell = async (now: string): Promise<void> =>
        announceUnreachable(
          depsOn(db, now),
          await campaignFacts(db),
          { errors: ['not_in_channel', 'user_not_found'], botName: 'duban' },
          new Date(now),
        );
      const unreachable = async (lastError: string, part: string): Promise<void> => {
        for (const row of await listDeliveries(db)) {
          if (row.key.includes(part)) await settle(db, row, { lastError });
        }
      };
      await unreachable('not_in_channel', 'weekly.deploy');
      await unreachable('not_in_channel', 'weekly.plan');
      for (let minute = 0; minute < 3; minute += 1) await tell(THURSDAY);
      const [alert = ''] = await keys(db, 'alert.unreachable');
      expect(await findDelivery(db, alert)).toMatchObject({ version: 1, address: '@chuangjian-ban' });
      expect((await findDelivery(db, alert))?.text).toContain('#ke-wendian、#ke-zonghe、#tongbao');
      await unreachable('user_not_found', 'alert.unreachable');
      await tell(THURSDAY);
      expect(await findDelivery(db, alert)).toMatchObject({ version: 1 });
      await tell(FRIDAY);
      expect(await keys(db, 'alert.unreachable')).toHaveLength(2);
    });
  });

  describe('a message that still waits', () => {
    it('is stale once everybody has replied, the time is over, or another week has begun', async () => {
      const db = await office();
      await runDue(depsOn(db, THURSDAY));
      await runDue(depsOn(db, FRIDAY));
      const prompt = 'xiao/weekly.prompt/2022-W18/zonghe';
      const deploy = 'xiao/weekly.deploy/2022-W18/zonghe';
      const stale = (key: string, now: string): Promise<boolean> =>
        isStale(db, { key, blocks: null }, new Date(now));
      expect(await stale(prompt, FRIDAY)).toBe(false);
      expect(await stale(prompt, '2022-05-07T04:00:00.000Z')).toBe(true);
      const caller = { personId: 'zonghe-kz', name: '', language: 'zh-CN' as const, sections: [] };
      await submitReply(
        depsOn(db, FRIDAY),
        {
          inboxKey: 'k',
          caller: { ...caller, isOffice: false, isLeader: false },
          sectionId: 'zonghe',
          period: '2022-W18',
          source: 'command',
          messageKey: null,
        },
        { typed: '报了' },
        tellsMoves(depsOn(db, FRIDAY)),
      );
      expect(await stale(prompt, FRIDAY)).toBe(true);
      expect(await stale('xiao/weekly.prompt/2022-W18/wendian', FRIDAY)).toBe(false);
      expect(await stale(deploy, '2022-05-08T04:00:00.000Z')).toBe(false);
      await runDue(depsOn(db, '2022-05-09T01:00:00.000Z'));
      expect(await stale(deploy, '2022-05-09T01:00:00.000Z')).toBe(true);
      expect(await stale('xiao/weekly.plan/2022-W18', '2022-05-09T01:00:00.000Z')).toBe(false);
    });
  });
}
