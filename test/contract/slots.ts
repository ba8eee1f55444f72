import { describe, expect, it } from 'vitest';
import { missedSlots, recordedSlots, recordSlot, listSlots, setSlotOutcome } from '../../db/slots.ts';
import { findWeek, markSummaryStale, staleWeeks, takeStaleSummary } from '../../db/weeks.ts';
import { listDeliveries } from '../../db/deliveries.ts';
import { runDue } from '../../jobs/run.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const slot = (recordedAt: string, state: 'fired' | 'missed' = 'fired') => ({
  campaignId: 'xiao',
  job: 'weekly.deploy',
  period: '2022-W18',
  dueAt: '2022-05-05T01:00:00.000Z',
  state,
  reason: null,
  recordedAt,
});

export function slotsContract(engines: Engines, engine: EngineName): void {
  const office = async () => {
    const { url, db } = await migrated(engines, engine);
    await importCampaign(depsOn(db), campaignOf(SMALL));
    return { url, db };
  };

  describe('a slot', () => {
    it('is claimed by one of eight connections, with its messages', async () => {
      const { url, db } = await office();
      const eight = Array.from({ length: 8 }, () => depsOn(open(url)));
      const ran = await Promise.all(eight.map((deps) => runDue(deps)));
      expect(ran.flat().map(({ job, outcome }) => `${job} ${outcome.state}`)).toEqual([
        'weekly.deploy fired',
      ]);
      expect((await listSlots(db)).map(({ state }) => state)).toEqual(['fired']);
      expect((await listDeliveries(db)).map(({ key }) => key)).toEqual([
        'xiao/weekly.deploy/2022-W18/@dangjian-kz',
        'xiao/weekly.deploy/2022-W18/wendian',
        'xiao/weekly.deploy/2022-W18/zonghe',
        'xiao/weekly.plan/2022-W18',
      ]);
    });

    it('is recorded once, and again only when it was missed by a clock in the future', async () => {
      const { db } = await office();
      expect(await recordSlot(db, slot('2022-06-05T01:00:00.000Z', 'missed'))).toBe(true);
      expect(await recordSlot(db, slot('2022-06-06T01:00:00.000Z'))).toBe(false);
      const since = '2022-05-01T00:00:00.000Z';
      const now = '2022-05-05T01:00:00.000Z';
      expect([...(await recordedSlots(db, 'xiao', since, now))]).toEqual([]);
      expect(await missedSlots(db, 'xiao', since, now)).toEqual([]);
      expect(await recordSlot(db, slot(now))).toBe(true);
      expect(await recordSlot(db, slot('2022-05-04T01:00:00.000Z'))).toBe(false);
      expect([...(await recordedSlots(db, 'xiao', since, now))]).toEqual(['weekly.deploy/2022-W18']);
      await setSlotOutcome(db, slot(now), { state: 'missed', reason: 'outside_window' });
      expect(await missedSlots(db, 'xiao', since, now)).toMatchObject([{ reason: 'outside_window' }]);
    });

    it('leaves a summary stale for one of those who bring it up to date', async () => {
      const { url, db } = await office();
      await runDue(depsOn(db));
      await markSummaryStale(db, '2022-W18');
      expect(await staleWeeks(db)).toEqual(['2022-W18']);
      const four = Array.from({ length: 4 }, () => open(url));
      const taken = await Promise.all(four.map((one) => takeStaleSummary(one, '2022-W18')));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect((await findWeek(db, '2022-W18'))?.summaryStale).toBe(0);
    });
  });
}
