import { expect, it } from 'vitest';
import { INSPECTED } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const DAY = '2022-05-05T10:00+08:00';

it('a round that has begun is called off with a reason: what was noted is withdrawn, what was recorded stays', async () => {
  const office = await openOffice({ campaign: INSPECTED, at: DAY });
  await office.types('chuangjian-ban', '/duban inspect open special sections:wendian on:2022-05-06 群众反映');
  await office.types('chuangjian-ban', '/duban inspect start I1001');
  await office.types(
    'chuangjian-ban',
    '/duban inspect record I1001 section:wendian item:plan fail 台账缺三月',
  );
  expect(await office.types('chuangjian-ban', '/duban inspect cancel I1001 反映的是别的单位')).toContain(
    'I1001 已取消。',
  );
  await office.delivered();
  const { inspections, checks, rectifications } = await office.exported();
  expect(inspections).toMatchObject([{ ref: 'I1001', state: 'cancelled' }]);
  expect(checks).toMatchObject([{ item: 'plan', result: 'fail', superseded_at: null }]);
  expect(rectifications).toMatchObject([{ ref: 'R1001', state: 'withdrawn', issued_at: null }]);
  expect(office.messages('ke-wendian').map(shown).at(-1)).toContain('本轮督查已取消，不需要准备。');
  expect(await office.types('wendian-kz', '/duban rectify show R1001')).toContain('没有 R1001 这项整改');
});

it('a round that ends without a single record does not say that nothing was found', async () => {
  const office = await openOffice({ campaign: INSPECTED, at: DAY });
  await office.types('chuangjian-ban', '/duban inspect open special sections:wendian on:2022-05-06 群众反映');
  await office.types('chuangjian-ban', '/duban inspect start I1001');
  const answer = await office.types('chuangjian-ban', '/duban inspect finish I1001 force');
  expect(answer).toContain('I1001 已结束，没有记录任何一项。');
  expect(answer).not.toContain('没有发现问题');
});
