import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { standing } from '../../support/form.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const PLAN = '1. 创建任务分解到人，台账清楚';
const PREMISES = '2. 办公区域整洁，标识规范';
const CONDUCT = '3. 文明用语、挂牌上岗';
const BEFORE = '2022-05-20T08:50+08:00';
const NOTICE = '2022-05-20T09:00+08:00';
const DAY = '2022-05-25T09:00+08:00';

/** The notice of the round in the section's channel, as it stands. */
function noticeIn(office: TestOffice): MessageRecord {
  const found = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith('*I1 '));
  if (!found) throw new Error('there is no notice');
  return found;
}

/** What is on record of the round and what the section is told of it, without what two offices never share: ids and doors. */
async function comparable(office: TestOffice): Promise<unknown> {
  const { inspections, checks, rectifications } = await office.exported();
  const without = (row: object, ...keys: string[]): object =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
  return {
    inspections: inspections.map((row) => ({
      ...without(row, 'id', 'history', 'started_at', 'finished_at'),
      comments: row.comments.map((one) => without(one, 'at', 'message')),
      history: row.history.map((line) => without(line, 'door', 'at')),
    })),
    checks: checks
      .map((row) => without(row, 'door', 'recorded_at', 'superseded_at'))
      .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
    rectifications: rectifications.map(({ ref, state }) => ({ ref, state })),
    channel: office.channel('ke-xinxi'),
    team: office.direct('chuangjian-ban').map(shown),
  };
}

async function walkByButtons(office: TestOffice): Promise<void> {
  await office.types('ducha-yuan', '/duban inspect show I1');
  const stale = office.whispers('ducha-yuan').at(-1);
  await office.presses('xinxi-kz', noticeIn(office), '自查');
  const faulty = { [PLAN]: '符合', [PREMISES]: '不符合' };
  expect(await office.fills('xinxi-kz', { fields: faulty })).toEqual(['不符合的，请写明看到了什么。']);
  expect(await office.fills('xinxi-kz', { fields: { ...faulty, '第 2 项说明': '走廊有杂物' } })).toEqual([]);
  expect(office.private('xinxi-kz').at(-1)).toContain('已自查 2/6');
  await office.delivered();
  expect(shown(noticeIn(office))).toContain('本科室已自查 2/6 项。');

  await office.presses('xinxi-kz', noticeIn(office), '提问');
  await office.fills('xinxi-kz', { fields: { 想问督查人员什么: '查哪几间办公室？' } });
  await office.delivered();
  expect(office.channel('ke-xinxi').at(-1)).toBe('*信息科科长说*\n> 查哪几间办公室？');

  await office.at(DAY);
  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', 'I1 ');
  expect(office.window('ducha-yuan')).toContain('☐ *信息科* · 已记录 0/6\n[记录]');
  await office.pressesInWindow('ducha-yuan', '记录', '信息科');
  expect(standing(office.form('ducha-yuan')).slice(0, 5)).toEqual([
    `${PLAN}: 符合`,
    '第 1 项说明: ',
    `${PREMISES}: 不符合`,
    '第 2 项说明: 走廊有杂物',
    `${CONDUCT}: `,
  ]);
  expect(office.window('ducha-yuan')).toContain('科室自查（信息科科长）：不符合');
  expect(await office.fills('ducha-yuan', { fields: { [PLAN]: '未查', [CONDUCT]: '符合' } })).toEqual([]);
  expect(office.window('ducha-yuan')).toContain('☐ *信息科* · 已记录 2/6 · 不符合 1 项\n✗ R1 办公区域整洁');

  await office.pressesInWindow('ducha-yuan', '结束督查');
  expect(office.window('ducha-yuan')).toContain('要发出的整改：1 项（R1）。');
  expect(office.window('ducha-yuan')).toContain(
    [
      '*⚠ 还有 76 项没有记录，结束后就不再记录：*',
      '信息科：创建任务分解到人，台账清楚；公文处理及时、无差错；来信来访登记完整、按期答复；值班在岗，交接记录完整',
      '一项都没有记录的科室：综合科、秘书一科、秘书二科、秘书三科、文电科、督查科、会务科、人事科、信访接待科、应急值班科、行政科、机关党建科',
    ].join('\n'),
  );
  expect(await office.fills('ducha-yuan', {})).toEqual([]);
  expect(office.window('ducha-yuan')).toContain('已结束');
  await office.delivered();
  expect(shown(noticeIn(office))).toContain('发现 1 个问题，整改要求已另发：R1。');
  expect(shown(office.messages('ke-xinxi').at(-1) ?? { text: '' })).toContain('*R1 走廊有杂物*');

  await office.presses('ducha-yuan', stale, '取消督查');
  const refreshed = office.private('ducha-yuan').at(-1);
  expect(refreshed).toContain('I1 现在是「已结束」');
  expect(refreshed).toContain('☐ *信息科* · 已记录 2/6 · 不符合 1 项');
}

