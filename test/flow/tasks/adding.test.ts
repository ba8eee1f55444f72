import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { standing } from '../../support/form.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { TaskRecord } from '../../support/record.ts';

const OFFICE = 'chuangjian-ban';

async function opensForm(office: TestOffice, button = '新任务'): Promise<void> {
  await office.opensHome(OFFICE);
  await office.pressesAtHome(OFFICE, button);
}

/** A task as it is on record, without what no two tasks share: number, id, door and instant. */
async function recordOf(office: TestOffice, ref: string): Promise<unknown> {
  const task = (await office.exported()).tasks.find((one) => one.ref === ref);
  const { id: _id, ref: _ref, history = [], ...rest }: Partial<TaskRecord> = task ?? {};
  return { ...rest, history: history.map(({ door: _door, at: _at, ...line }) => line) };
}

it('a new task by its form says all that a typed one says, and leaves the same record', async () => {
  const office = await openOffice({ at: '2022-05-06T10:00+08:00' });
  await opensForm(office);
  const fields = {
    任务名称: '检修电梯',
    由哪个科室主办: '行政科',
    哪天截止: '2022-05-20',
    属于哪个目标: '环境建设',
    由哪些科室协办: '综合科、秘书一科',
    来源: '会议',
    紧急: '紧急',
  };
  expect(await office.fills(OFFICE, { fields })).toEqual([]);
  await office.types(
    OFFICE,
    '/duban task add 检修电梯 section:xingzheng due:2022-05-20 goal:environment supporting:zonghe,mishu1 source:会议 urgent',
  );
  expect(await recordOf(office, 'T21')).toMatchObject({
    title: '检修电梯',
    lead: 'xingzheng',
    due_on: '2022-05-20',
    supporting: ['zonghe', 'mishu1'],
    source: 'meeting',
    urgent: true,
  });
  expect(await recordOf(office, 'T21')).toEqual(await recordOf(office, 'T22'));
  for (const ref of ['T21', 'T22']) {
    const card = await office.types(OFFICE, `/duban task show ${ref}`);
    expect(card).toMatch(/协办\*  综合科、秘书一科[^]*目标\*  环境建设[^]*来源\*  会议/);
  }
  expect(
    await office.types(OFFICE, '/duban task add 检修电梯 section:xingzheng due:2022-05-20 source:会仪'),
  ).toContain('没有「会仪」这种来源，没有立项。可用的：计划、会议、批示、督查');
  expect((await office.exported()).tasks).toHaveLength(22);
});

it('the form asks for no more than a title and a section: the rest is as usual', async () => {
  const office = await openOffice({ at: '2022-05-06T10:00+08:00' });
  await office.practice.acts.perform({ as: OFFICE, kind: 'preferences', language: 'en' });
  await office.settled();
  await opensForm(office, 'New task');
  expect(standing(office.form(OFFICE))).toEqual([
    'Title: ',
    'Which section leads: ',
    'Due on: ',
    'Which goal it serves: ',
    'Which sections support it: ',
    'Source: plan',
    'Urgent: ',
  ]);
  expect(JSON.stringify(office.form(OFFICE)?.source)).toContain(
    'Left empty, the usual time is taken: 15 days, or 5 for an urgent task.',
  );
  expect(
    await office.fills(OFFICE, { fields: { Title: '检修电梯', 'Which section leads': '行政科' } }),
  ).toEqual([]);
  await office.types(OFFICE, '/duban task add 检修电梯 section:xingzheng');
  expect(await recordOf(office, 'T21')).toMatchObject({
    due_on: '2022-05-23',
    source: 'plan',
    supporting: [],
  });
  expect(await recordOf(office, 'T21')).toEqual(await recordOf(office, 'T22'));
});

it('the form of a campaign without goals asks for none', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await opensForm(office);
  expect(standing(office.form(OFFICE)).map((line) => line.split(':')[0])).toEqual([
    '任务名称',
    '由哪个科室主办',
    '哪天截止',
    '由哪些科室协办',
    '来源',
    '紧急',
  ]);
});

it('is not due after the campaign, and days of another year than today show their year', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00', english: ['zhuren'] });
  const adds = (who: string, day: string): Promise<string> =>
    office.types(who, `/duban task add 更新展板 section:zonghe due:${day}`);
  expect(await adds(OFFICE, '2023-06-01')).toContain(
    '2023年6月1日周四在活动结束（12月31日周六）之后，没有改动。活动的最后一个工作日是 12月30日周五 (2022-12-30)。',
  );
  expect(await adds('zhuren', '2023-06-01')).toContain(
    'Thu 1 Jun 2023 is after the end of the campaign, Sat 31 Dec; nothing was changed. Its last workday is Fri 30 Dec (2022-12-30).',
  );
  expect(await adds(OFFICE, '2021-12-31')).toContain('2021年12月31日周五已经过去');
  expect((await office.exported()).tasks).toHaveLength(5);
  await adds(OFFICE, '2022-12-30');
  await office.types('zonghe-kz', '/duban task ack T6');
  expect(await office.types('zonghe-kz', '/duban task defer T6 to:2023-01-06 等资料')).toContain(
    '活动 12月31日周六 结束，之前已经没有可用的工作日，没有改动。',
  );
  expect(await office.types(OFFICE, '/duban task suspend T6 review:2023-01-06 等资料')).toContain(
    '2023年1月6日周五在活动结束',
  );
  office.clock('2023-01-04T10:00+08:00');
  expect(await office.types(OFFICE, '/duban task show T6')).toContain('*截止*  2022年12月30日周五\n');
});
