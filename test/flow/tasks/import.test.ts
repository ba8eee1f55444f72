import { expect, it } from 'vitest';
import { tellsImport } from '../../../src/announce/tasks.ts';
import { importCampaign } from '../../../src/campaign/service.ts';
import { campaignOf, changed, SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { TaskRecord } from '../../support/record.ts';
import { shown } from '../../support/shown.ts';

const imports = (office: TestOffice, file: string) =>
  importCampaign(office.deps, campaignOf(file), { tell: tellsImport(office.deps) });

async function recordOf(office: TestOffice, ref: string): Promise<TaskRecord | undefined> {
  return (await office.exported()).tasks.find((one) => one.ref === ref);
}

const opened = (): Promise<TestOffice> => openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });

/** T2 of the file was declined, given to another section, and somebody there handles it. */
async function withReassigned(): Promise<TestOffice> {
  const office = await opened();
  await office.types('zonghe-kz', '/duban task decline T2 不归我科');
  await office.types('chuangjian-ban', '/duban task assign T2 section:wendian');
  await office.types('wendian-kz', '/duban task assign T2 @wendian-gy');
  return office;
}

it('a changed file leaves alone what supports a task that the office added', async () => {
  const office = await opened();
  await office.types(
    'chuangjian-ban',
    '/duban task add 整理展柜 section:zonghe supporting:wendian,dangjian due:2022-05-20',
  );
  await imports(
    office,
    changed(SMALL, ['整理档案', '整理旧档案'], ['supporting: [wendian]', 'supporting: []']),
  );
  expect(await recordOf(office, 'T6')).toMatchObject({ supporting: ['wendian', 'dangjian'] });
  expect(await recordOf(office, 'T2')).toMatchObject({ supporting: [] });
});

it('a task that went to another section stays there, whatever else the file changes', async () => {
  const office = await withReassigned();
  expect(await imports(office, SMALL)).toEqual([]);
  await imports(office, changed(SMALL, ['签订责任书', '签订新责任书']));
  expect(await recordOf(office, 'T2')).toMatchObject({
    title: '签订新责任书',
    lead: 'wendian',
    original_lead: 'zonghe',
    assignee: 'wendian-gy',
  });
});

it('a file that gives a task another lead section moves it there, away from whoever handled it', async () => {
  const office = await withReassigned();
  await imports(
    office,
    changed(SMALL, [
      'lead: zonghe, supporting: [wendian], due_on: 2022-05-31',
      'lead: dangjian, due_on: 2022-05-31',
    ]),
  );
  expect(await recordOf(office, 'T2')).toMatchObject({
    lead: 'dangjian',
    original_lead: 'dangjian',
    assignee: null,
  });
});

it('a task has on record what a changed file made of it, and a wish for another day falls with its day', async () => {
  const office = await opened();
  await office.types('zonghe-kz', '/duban task ack T2');
  await office.types('zonghe-kz', '/duban task defer T2 to:2022-06-10 等照片');
  await imports(office, changed(SMALL, ['due_on: 2022-05-31', 'due_on: 2022-06-15']));
  const task = await recordOf(office, 'T2');
  expect(task).toMatchObject({ due_on: '2022-06-15', deferrals: [{ granted: false, decided_by: null }] });
  expect(task?.history.at(-1)).toMatchObject({
    actor: null,
    event: 'import',
    from: 'in_progress',
    to: 'in_progress',
    door: 'import',
    details: {
      changes: [
        {
          kind: 'changed',
          noun: 'task',
          id: 'pledge',
          fields: [{ field: 'due_on', from: '2022-05-31', to: '2022-06-15' }],
        },
      ],
    },
  });
  expect(await office.types('chuangjian-ban', '/duban audit T2')).toContain('due_on');
  expect((await recordOf(office, 'T1'))?.history).toEqual([]);
});

it('a task that the file no longer names says so when somebody asks for it', async () => {
  const office = await opened();
  await imports(office, changed(SMALL, ['  - { id: archive, title: 整理档案, lead: wendian }\n', '']));
  expect(await office.types('wendian-kz', '/duban task show T4')).toBe(
    'T4「整理档案」已经移出活动方案，不再办理。\ntask show T4',
  );
  expect((await recordOf(office, 'T4'))?.history.at(-1)).toMatchObject({ event: 'import', door: 'import' });
  expect(await office.types('chuangjian-ban', '/duban audit T4')).toContain('T4 整理档案 · 全部记录');
});

it('a card that was posted shows what a changed file made of its task, and waits for no morning to do so', async () => {
  const office = await opened();
  await office.types('zhuren', '/duban task instruct T2 请抓紧');
  await office.types('zonghe-kz', '/duban task ack T2');
  await office.types('zonghe-kz', '/duban task submit T2 已签');
  await office.delivered();
  const before = office.messages('ke-zonghe').length;
  const card = (): string | undefined =>
    office
      .messages('ke-zonghe')
      .map(shown)
      .find((text) => text.startsWith('*T2 '));
  expect(card()).toMatch(/^\*T2 签订责任书\*[^]*5月31日周二/);
  office.clock('2022-05-05T20:00+08:00');
  await imports(
    office,
    changed(SMALL, ['签订责任书', '签订新责任书'], ['due_on: 2022-05-31', 'due_on: 2022-06-15']),
  );
  await office.delivered();
  expect(card()).toMatch(/^\*T2 签订新责任书\*[^]*6月15日周三[^]*导入活动方案/);
  expect(office.messages('ke-zonghe')).toHaveLength(before);
});

it('a card follows its task to the section that a changed file gives it to, in working hours', async () => {
  const office = await opened();
  await office.types('zhuren', '/duban task instruct T2 请抓紧');
  await office.delivered();
  office.clock('2022-05-05T20:00+08:00');
  await imports(
    office,
    changed(SMALL, [
      'lead: zonghe, supporting: [wendian], due_on: 2022-05-31',
      'lead: wendian, due_on: 2022-05-31',
    ]),
  );
  await office.delivered();
  expect(office.channel('ke-zonghe').at(-1)).toBe('*T2 签订责任书*\n已改派给文电科。');
  const cards = (): string[] => office.channel('ke-wendian').filter((text) => text.startsWith('*T2 '));
  expect(cards()).toEqual([]);
  await office.at('2022-05-06T08:30+08:00');
  expect(cards()).toEqual([expect.stringMatching(/^\*T2 签订责任书\*[^]*文电科科长[^]*\[签收\]/)]);

  await imports(
    office,
    changed(SMALL, ['lead: zonghe, supporting: [wendian], due_on', 'lead: dangjian, due_on']),
  );
  await office.delivered();
  expect(cards()).toEqual(['*T2 签订责任书*\n已改派给机关党建科。']);
  await office.at('2022-05-06T09:00+08:00');
  expect(office.direct('dangjian-kz').map(shown).join('\n')).toContain(
    '*T2 签订责任书* · 机关党建科\n请签收',
  );
});
