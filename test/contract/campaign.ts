import { describe, expect, it } from 'vitest';
import { findCampaign, listNotices, setTicked } from '../../db/campaign.ts';
import { forgetPractice } from '../../db/forget.ts';
import {
  addLeave,
  findPersonBySlackUser,
  listHandlers,
  listPeople,
  onLeave,
  sectionsOf,
  setSlackIdentity,
} from '../../db/people.ts';
import { runDue } from '../../jobs/run.ts';
import { importCampaign, importNotices } from '../../src/campaign/service.ts';
import { storedCampaign } from '../../src/campaign/stored.ts';
import { exportAll } from '../../src/export.ts';
import { campaignOf, changed, ENGLISH_SAMPLE, SAMPLE, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, type EngineName, type Engines } from './engines.ts';

const WITHOUT_ARCHIVE = changed(SMALL, ['  - { id: archive, title: 整理档案, lead: wendian }\n', '']);
const WITH_MORE = changed(WITHOUT_ARCHIVE, [
  '  - { id: study,',
  '  - { id: printing, title: 文印, lead: wendian }\n  - { id: study,',
]);

export function campaignContract(engines: Engines, engine: EngineName): void {
  describe('a campaign', () => {
    it.each([
      ['Chinese sample', SAMPLE],
      ['English sample', ENGLISH_SAMPLE],
      ['small one', SMALL],
    ])('is stored as it was read: the %s', async (_name, file) => {
      const { db } = await migrated(engines, engine);
      expect((await importCampaign(depsOn(db), campaignOf(file))).length).toBeGreaterThan(0);
      expect(await storedCampaign(db)).toEqual(campaignOf(file));
      expect(await importCampaign(depsOn(db), campaignOf(file))).toEqual([]);
    });

    it('retires what the file no longer names, takes it back, and never gives a number twice', async () => {
      const { db } = await migrated(engines, engine);
      const numbers = async (): Promise<string[]> => {
        const { tasks } = (await exportAll(depsOn(db))) as {
          tasks: { id: string; ref: string; retired_at: string | null }[];
        };
        return tasks.map(({ id, ref, retired_at }) => `${ref} ${id}${retired_at === null ? '' : ' retired'}`);
      };
      await importCampaign(depsOn(db), campaignOf(SMALL));
      const all = ['T1 briefing', 'T2 pledge', 'T3 documents', 'T4 archive', 'T5 study'];
      expect(await numbers()).toEqual(all);
      await importCampaign(depsOn(db), campaignOf(WITHOUT_ARCHIVE));
      expect(await numbers()).toEqual(all.map((one) => (one.includes('archive') ? `${one} retired` : one)));
      await importCampaign(depsOn(db), campaignOf(WITH_MORE));
      expect((await numbers()).at(-1)).toBe('T6 printing');
      await importCampaign(depsOn(db), campaignOf(SMALL));
      expect(await numbers()).toEqual([...all, 'T6 printing retired']);
      expect(await storedCampaign(db)).toEqual(campaignOf(SMALL));
    });

    it('remembers who somebody is in Slack until their account is another one', async () => {
      const { db } = await migrated(engines, engine);
      await importCampaign(depsOn(db), campaignOf(SMALL));
      await setSlackIdentity(db, 'jianzhi', { slackUserId: 'U1', language: 'en-US' });
      await importCampaign(depsOn(db), campaignOf(WITHOUT_ARCHIVE));
      expect((await findPersonBySlackUser(db, 'U1'))?.id).toBe('jianzhi');
      expect((await sectionsOf(db, 'jianzhi')).map(({ id }) => id)).toEqual(['zonghe', 'wendian']);
      const other = changed(SMALL, [
        '{ id: jianzhi, name: 两科兼职干事 }',
        '{ id: jianzhi, name: 两科兼职干事, slack: j@example.org }',
      ]);
      await importCampaign(depsOn(db), campaignOf(other));
      expect(await findPersonBySlackUser(db, 'U1')).toBeUndefined();
      expect((await listHandlers(db)).map(({ sectionId, personId }) => `${sectionId} ${personId}`)).toEqual([
        'wendian wendian-gy',
        'wendian jianzhi',
        'zonghe jianzhi',
      ]);
    });

    it('keeps leave, notices of holidays and the last pass of the clock', async () => {
      const { db } = await migrated(engines, engine);
      await importCampaign(depsOn(db), campaignOf(SMALL));
      const leave = { id: 'l1', personId: 'zonghe-kz', fromOn: '2022-05-05', toOn: '2022-05-07' };
      await addLeave(db, { ...leave, recordedBy: 'zhuren', recordedAt: '2022-05-01T00:00:00.000Z' });
      const away = ['2022-05-04', '2022-05-05', '2022-05-07', '2022-05-08'].map(
        async (day) => (await onLeave(db, day)).size,
      );
      expect(await Promise.all(away)).toEqual([0, 1, 1, 0]);
      const notice = { year: 2027, off: [['2027-01-01', '2027-01-03'] as [string, string]], workdays: [] };
      await importNotices(depsOn(db), 'CN', [notice]);
      await importNotices(depsOn(db), 'CN', [{ ...notice, workdays: ['2027-01-09'] }]);
      expect(await listNotices(db, 'CN')).toMatchObject([{ year: 2027, workdays: '["2027-01-09"]' }]);
      await setTicked(db, 'xiao', '2022-05-05T01:00:00.000Z');
      expect((await findCampaign(db))?.tickedAt).toBe('2022-05-05T01:00:00.000Z');
    });

    it('is forgotten with everything that was done in it, in practice only', async () => {
      const { db } = await migrated(engines, engine);
      await importCampaign(depsOn(db), campaignOf(SMALL));
      await runDue(depsOn(db));
      await expect(forgetPractice(db, 'T0PRACTICE')).rejects.toThrow('practice');
      expect(await listPeople(db)).toHaveLength(9);
      await db.updateTable('campaign').set({ team: 'T0PRACTICE' }).execute();
      await forgetPractice(db, 'T0PRACTICE');
      expect(await storedCampaign(db)).toBeNull();
      expect(await listPeople(db)).toEqual([]);
    });
  });
}