async function walkByTyping(office: TestOffice): Promise<void> {
  await office.types('xinxi-kz', '/duban 督查 自查 I1 项目:plan 符合');
  await office.types('xinxi-kz', '/duban 督查 自查 I1 项目:premises 不符合 走廊有杂物');
  await office.types('xinxi-kz', '/duban 督查 提问 I1 查哪几间办公室？');
  await office.at(DAY);
  await office.types('ducha-yuan', '/duban inspect record I1 section:xinxi item:premises fail 走廊有杂物');
  await office.types('ducha-yuan', '/duban inspect record I1 section:xinxi item:conduct pass');
  await office.types('ducha-yuan', '/duban inspect finish I1 force');
  await office.delivered();
}

async function noticed(): Promise<TestOffice> {
  const office = await openOffice({ at: BEFORE });
  await office.at(NOTICE);
  return office;
}

describe('a round by buttons and forms', () => {
  it('is on record as if it had been typed, from the notice to its end', async () => {
    const [byButtons, byTyping] = [await noticed(), await noticed()];
    await walkByButtons(byButtons);
    await walkByTyping(byTyping);
    expect(await comparable(byButtons)).toEqual(await comparable(byTyping));
  });

  it('lets stand what another inspector recorded while a form was open, and says so', async () => {
    const office = await noticed();
    await office.at(DAY);
    for (const who of ['ducha-yuan', 'chuangjian-ban']) {
      await office.opensHome(who);
      await office.pressesAtHome(who, '记录', '综合科');
    }
    office.clock('2022-05-25T09:10+08:00');
    const seen = { [PREMISES]: '不符合', '第 2 项说明': '楼道堵塞' };
    expect(await office.fills('chuangjian-ban', { fields: seen })).toEqual([]);
    office.clock('2022-05-25T09:11+08:00');
    expect(await office.fills('ducha-yuan', { fields: { [PLAN]: '符合', [PREMISES]: '符合' } })).toEqual([]);
    expect(office.window('ducha-yuan')).toContain('创建办联络员');
    expect(office.window('ducha-yuan')).toContain(
      '☐ *综合科* · 已记录 2/6 · 不符合 1 项\n✗ R1 办公区域整洁，标识规范 — 楼道堵塞',
    );
  });

  it('opens no form for whoever could not use it', async () => {
    const office = await noticed();
    await office.types('chuangjian-ban', '/duban inspect join I1 @xinxi-kz');
    const refused = await office.presses('ducha-yuan', noticeIn(office), '自查');
    expect(refused).toContain('自查由信息科自己的人员填写');
    expect(office.form('ducha-yuan')).toBeUndefined();
    await office.at(DAY);
    await office.opensHome('xinxi-kz');
    await office.pressesAtHome('xinxi-kz', '打开', '科室 12 个');
    expect(office.window('xinxi-kz')).toContain(
      '☐ *督查科* · 已记录 0/6\n[记录]\n*信息科*\n您是该科室人员，按回避规定由其他督查人员检查。\n第 1 页',
    );
  });
});

describe('what is written under the notice of a round', () => {
  it('is kept with the round as it stands, told to the inspectors, and is never a weekly reply', async () => {
    const office = await noticed();
    const under = { under: noticeIn(office) };
    const asked = await office.says('xinxi-kz', 'ke-xinxi', '要准备台帐吗', under);
    expect(office.private('xinxi-kz').at(-1)).toContain('已记入 I1 · 信息科');
    office.clock('2022-05-20T09:02+08:00');
    await office.says('ducha-yuan', 'ke-xinxi', '要，纸质的就行', under);
    office.clock('2022-05-20T09:03+08:00');
    await office.edits('xinxi-kz', asked, '要准备台账吗');
    await office.delivered();
    expect(office.direct('chuangjian-ban').map(shown).at(-1)).toMatch(
      /督查员：要，纸质的就行[^]*信息科科长：要准备台账吗/,
    );
    office.clock('2022-05-20T09:04+08:00');
    const mistaken = await office.says('xinxi-kz', 'ke-xinxi', '发错了', under);
    await office.deletes('xinxi-kz', mistaken);
    await office.delivered();
    expect(office.direct('chuangjian-ban').map(shown).at(-1)).not.toContain('发错了');
    const { inspections, replies, drafts } = await office.exported();
    expect(
      inspections[0]?.comments.map(({ author, text, withdrawn_at: gone }) => [author, text, gone === null]),
    ).toEqual([
      ['xinxi-kz', '要准备台帐吗', false],
      ['ducha-yuan', '要，纸质的就行', true],
      ['xinxi-kz', '要准备台账吗', true],
      ['xinxi-kz', '发错了', false],
    ]);
    expect(inspections[0]?.history.map(({ event }) => event)).toEqual([
      'open',
      'ask',
      'ask',
      'reword',
      'ask',
      'unsay',
    ]);
    expect([replies, drafts]).toEqual([[], []]);
  });
});
