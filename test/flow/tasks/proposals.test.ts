import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { shown, tableIn } from '../../support/shown.ts';

const OFFICE = 'chuangjian-ban';

it('whoever proposed a task hears in the day’s message what became of it: approved, handed over or not', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00', english: ['wendian-kz'] });
  const proposes = async (who: string, rest: string): Promise<string> =>
    office.types(who, `/duban task add ${rest} due:2022-05-20`);
  expect(await proposes('zonghe-kz', '更新展板 section:zonghe')).toContain('综合科科长 提议立项');
  await proposes('wendian-kz', '清点资产 section:wendian');
  await proposes('zhuren', '组织参观 section:dangjian');
  await office.types(OFFICE, '/duban task approve T6');
  const card = await office.types(OFFICE, '/duban task show T7');
  expect(card).toContain('[不同意立项]');
  expect(await office.types(OFFICE, '/duban 不同意 T7 上月已清点')).toContain('✅ 已办：T7 不同意立项。');
  await office.types(OFFICE, '/duban task approve T8');
  await office.types(OFFICE, '/duban task assign T8');
  await office.delivered();

  expect(office.direct('zonghe-kz').map(shown)).toEqual([
    '*您提议的任务有了结果：1 项*\n*T6 更新展板*\n创建办联络员：同意立项\n[打开]',
  ]);
  expect(office.direct('wendian-kz').map(shown)).toEqual([
    '*Decided on what you proposed: 1*\n*T7 清点资产*\n创建办联络员 did not approve\n> 上月已清点\n[Open]',
  ]);
  expect(office.direct('zhuren').map(shown)).toEqual([
    '*您提议的任务有了结果：2 项*\n*T8 组织参观*\n创建办联络员：同意立项\n[打开]\n*T8 组织参观*\n创建办联络员：交办\n[打开]',
  ]);
  await office.types(OFFICE, '/duban audit T7');
  expect(tableIn(office.whispers(OFFICE).at(-1)).map((row) => row[2])).toEqual([
    '做了什么',
    '提议立项',
    '不同意立项',
  ]);
  // What the office adds by itself was proposed by nobody.
  await proposes(OFFICE, '换灯 section:zonghe');
  await office.types(OFFICE, '/duban task cancel T9 不换了');
  await office.delivered();
  expect(office.direct(OFFICE).map(shown).join('\n')).not.toContain('您提议的');
});

it('the history of a recurring task says that its turn was done', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.types('zonghe-kz', '/duban reply T1 完成 报了两条');
  await office.types('zonghe-kz', '/duban task report T1 又报一条');
  const card = await office.types('zonghe-kz', '/duban task show T1');
  expect(card).toContain('综合科科长 本轮办完 — 报了两条\n5月5日 综合科科长 报告进展 — 又报一条');
  await office.types(OFFICE, '/duban audit T1');
  expect(tableIn(office.whispers(OFFICE).at(-1)).map((row) => row[2])).toContain('本轮办完');
});
