import { statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { backUp } from '../../../src/backup/backing-up.ts';
import { restore } from '../../../src/backup/restoring.ts';
import { exportAll } from '../../../src/export.ts';
import { SMALL } from '../../support/campaigns.ts';
import { ownFolder } from '../../support/folder.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { OfficeRecord } from '../../support/record.ts';
import { holdEvents } from '../../support/traffic.ts';

/** The keys of all that the bot posted. */
const keys = (office: TestOffice): string[] =>
  office.posted().flatMap(({ metadata }) => {
    const payload = metadata?.event_payload as { key?: string } | undefined;
    return payload?.key === undefined ? [] : [payload.key];
  });

/** An office that keeps its database in a file, and where a backup of it and what is made of that are to be. */
async function openKept() {
  const folder = ownFolder();
  const databaseUrl = `sqlite:${join(folder, 'office.db')}`;
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00', databaseUrl });
  const { evidenceFolder } = office;
  const file = join(folder, 'backup.db');
  const again = `sqlite:${join(folder, 'again/office.db')}`;
  return {
    office,
    folder,
    file,
    backUp: () => backUp({ databaseUrl, evidenceFolder }, file, 'part'),
    /** Puts the backup in another place, and a new bot to work there. */
    restores: async () => {
      const to = { databaseUrl: again, evidenceFolder: join(folder, 'again/evidence') };
      await restore(to, file, { partName: 'part', now: new Date() });
      const db = connect(again);
      onTestFinished(() => db.destroy());
      const deps = { ...office.deps, db };
      office.bot = office.anotherBot(deps);
      await office.bot.start();
      await office.delivered();
      return { record: async () => (await exportAll(deps)) as unknown as OfficeRecord };
    },
  };
}

describe('an office whose database was lost, and restored from a backup of four days ago', () => {
  it('reads nothing twice, finds what it wrote in threads on record again, and is told what is not', async () => {
    const { office, folder, file, backUp: keep, restores } = await openKept();
    await mkdir(join(office.evidenceFolder, 'ab'), { recursive: true });
    writeFileSync(join(office.evidenceFolder, 'ab/cd'), '台账');
    await office.at('2022-05-05T09:00+08:00');
    const [zonghe, wendian] = [office.thread('ke-zonghe'), office.thread('ke-wendian')];
    await office.says('zonghe-kz', 'ke-zonghe', '已报两条', zonghe);
    await office.at('2022-05-05T15:00+08:00');
    await keep();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(`${file}.evidence`, 'ab/cd')).isFile()).toBe(true);
    await expect(keep()).rejects.toMatchObject({ facts: { code: 'exists', file } });

    office.clock('2022-05-06T10:00+08:00');
    await office.says('wendian-kz', 'ke-wendian', '收文 40 件', wendian);
    await office.types('dangjian-kz', '/duban reply 已组织学习');
    for (const at of ['06T15:00', '07T12:00', '07T16:00', '09T09:00']) await office.at(`2022-05-${at}+08:00`);
    office.clock('2022-05-09T10:00+08:00');
    const monday = office.thread('ke-zonghe');
    await office.says('zonghe-kz', 'ke-zonghe', '新一周已开始', monday);
    await office.delivered();
    await office.stopsBot();
    const redeliver = holdEvents(office.practice);
    office.clock('2022-05-09T10:30+08:00');
    await office.says('zonghe-fkz', 'ke-zonghe', '停机时补一句', monday);
    const before = keys(office);
    expect(new Set(before).size).toBe(before.length);

    office.clock('2022-05-09T22:00+08:00');
    const { record } = await restores();
    expect(keys(office)).toEqual(before);
    redeliver();
    const morning = { slots: (await record()).slots.filter(({ state }) => state === 'missed') };
    expect(morning.slots).toEqual([]);
    await office.at('2022-05-10T09:00+08:00');
    const added = keys(office).filter((key) => !before.includes(key));
    expect(added).toEqual([expect.stringMatching(/^xiao\/alert\.restored\//)]);
    expect(keys(office)).toHaveLength(before.length + 1);
    expect(office.channel('tongbao').at(-1)).toBe(
      '督办的数据已从备份恢复，5月5日周四 15:00 到 5月9日周一 22:00 的记录没有保住。期间在话题里写的回复和上传的材料已补收；期间用命令、按钮或表单办理的（包括回复、签收、审批、督查记录、请假），现在没有记录，请核对后再办一次。',
    );
    const { replies } = await record();
    expect(
      replies
        .map(({ section, period, text, late }) => [section, period, text, late])
        .toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
    ).toEqual([
      ['wendian', '2022-W18', '收文 40 件', false],
      ['zonghe', '2022-W18', '已报两条', false],
      ['zonghe', '2022-W19', '停机时补一句', false],
      ['zonghe', '2022-W19', '新一周已开始', false],
    ]);
    expect(statSync(join(folder, 'again/evidence/ab/cd')).isFile()).toBe(true);
    await expect(restores()).rejects.toMatchObject({ facts: { code: 'exists' } });
  });
});
