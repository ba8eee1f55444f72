import { expect, it } from 'vitest';
import { listDeliveries } from '../../db/deliveries.ts';
import { runDue } from '../../jobs/run.ts';
import { tellsMoves } from '../../src/announce/tasks.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import { exportAll, type Export } from '../../src/export.ts';
import { submitReply } from '../../src/replies/service.ts';
import { campaignOf, SAMPLE } from '../support/campaigns.ts';
import { depsOn, migrated, type EngineName, type Engines } from './engines.ts';

const WEEK = [
  '2022-05-05T01:00:00.000Z',
  '2022-05-06T01:00:00.000Z',
  '2022-05-07T04:00:00.000Z',
  '2022-05-07T08:00:00.000Z',
];

/** A week of the sample's office, in which every section answers; its whole record, and the messages. */
async function recordOf(engines: Engines, engine: EngineName): Promise<Export> {
  const { db } = await migrated(engines, engine);
  const { newId } = depsOn(db);
  const at = (instant = ''): Deps => ({ ...depsOn(db, instant), newId });
  const campaign = campaignOf(SAMPLE);
  await importCampaign(at(WEEK[0]), campaign);
  for (const instant of WEEK) {
    await runDue(at(instant));
    for (const { id, head } of campaign.sections) {
      const caller = { personId: head ?? '', name: '', language: 'zh-CN' as const };
      if (head === null) continue;
      await submitReply(
        at(instant),
        {
          inboxKey: `${instant}/${id}`,
          caller: { ...caller, sections: [], isOffice: false, isLeader: false },
          sectionId: id,
          period: '2022-W18',
          source: 'thread',
          messageKey: `${id}:${instant}`,
        },
        { typed: `T10 完成 收文 42 件；T11 受阻 缺材料\n其他 𠮷👨‍👩‍👧` },
        tellsMoves(at(instant)),
      );
    }
  }
  await runDue(at('2022-05-09T00:00:00.000Z'));
  return { ...(await exportAll(at(WEEK[3]))), messages: await listDeliveries(db) };
}

/** The same week leaves the same record, to the letter and in the same order. */
export function sameRecord(engines: Engines): void {
  it('SQLite and PostgreSQL keep the same record of the same week', async () => {
    const sqlite = await recordOf(engines, 'SQLite');
    expect(sqlite['replies']).toHaveLength(52);
    expect(await recordOf(engines, 'PostgreSQL')).toEqual(sqlite);
  });
}
