import { expect, it } from 'vitest';
import { changed, SAMPLE } from '../../support/campaigns.ts';
import { standing } from '../../support/form.ts';
import { openOffice } from '../../support/office.ts';

/** The sample with 34 more items in front of its own six. */
const LONG = changed(SAMPLE, [
  '  - { id: plan, goal: responsibility,',
  `${Array.from({ length: 34 }, (_, index) => `  - { id: x${index + 1}, text: 第${index + 1}条要求 }\n`).join('')}  - { id: plan, goal: responsibility,`,
]);

it('a checklist of forty items is recorded on two pages, each of which is saved when it is left', async () => {
  const office = await openOffice({ at: '2022-05-23T10:00+08:00', campaign: LONG });
  const says = (typed: string): Promise<string> => office.types('chuangjian-ban', `/duban ${typed}`);
  await says('inspect open special sections:xinxi on:2022-05-23 查信息科');
  await says('inspect start I1001');
  const opensForm = async (): Promise<void> => {
    await office.opensHome('chuangjian-ban');
    await office.pressesAtHome('chuangjian-ban', '打开', 'I1001 ');
    await office.pressesInWindow('chuangjian-ban', '记录', '信息科');
  };
  const fields = (): string[] => standing(office.form('chuangjian-ban'));
  await opensForm();
  expect(office.window('chuangjian-ban')).toContain('第 1/2 页：第 1–30 项，共 40 项。');
  expect(fields()).toHaveLength(61);
  const first = { '2. 第2条要求': '不符合', '第 2 项说明': '缺记录' };
  expect(await office.fills('chuangjian-ban', { fields: first })).toEqual([]);
  expect(office.window('chuangjian-ban')).toContain('第 2/2 页：第 31–40 项，共 40 项。');
  expect(fields().slice(0, 2)).toEqual(['31. 第31条要求: ', '第 31 项说明: ']);
  // The first page is on record though the second is never sent.
  expect(await says('inspect show I1001')).toContain('已记录 1/40 · 不符合 1 项\n✗ R1001 第2条要求 — 缺记录');
  const last = '40. 值班在岗，交接记录完整';
  expect(await office.fills('chuangjian-ban', { fields: { [last]: '不符合' } })).toEqual([
    '不符合的，请写明看到了什么。',
  ]);
  const second = { [last]: '不符合', '第 40 项说明': '无人值班' };
  expect(await office.fills('chuangjian-ban', { fields: second })).toEqual([]);
  expect(office.window('chuangjian-ban')).toContain('已记录 2/40 · 不符合 2 项');

  await opensForm();
  expect(fields().slice(2, 4)).toEqual(['2. 第2条要求: 不符合', '第 2 项说明: 缺记录']);
  // A page with nothing new leads on, and records nothing a second time.
  expect(await office.fills('chuangjian-ban', {})).toEqual([]);
  expect(fields().at(-2)).toBe('第 40 项说明: 无人值班');
  await says('inspect finish I1001 force');
  await office.delivered();
  expect(office.channel('ke-xinxi').find((text) => text.includes('已结束'))).toContain(
    '发现 2 个问题，整改要求已另发：R1001、R1002。',
  );
  const { checks } = await office.exported();
  expect(checks.map(({ item, result }) => `${item} ${result}`).toSorted()).toEqual(['duty fail', 'x2 fail']);
});
