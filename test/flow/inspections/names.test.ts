import { expect, it } from 'vitest';
import { changed, INSPECTED } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';

it('sections and items are found by id, name or number, in full width and in capitals as well', async () => {
  const campaign = changed(INSPECTED, ['text: 值班在岗', 'text: 值班在岗，交接记录完整']);
  const office = await openOffice({ campaign, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban inspect open special sections:wendian on:2022-05-06 群众反映');
  await office.types('chuangjian-ban', '/duban inspect start I1001');
  for (const typed of [
    'section:WENDIAN item:1 pass',
    '科室:文电科 项目:ＰＲＥＭＩＳＥＳ 符合',
    '科室:文电科 项目:"值班在岗，交接记录完整" 不适用',
  ])
    await office.types('chuangjian-ban', `/duban inspect record I1001 ${typed}`);
  const { checks } = await office.exported();
  expect(Object.fromEntries(checks.map(({ item, result }) => [item, result]))).toEqual({
    plan: 'pass',
    premises: 'pass',
    duty: 'na',
  });
  expect(
    await office.types('chuangjian-ban', '/duban inspect record I1001 section:wendian item:4 pass'),
  ).toContain('没有「4」，没有记下');
});
