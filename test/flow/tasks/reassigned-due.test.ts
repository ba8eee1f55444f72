import { describe, expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { standing } from '../../support/form.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const OFFICE = 'chuangjian-ban';

/** The week is deployed; 综合科 has declined T2, which 文电科 supports and which is due on 31 May. */
async function declined(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.types('zonghe-kz', '/duban task decline T2 不归我科');
  await office.delivered();
  return office;
}

const cardOf = (office: TestOffice, ref: string): string =>
  office
    .messages('ke-wendian')
    .map(shown)
    .findLast((text) => text.startsWith(`*${ref} `)) ?? '';

describe('a task that is handed over to another section', () => {
  it('gets the usual time when its own day leaves the section no workday, and is urged by the new day alone', async () => {
    const office = await declined();
    office.clock('2022-06-02T10:00+08:00');
    const told = await office.types(OFFICE, '/duban 任务 改派 T2 科室:wendian');
    expect(told).toContain('原截止日留不出一个工作日，按惯例改为 6月17日周五 截止；原定日期仍保留。');
    await office.delivered();
    expect(cardOf(office, 'T2')).toContain('🟢 正常 · 待签收');
    expect(cardOf(office, 'T2')).toContain('6月17日周五（原定 5月31日周二）');
    expect(cardOf(office, 'T2')).not.toContain('协办');
    await office.types('wendian-kz', '/duban task ack T2');
    await office.at('2022-06-06T09:00+08:00');
    const { tasks, audit } = await office.exported();
    expect(tasks.find(({ ref }) => ref === 'T2')).toMatchObject({
      lead: 'wendian',
      original_lead: 'zonghe',
      due_on: '2022-06-17',
      original_due_on: '2022-05-31',
      supporting: [],
      urgings: [],
    });
    expect(audit.find(({ event }) => event === 'reassign')?.details).toEqual({
      section: 'wendian',
      from: '2022-05-31',
      to: '2022-06-17',
    });
    await office.at('2022-06-14T09:00+08:00');
    expect(office.direct('wendian-gy').map(shown).at(-1)).toContain('T2 签订责任书');
  });

  it('gets the day that the office names, checked like every due day, typed or by the form', async () => {
    const office = await declined();
    const assigns = async (rest: string): Promise<string> =>
      office.types(OFFICE, `/duban task assign T2 section:wendian ${rest}`);
    expect(await assigns('due:2022-05-05')).toContain('太近');
    expect(await assigns('due:2022-05-08')).toContain('5月8日周日不是工作日');
    const told = await office.types(OFFICE, '/duban task show T2');
    expect(told).toContain('5月31日周二');
    await office.presses(OFFICE, office.whispers(OFFICE).at(-1), '改派');
    expect(standing(office.form(OFFICE))).toEqual([
      'T2 由哪个科室主办: 综合科',
      'T2 哪天截止: ',
      'T2 备注: ',
    ]);
    expect(
      await office.fills(OFFICE, { fields: { 由哪个科室主办: '文电科', 哪天截止: '2022-05-08' } }),
    ).toEqual([expect.stringContaining('5月8日周日不是工作日')]);
    expect(await office.fills(OFFICE, { fields: { 哪天截止: '2022-05-20' } })).toEqual([]);
    await office.delivered();
    expect(cardOf(office, 'T2')).toContain('5月20日周五（原定 5月31日周二）');
  });

  it('keeps its own day when that leaves time enough, and a recurring one is given none', async () => {
    const office = await declined();
    expect(await office.types(OFFICE, '/duban task assign T2 section:wendian')).not.toContain('按惯例');
    await office.delivered();
    expect(cardOf(office, 'T2')).toContain('*截止*  5月31日周二\n');
    await office.types('wendian-kz', '/duban task decline T3 人手不够');
    expect(await office.types(OFFICE, '/duban task assign T3 section:zonghe due:2022-05-20')).toContain(
      'T3 是经常性任务，没有截止日',
    );
    expect(await office.types(OFFICE, '/duban task assign T3 section:zonghe')).toContain('已办：T3 改派。');
  });

  it('leaves the old section’s list of the week and its form; what was answered stays', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await office.types('wendian-kz', '/duban task decline T4 不归我科');
    await office.says('wendian-kz', 'ke-wendian', 'T4 受阻 等改派', office.thread('ke-wendian'));
    await office.types(OFFICE, '/duban task assign T4 section:zonghe');
    await office.types('zonghe-kz', '/duban task decline T2 不归我科');
    await office.types(OFFICE, '/duban task assign T2 section:wendian');
    await office.opensHome('zonghe-kz');
    const owed = office.home('zonghe-kz').split('本科室主办的任务')[0];
    expect(owed).toContain('T1 汇总本周动态');
    expect(owed).not.toContain('T2 签订责任书');
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    expect(office.window('zonghe-kz')).toContain('T1 汇总本周动态');
    expect(office.window('zonghe-kz')).not.toContain('T2 签订责任书');
    await office.presses('wendian-kz', office.messages('ke-wendian')[0], '回复');
    expect(office.window('wendian-kz')).not.toContain('T4 整理档案');
    expect(office.window('wendian-kz')).toContain('*T2 签订责任书*\n状态');
    await office.at('2022-05-07T16:00+08:00');
    expect(office.channel('tongbao').at(-1)).toContain('T4 整理档案: 等改派');
  });
});

it('an approved task may go to another section than its proposer said, with another day', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types('zonghe-kz', '/duban task add 更新展板 section:zonghe due:2022-05-10');
  await office.types(OFFICE, '/duban task approve T6');
  office.clock('2022-05-11T10:00+08:00');
  expect(await office.types(OFFICE, '/duban task assign T6 section:wendian due:2022-05-20')).toContain(
    '已办',
  );
  await office.delivered();
  expect(cardOf(office, 'T6')).toContain('5月20日周五（原定 5月10日周二）');
});
