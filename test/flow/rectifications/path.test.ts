import { expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { RectificationRecord } from '../../support/record.ts';
import { shown } from '../../support/shown.ts';

const FOUND = [
  { section: 'xinxi', item: 'premises', problem: '机房走道堆放杂物' },
  { section: 'xinxi', item: 'conduct', problem: '窗口未挂牌' },
  { section: 'dangjian', item: 'plan', problem: '台账缺三月份' },
];

function cardOf(office: TestOffice, ref: string): MessageRecord | undefined {
  return office.messages('ke-xinxi').findLast((one) => shown(one).startsWith(`*${ref} `));
}

async function open(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, FOUND);
  return office;
}

/** A rectification without what two offices never share: ids, and by which doors it was walked. */
function comparable(all: readonly RectificationRecord[]): unknown {
  return all.map(({ id: _id, finding: _finding, history, ...rest }) => ({
    ...rest,
    history: history.map(({ door: _door, at: _at, ...line }) => line),
  }));
}

const WALK: [who: string, typed: string][] = [
  ['xinxi-kz', 'rectify accept R1'],
  ['xinxi-kz', 'rectify done R1 已清走杂物'],
  ['ducha-yuan', 'rectify pass R1'],
  ['xinxi-kz', 'rectify accept R2'],
  ['chuangjian-ban', 'rectify amend R2 due:2022-06-15 person:@信息科科长 补做胸牌 原因:胸牌要 定制'],
  ['xinxi-kz', 'rectify report R2 正在制作胸牌'],
  ['xinxi-kz', 'rectify done R2 已全部挂牌'],
  ['ducha-yuan', 'rectify fail R2 due:2022-06-20 还有两人没有'],
  ['xinxi-kz', 'rectify done R2 已补齐'],
  ['ducha-yuan', 'rectify pass R2'],
  ['dangjian-kz', 'rectify dispute R3 三月份台账在档案柜'],
  ['chuangjian-ban', 'rectify withdraw R3 已看到，确有台账'],
];

async function walkByTyping(office: TestOffice): Promise<void> {
  for (const [who, typed] of WALK) {
    const said = await office.types(who, `/duban ${typed}`);
    expect([typed, said.slice(0, 2)]).toEqual([typed, '✅ ']);
  }
}

/** The same by buttons and forms: on the cards in the channel, in windows from the day's messages and from App Home. */
async function walkByButtons(office: TestOffice): Promise<void> {
  expect(shown(cardOf(office, 'R1') ?? { text: '' })).toBe(
    [
      '*R1 机房走道堆放杂物*',
      '🟢 正常 · 待认领',
      '*科室*  信息科 · 信息科科长',
      '*检查项目*  办公区域整洁，标识规范',
      '*督查*  I1 · 5月11日周三',
      '*整改期限*  5月26日周四',
      '*经过*',
      '5月11日 创建办联络员 记录问题 — 机房走道堆放杂物',
      '5月11日 创建办联络员 发出整改通知',
      '[认领]',
      '[提出异议]',
    ].join('\n'),
  );
  await office.presses('xinxi-kz', cardOf(office, 'R1'), '认领');
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, 'R1'), '整改完成');
  await office.fills('xinxi-kz', { fields: { '做了什么、结果怎样': '已清走杂物' } });
  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', 'R1');
  await office.pressesInWindow('ducha-yuan', '复查通过');
  expect(office.window('ducha-yuan')).toMatch(/^✅ 已办：R1 复查通过，销号。/);

  await office.presses('xinxi-kz', cardOf(office, 'R2'), '认领');
  await office.types('chuangjian-ban', '/duban rectify show R2');
  await office.presses('chuangjian-ban', office.whispers('chuangjian-ban').at(-1), '修改整改要求');
  const amended = { 整改要求: '补做胸牌', 责任人: '信息科科长', 整改期限: '2022-06-15' };
  expect(await office.fills('chuangjian-ban', { fields: amended })).toEqual([
    expect.stringMatching(/^科室已经知道原来的整改期限，改期限要写明原因/),
  ]);
  await office.fills('chuangjian-ban', { fields: { ...amended, 改期限的原因: '胸牌要 定制' } });
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, 'R2'), '报告进展');
  await office.fills('xinxi-kz', { fields: { 整改到哪一步了: '正在制作胸牌' } });
  await office.opensHome('xinxi-kz');
  await office.pressesAtHome('xinxi-kz', '打开', 'R2');
  await office.pressesInWindow('xinxi-kz', '整改完成');
  await office.fills('xinxi-kz', { fields: { '做了什么、结果怎样': '已全部挂牌' } });
  await office.delivered();
  await office.presses('ducha-yuan', office.direct('ducha-yuan').at(-1), '打开', 'R2');
  await office.pressesInWindow('ducha-yuan', '复查不通过');
  expect(
    await office.fills('ducha-yuan', { fields: { 还差什么: '还有两人没有', 整改期限: '2022-06-19' } }),
  ).toEqual([expect.stringContaining('6月19日周日不是工作日')]);
  await office.fills('ducha-yuan', { fields: { 还差什么: '还有两人没有', 整改期限: '2022-06-20' } });
  expect(office.window('ducha-yuan')).toContain(
    '6月20日周一 · 第 2 次整改\n*上次整改情况*  已全部挂牌（信息科科长）',
  );
  await office.delivered();
  await office.presses('xinxi-kz', cardOf(office, 'R2'), '整改完成');
  await office.fills('xinxi-kz', { fields: { '做了什么、结果怎样': '已补齐' } });
  await office.delivered();
  await office.presses('ducha-yuan', office.direct('ducha-yuan').at(-1), '打开', 'R2');
  await office.pressesInWindow('ducha-yuan', '复查通过');

  await office.presses('dangjian-kz', office.direct('dangjian-kz').at(-1), '打开', 'R3');
  await office.pressesInWindow('dangjian-kz', '提出异议');
  await office.fills('dangjian-kz', { fields: { 原因: '三月份台账在档案柜' } });
  await office.delivered();
  await office.presses('chuangjian-ban', office.direct('chuangjian-ban').at(-1), '打开', 'R3');
  await office.pressesInWindow('chuangjian-ban', '撤回');
  await office.fills('chuangjian-ban', { fields: { 原因: '已看到，确有台账' } });
  await office.delivered();
  expect(shown(office.direct('dangjian-kz').at(-1) ?? { text: '' })).toContain(
    '*R3 台账缺三月份*\n创建办联络员：撤回\n> 已看到，确有台账',
  );
}

