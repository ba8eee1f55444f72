import { expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { CIRCULAR, MONTH, monthOf } from '../../support/inspected-month.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const PLAN = '1. 创建任务分解到人，台账清楚';
const PREMISES = '2. 办公区域整洁，标识规范';
const CONDUCT = '3. 文明用语、挂牌上岗';
const DONE = '做了什么、结果怎样';

/** The newest message in the channel of 信息科 that begins so. */
function cardOf(office: TestOffice, ref: string): MessageRecord {
  const found = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith(`*${ref} `));
  if (!found) throw new Error(`there is no card of ${ref}`);
  return found;
}

/** An inspector opens the round from App Home, and fills in some items in the form of a section. */
async function records(
  office: TestOffice,
  who: string,
  section: string,
  fields: Record<string, string>,
): Promise<void> {
  await office.opensHome(who);
  await office.pressesAtHome(who, '打开', 'I1 ');
  if (!office.window(who).includes(`*${section}*`)) await office.pressesInWindow(who, '下一页');
  await office.pressesInWindow(who, '记录', section);
  expect(await office.fills(who, { fields })).toEqual([]);
}

/** Somebody opens a rectification from the message of the day, and presses a button in its window. */
async function decides(
  office: TestOffice,
  who: string,
  ref: string,
  label: string,
  fields?: Record<string, string>,
): Promise<void> {
  await office.delivered();
  await office.presses(who, office.direct(who).at(-1), '打开', ref);
  await office.pressesInWindow(who, label);
  if (fields) expect(await office.fills(who, { fields })).toEqual([]);
}

/** 信息科科长 does the work of a finding, from its card in the channel. */
async function does(office: TestOffice, ref: string, text: string): Promise<void> {
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, ref), '整改完成');
  expect(await office.fills('xinxi-kz', { fields: { [DONE]: text } })).toEqual([]);
}

async function prepares(office: TestOffice): Promise<void> {
  await office.presses('xinxi-kz', cardOf(office, 'I1'), '自查');
  const faulty = { [PREMISES]: '不符合', '第 2 项说明': '走廊有杂物' };
  expect(await office.fills('xinxi-kz', { fields: faulty })).toEqual([]);
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, 'I1'), '提问');
  expect(await office.fills('xinxi-kz', { fields: { 想问督查人员什么: '查哪几间办公室？' } })).toEqual([]);
  await office.delivered();
}

async function inspects(office: TestOffice): Promise<void> {
  await records(office, 'ducha-yuan', '综合科', { [PLAN]: '符合', '第 1 项说明': '分工上墙' });
  await records(office, 'ducha-yuan', '信息科', { '第 2 项说明': '走道堆放杂物' });
  await records(office, 'chuangjian-ban', '信息科', { [CONDUCT]: '不符合', '第 3 项说明': '窗口未挂牌' });
  await records(office, 'chuangjian-ban', '机关党建科', { [PLAN]: '不符合', '第 1 项说明': '台账缺三月份' });
  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', 'I1 ');
  await office.pressesInWindow('ducha-yuan', '结束督查');
  expect(office.window('ducha-yuan')).toContain('要发出的整改：3 项（R1、R2、R3）。');
  expect(await office.fills('ducha-yuan', {})).toEqual([]);
  await office.delivered();
  expect(office.direct('chuangjian-ban').map(shown)).toContainEqual(
    expect.stringContaining('督查已结束，请起草通报*\n*I1 2022年5月督查*'),
  );
}

async function rectifies(office: TestOffice): Promise<void> {
  await office.presses('xinxi-kz', cardOf(office, 'R1'), '认领');
  await does(office, 'R1', '已清走杂物');
  await decides(office, 'ducha-yuan', 'R1', '复查通过');
  await office.presses('xinxi-kz', cardOf(office, 'R2'), '认领');
  await does(office, 'R2', '已全部挂牌');
  await decides(office, 'ducha-yuan', 'R2', '复查不通过', { 还差什么: '还有两人没有' });
  await decides(office, 'dangjian-kz', 'R3', '提出异议', { 原因: '三月份台账在档案柜' });
  await decides(office, 'chuangjian-ban', 'R3', '撤回', { 原因: '已看到，确有台账' });
  await does(office, 'R2', '已补齐');
  await decides(office, 'ducha-yuan', 'R2', '复查通过');
}

async function reports(office: TestOffice): Promise<void> {
  await office.opensHome('chuangjian-ban');
  await office.pressesAtHome('chuangjian-ban', '通报', 'I1 ');
  expect(await office.fills('chuangjian-ban', { fields: { '四、下步要求': '各科室对照检查。' } })).toEqual(
    [],
  );
  await office.presses('chuangjian-ban', office.direct('chuangjian-ban').at(-1), '发布');
  await office.delivered();
}

/** The same without the doors, which is all that tells a button from what is typed. */
function exceptDoors(record: object): unknown {
  return JSON.parse(JSON.stringify(record, (key, value: unknown) => (key === 'door' ? undefined : value)));
}

it('a month’s inspection is lived by buttons and forms alone, on record as if it had been typed', async () => {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00' });
  await office.at('2022-05-20T09:00+08:00');
  await prepares(office);
  await office.at('2022-05-25T09:00+08:00');
  await inspects(office);
  office.clock('2022-05-26T10:00+08:00');
  await rectifies(office);
  await reports(office);
  expect(office.channel('chuangjian-tongbao').at(-1)).toBe(CIRCULAR.join('\n'));
  expect(exceptDoors(await monthOf(office))).toEqual(exceptDoors(MONTH));
});
