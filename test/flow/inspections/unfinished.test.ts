import { expect, it } from 'vitest';
import { comingDailySlots } from '../../../src/announce/coming.ts';
import { campaignFacts } from '../../../src/campaign/facts.ts';
import { finishersDue } from '../../../src/inspections/unfinished.ts';
import { INSPECTED } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('a round that nobody finishes is recalled to its inspectors, then to the office, each once, until it ends', async () => {
  const office = await openOffice({ campaign: INSPECTED, at: '2022-05-05T10:00+08:00' });
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const recalled = (who: string): string[] =>
    office
      .direct(who)
      .map(shown)
      .filter((text) => text.includes('还没有结束'));
  await says('ducha-yuan', '督查 开展 专项督查 科室:文电科 日期:2022-05-06 督查人员:@无科室人员 群众反映');
  await says(
    'ducha-yuan',
    '督查 开展 专项督查 科室:文电科 日期:2022-05-06 督查人员:@无科室人员,@综合科副科长 群众反映',
  );
  await says('zonghe-fkz', 'leave 2022-05-07 2022-05-07');
  await office.at('2022-05-06T09:00+08:00');
  const campaign = await campaignFacts(office.deps.db);
  const coming = await comingDailySlots(office.deps.db, campaign, office.deps.clock(), 9);
  expect(coming.map(({ period }) => period)).toEqual(expect.arrayContaining(['2022-05-07', '2022-05-10']));
  expect(recalled('wuke')).toEqual([]);

  // A Saturday that is worked.
  await office.at('2022-05-07T09:00+08:00');
  const line = (ref: string): string =>
    `*${ref} 专项督查*\n督查中 · 督查日 5月6日周五\n${ref} 还没有结束；结束以后，查出的问题才会发给科室。\n[打开]`;
  const both = `*督查还没有结束：2 项*\n${line('I1001')}\n${line('I1002')}`;
  for (const who of ['wuke', 'ducha-yuan']) expect(recalled(who)).toEqual([both]);
  // For the inspector who is on leave the rest of the office is told.
  expect(recalled('chuangjian-ban')).toEqual([`*督查还没有结束：1 项*\n${line('I1002')}`]);
  expect(recalled('zonghe-fkz')).toEqual([]);
  await office.at('2022-05-09T09:00+08:00');
  expect(recalled('chuangjian-ban')).toHaveLength(1);

  await office.at('2022-05-10T09:00+08:00');
  for (const who of ['chuangjian-ban', 'ducha-yuan'])
    expect([recalled(who).length, recalled(who).at(-1)]).toEqual([2, both]);
  expect([recalled('wuke').length, recalled('zhuren').length]).toEqual([1, 0]);
  const now = office.deps.clock();
  const unurged = { ...campaign, urging: { ...campaign.urging, steps: [] } };
  expect(await finishersDue(office.deps.db, campaign, now)).toEqual(['chuangjian-ban', 'ducha-yuan']);
  expect(await finishersDue(office.deps.db, unurged, now)).toEqual([]);

  await says('wuke', '督查 结束 I1001 仍要结束');
  await office.delivered();
  expect(shown(office.direct('chuangjian-ban').at(-1) ?? { text: '' })).not.toContain('I1001 还没有结束');
  expect(recalled('chuangjian-ban').at(-1)).toContain(line('I1002'));
  for (const day of ['05-11', '05-12', '05-30']) await office.at(`2022-${day}T09:00+08:00`);
  expect([recalled('wuke').length, recalled('chuangjian-ban').length]).toEqual([1, 2]);
  expect(await finishersDue(office.deps.db, campaign, office.deps.clock())).toEqual([]);
});
