import { expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { TaskRecord } from '../../support/record.ts';
import { shown } from '../../support/shown.ts';

const NEW = { 任务名称: '更新宣传栏', 由哪个科室主办: '信息科', 哪天截止: '2022-05-20' };

function cardOf(office: TestOffice, ref: string): MessageRecord | undefined {
  return office.messages('ke-xinxi').findLast((one) => shown(one).startsWith(`*${ref} `));
}

async function taskOf(office: TestOffice, ref: string): Promise<TaskRecord | undefined> {
  return (await office.exported()).tasks.find((one) => one.ref === ref);
}

/** A task without what two offices never share: ids, and by which doors it was walked. */
function comparable(task: TaskRecord | undefined): unknown {
  if (!task) return task;
  const { id: _id, history, ...rest } = task;
  return { ...rest, history: history.map(({ door: _door, at: _at, ...line }) => line) };
}

/** From the hand-over to the close by buttons and forms alone: on the card in the channel, privately, at home. */
async function walkByButtons(office: TestOffice): Promise<void> {
  await office.opensHome('chuangjian-ban');
  await office.pressesAtHome('chuangjian-ban', '新任务');
  expect(await office.fills('chuangjian-ban', { fields: NEW })).toEqual([]);
  await office.delivered();

  await office.presses('xinxi-kz', cardOf(office, 'T21'), '签收');
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, 'T21'), '报告进展');
  await office.fills('xinxi-kz', { fields: { 办到哪一步了: '已选好内容' } });
  await office.presses('xinxi-kz', cardOf(office, 'T21'), '申请延期');
  await office.fills('xinxi-kz', { fields: { 延到哪天: '2022-05-27', 原因: '等照片' } });

  await office.opensHome('chuangjian-ban');
  expect(office.home('chuangjian-ban')).toContain('申请延期至 5月27日周五，请决定 · 信息科');
  await office.pressesAtHome('chuangjian-ban', '打开', '申请延期至');
  await office.pressesInWindow('chuangjian-ban', '同意延期');
  expect(office.window('chuangjian-ban')).toContain('5月27日周五（原定 5月20日周五）');
  expect(office.home('chuangjian-ban')).not.toContain('申请延期至');

  await office.types('xinxi-kz', '/duban task show T21');
  await office.presses('xinxi-kz', office.whispers('xinxi-kz').at(-1), '提交办结');
  await office.fills('xinxi-kz', { fields: { 办理结果: '已更新四块展板' } });

  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', '已提交办结，请审核');
  await office.pressesInWindow('ducha-yuan', '退回重办');
  await office.fills('ducha-yuan', { fields: { 原因: '缺一块' } });
  expect(office.window('ducha-yuan')).toContain('🟡 需要留意 · 办理中');

  await office.opensHome('xinxi-kz');
  await office.pressesAtHome('xinxi-kz', '打开', 'T21');
  await office.pressesInWindow('xinxi-kz', '提交办结');
  await office.fills('xinxi-kz', { fields: { 办理结果: '已补齐' } });
  expect(office.window('xinxi-kz')).toContain('办结审核');

  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', 'T21');
  await office.pressesInWindow('ducha-yuan', '销号');
  expect(office.window('ducha-yuan')).toMatch(/^✅ 已办：T21 销号。/);
  expect(office.home('ducha-yuan')).not.toContain('T21');
}

async function walkByTyping(office: TestOffice): Promise<void> {
  const walk: [who: string, typed: string][] = [
    ['chuangjian-ban', 'task add 更新宣传栏 section:xinxi due:2022-05-20'],
    ['xinxi-kz', 'task ack T21'],
    ['xinxi-kz', 'task report T21 已选好内容'],
    ['xinxi-kz', 'task defer T21 to:2022-05-27 等照片'],
    ['chuangjian-ban', 'task approve T21'],
    ['xinxi-kz', 'task submit T21 已更新四块展板'],
    ['ducha-yuan', 'task return T21 缺一块'],
    ['xinxi-kz', 'task submit T21 已补齐'],
    ['ducha-yuan', 'task close T21'],
  ];
  for (const [who, typed] of walk) await office.types(who, `/duban ${typed}`);
}

it('walks a task from its hand-over to its close by buttons, on record as if it had been typed', async () => {
  const at = '2022-05-05T10:00+08:00';
  const [byButtons, byTyping] = [await openOffice({ at }), await openOffice({ at })];
  await walkByButtons(byButtons);
  await walkByTyping(byTyping);
  const [pressed, typed] = [await taskOf(byButtons, 'T21'), await taskOf(byTyping, 'T21')];
  expect(comparable(pressed)).toEqual(comparable(typed));
  expect(pressed).toMatchObject({ state: 'closed', due_on: '2022-05-27', original_due_on: '2022-05-20' });
  expect(pressed?.history.map(({ event, door }) => [event, door])).toEqual([
    ['add', 'modal'],
    ['acknowledge', 'button'],
    ['report', 'modal'],
    ['request_deferral', 'modal'],
    ['approve_deferral', 'button'],
    ['submit', 'modal'],
    ['return', 'modal'],
    ['submit', 'modal'],
    ['close', 'button'],
  ]);
});
