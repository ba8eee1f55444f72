import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  checksOf,
  findInspectionByNumber,
  listChecks,
  listInspections,
  type InspectionRow,
} from '../../db/inspections.ts';
import { listFindings } from '../../db/rectifications.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import { finishInspection, startInspection } from '../../src/inspections/moving.ts';
import { openInspection, type NewRound } from '../../src/inspections/opening.ts';
import { recordChecks, type ItemAsked } from '../../src/inspections/recording.ts';
import type { RoundCaller } from '../../src/inspections/round.ts';
import { Refusal } from '../../src/refusal.ts';
import { campaignOf, INSPECTED } from '../support/campaigns.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const untold = (): Promise<void> => Promise.resolve();
const inspector = (personId: string): RoundCaller => ({
  personId,
  name: personId,
  isOffice: true,
  isLeader: false,
  sections: [],
});
const first = inspector('chuangjian-ban');
const second = inspector('ducha-yuan');
const special: NewRound = {
  kind: 'special',
  sections: ['wendian'],
  on: '2022-05-05',
  inspectors: ['ducha-yuan'],
  reason: '群众反映',
};

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal && error.facts.code === 'inspection') return error.facts.fault.kind;
      throw error;
    },
  );
}

export function inspectionsContract(engines: Engines, engine: EngineName): void {
  const opened = async (): Promise<{ db: Db; id: string; several: (count: number) => Deps[] }> => {
    const { url, db } = await migrated(engines, engine);
    await importCampaign(depsOn(db), campaignOf(INSPECTED));
    let given = 0;
    const several = (count: number): Deps[] =>
      Array.from({ length: count }, () => ({ ...depsOn(open(url)), newId: () => `id-${(given += 1)}` }));
    const [deps = depsOn(db)] = several(1);
    await openInspection(deps, { inboxKey: 'open', caller: first, door: 'command', round: special }, untold);
    return { db, id: (await findInspectionByNumber(db, 1_001))?.id ?? '', several };
  };
  const recorded = (deps: Deps, id: string, caller: RoundCaller, inboxKey: string, item: ItemAsked) => {
    const what = { inspectionId: id, section: 'wendian', items: [item], own: false };
    return recordChecks(deps, { ...what, inboxKey, caller, door: 'modal' }, untold);
  };
  const fail = (note: string): ItemAsked => ({ itemId: 'plan', result: 'fail', note });

  describe('a round of inspections', () => {
    it('keeps every record, of which the newest of each item stands', async () => {
      const { db, id, several } = await opened();
      const ends = await Promise.all(
        several(6).map((deps, index) =>
          recorded(deps, id, index % 2 === 0 ? first : second, `record-${index}`, fail(`第${index}次`)),
        ),
      );
      expect(ends.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'recorded'));
      expect((await findInspectionByNumber(db, 1_001))?.state).toBe('under_way');
      const all = await listChecks(db);
      expect(all).toHaveLength(6);
      const standing = await checksOf(db, id);
      expect(standing).toHaveLength(1);
      expect(all.filter((one) => one.supersededAt === null)).toEqual(standing);
      const found = await listFindings(db);
      expect(found.map(({ finding, rectification }) => [finding.problem, rectification.number])).toEqual([
        [standing[0]?.note, 1_001],
      ]);
    });

    it('is recorded once though one delivery comes eight times at once', async () => {
      const { db, id, several } = await opened();
      const ends = await Promise.all(
        several(8).map((deps) => recorded(deps, id, first, 'm', fail('缺三月'))),
      );
      expect(ends.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
      expect(await listChecks(db)).toHaveLength(1);
    });

    it('spares what somebody else recorded while a form was open', async () => {
      const { db, id, several } = await opened();
      const [deps = depsOn(db)] = several(1);
      await recorded(deps, id, second, 'theirs', fail('缺三月'));
      const what = { inspectionId: id, section: 'wendian', own: false, door: 'modal' } as const;
      const items: ItemAsked[] = [
        { itemId: 'plan', result: 'pass', note: '' },
        { itemId: 'duty', result: 'pass', note: '' },
      ];
      const asOf = '2022-05-05T00:59:00.000Z';
      const done = await recordChecks(
        deps,
        { ...what, items, asOf, inboxKey: 'mine', caller: first },
        untold,
      );
      expect(done).toMatchObject({
        recorded: [{ itemId: 'duty', was: null }],
        spared: [{ by: '督查员', check: { itemId: 'plan', result: 'fail' } }],
      });
    });

    it('is begun and finished by one of those who do it at the same moment', async () => {
      const { db, id, several } = await opened();
      const asked = { inspectionId: id, door: 'button', reason: '' } as const;
      const starts = await Promise.all(
        several(4).map((deps, index) =>
          refusalOf(startInspection(deps, { ...asked, inboxKey: `s${index}`, caller: first }, untold)),
        ),
      );
      expect(starts.toSorted()).toEqual(['done', 'moved_on', 'moved_on', 'moved_on']);
      const [deps = depsOn(db)] = several(1);
      await recorded(deps, id, second, 'record', fail('缺三月'));
      const ends = await Promise.all(
        several(4).map((one, index) =>
          refusalOf(
            finishInspection(one, { ...asked, force: true, inboxKey: `f${index}`, caller: first }, untold),
          ),
        ),
      );
      expect(ends.toSorted()).toEqual(['done', 'moved_on', 'moved_on', 'moved_on']);
      expect((await listFindings(db)).map(({ rectification }) => rectification.state)).toEqual(['issued']);
    });

    it('is one a month though the office opens it from several places at once', async () => {
      const { db, several } = await opened();
      const round: NewRound = { ...special, kind: 'monthly', sections: [], on: '2022-05-20', inspectors: [] };
      const ends = await Promise.all(
        several(4).map((deps, index) =>
          refusalOf(
            openInspection(deps, { inboxKey: `o${index}`, caller: first, door: 'command', round }, untold),
          ),
        ),
      );
      expect(ends.toSorted()).toEqual(['already_monthly', 'already_monthly', 'already_monthly', 'done']);
      expect((await listInspections(db)).map(({ number, kind }) => [number, kind])).toEqual([
        [1, 'monthly'],
        [1_001, 'special'],
      ]);
      const [monthly] = await listInspections(db);
      const another = { ...monthly, id: 'another', number: 2 } as InspectionRow;
      await expect(db.insertInto('inspection').values(another).execute()).rejects.toThrow(/unique/i);
    });
  });
}
