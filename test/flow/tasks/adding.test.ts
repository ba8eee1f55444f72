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