it('walks three findings to their end by buttons, on record as if it had been typed', async () => {
  const [byButtons, byTyping] = [await open(), await open()];
  await walkByButtons(byButtons);
  await walkByTyping(byTyping);
  const [pressed, typed] = [await byButtons.exported(), await byTyping.exported()];
  expect(comparable(pressed.rectifications)).toEqual(comparable(typed.rectifications));
  expect(
    typed.rectifications.map(({ ref, section, state, round, due_on }) => [
      ref,
      section,
      state,
      round,
      due_on,
    ]),
  ).toEqual([
    ['R1', 'xinxi', 'closed', 1, '2022-05-26'],
    ['R2', 'xinxi', 'closed', 2, '2022-06-20'],
    ['R3', 'dangjian', 'withdrawn', 1, '2022-05-26'],
  ]);
  expect(
    typed.rectifications[1]?.history.map(({ actor, event, from, to, reason }) => [
      actor,
      event,
      from,
      to,
      reason,
    ]),
  ).toEqual([
    ['chuangjian-ban', 'note', null, 'noted', '窗口未挂牌'],
    ['chuangjian-ban', 'issue', 'noted', 'issued', ''],
    ['xinxi-kz', 'accept', 'issued', 'in_progress', ''],
    ['chuangjian-ban', 'amend', 'in_progress', 'in_progress', '补做胸牌'],
    ['xinxi-kz', 'report', 'in_progress', 'in_progress', '正在制作胸牌'],
    ['xinxi-kz', 'done', 'in_progress', 'done', '已全部挂牌'],
    ['ducha-yuan', 'fail', 'done', 'in_progress', '还有两人没有'],
    ['xinxi-kz', 'done', 'in_progress', 'done', '已补齐'],
    ['ducha-yuan', 'pass', 'done', 'closed', ''],
  ]);
  expect(typed.rectifications[1]?.history[3]?.details).toEqual({
    from: '2022-05-26',
    due: '2022-06-15',
    reason: '胸牌要 定制',
    person: 'xinxi-kz',
  });
  expect(pressed.rectifications[1]?.history.map(({ door }) => door)).toEqual([
    'command',
    'command',
    'button',
    'modal',
    'modal',
    'modal',
    'modal',
    'modal',
    'button',
  ]);
  const thread = (office: TestOffice): string[] =>
    office
      .messages('ke-xinxi')
      .filter((one) => one.threadTs === cardOf(office, 'R2')?.ts)
      .map(shown);
  for (const office of [byButtons, byTyping]) {
    await office.delivered();
    expect(thread(office)).toEqual([
      '*创建办联络员：修改整改要求*\n> 补做胸牌\n整改期限 5月26日周四 → 6月15日周三 — 胸牌要 定制',
      '*督查员：复查不通过*\n> 还有两人没有',
      '*督查员：复查通过，销号*',
    ]);
  }
});
