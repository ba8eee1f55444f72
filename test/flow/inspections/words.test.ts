import { expect, it } from 'vitest';
import { INSPECTED } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';

it('reads on site what people write, and opens the form where they write nothing', async () => {
  const office = await openOffice({ campaign: INSPECTED, at: '2022-05-05T10:00+08:00' });
  const types = (typed: string, who = 'chuangjian-ban'): Promise<string> =>
    office.types(who, `/duban ${typed}`);
  await types('督查开展 专项 科室:文电科、综合科 日期:明天 群众反映');
  expect(await types('督查 开始 1001')).toMatch(/^✅ /);

  const usage = '用法：`/duban 督查 记录 I1001 科室:编号 项目:编号 符合|不符合|不适用 [说明]`';
  const refused: [typed: string, word: string][] = [
    ['督查 记录 I1001 文电科 3 还行 有点乱', '还行'],
    ['inspect record I1001 sectoin:wendian item:plan pass', 'sectoin:'],
    ['督查 记录 I1001 科室:文电科 项目:plan 合格率低', '合格率低'],
  ];
  for (const [typed, word] of refused)
    expect([typed, await types(typed)]).toEqual([typed, `没看懂「${word}」，没有办理。${usage}\n${typed}`]);
  expect(await types('inspect dance I1001')).toMatch(/^没看懂「dance」，没有办理。用法：`\/duban 督查 /);
  expect(await types('督查 记录 I1001 财务科')).toMatch(/^I1001 这一轮不查「财务科」/);

  for (const typed of [
    '督查记录 I1001 文电科 1 ＯＫ 分工上墙：一目了然',
    'inspect record I1001 综合科 premises 不合格 走道堆物，详见:照片',
    'inspect record I1001 section:wendian item:3 ｐａｓｓ',
  ])
    expect([typed, (await types(typed)).slice(0, 2)]).toEqual([typed, '✅ ']);

  expect(await types('督查 记录 I1001')).toContain('☐ *文电科* · 已记录 2/3');
  expect(await types('督查记录 I1001 文电科')).toBe('');
  expect(office.window('chuangjian-ban')).toContain('文电科');
  await office.fills('chuangjian-ban', { fields: { '2. 办公区域整洁': '符合' } });
  expect(await office.says('chuangjian-ban', null, '督查记录 I1001 文电科')).toBeDefined();
  expect(office.private('chuangjian-ban').at(-1)).toContain('☑ *文电科* · 已记录 3/3');
  expect(await types('inspect check I1001', 'wendian-kz')).toBe('');
  expect(office.window('wendian-kz')).toContain('自查');
  expect(await types('督查 提问 I1001', 'wendian-kz')).toBe('');
  expect(office.window('wendian-kz')).toContain('想问督查人员什么');

  const { checks } = await office.exported();
  expect(
    checks.map(({ section, item, result, note }) => [section, item, result, note].join(' ')).toSorted(),
  ).toEqual([
    'wendian duty pass ',
    'wendian plan pass 分工上墙：一目了然',
    'wendian premises pass ',
    'zonghe premises fail 走道堆物，详见:照片',
  ]);

  await types('督查 结束 I1001 仍要结束');
  expect(await types('rectify accept R1001', 'zonghe-kz')).toMatch(/^✅ /);
  expect(await types('整改完成 R1001', 'zonghe-kz')).toBe('');
  await office.fills('zonghe-kz', { fields: { '做了什么、结果怎样': '已清走' } });
  expect(await types('rectify suspend R1001 until:6月1日 等经费')).toBe(
    '没看懂「until:」，没有办理。用法：`/duban 整改 挂账 R1001 复核:日期 原因`\nrectify suspend R1001 until:6月1日 等经费',
  );
  expect(await types('整改 挂账 R1001 复核日：6月1日 原因：停电')).toMatch(/^✅ /);
  const { rectifications } = await office.exported();
  expect(
    rectifications[0]?.history.slice(-2).map(({ event, reason, door }) => [event, reason, door]),
  ).toEqual([
    ['done', '已清走', 'modal'],
    ['suspend', '原因：停电', 'command'],
  ]);
});
