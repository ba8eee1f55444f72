import { expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';

it('shows everybody in the channel who has answered, as long as the answer counts', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  const asked = (): string => office.channel('ke-zonghe')[0] ?? '';
  const mark = '● 已回复 · 综合科副科长 · 5月5日周四 09:00';
  expect(asked()).not.toContain('已回复');

  await office.types('zonghe-fkz', '/duban reply 报了两条', 'ke-zonghe');
  await office.delivered();
  expect(asked().split('\n')).toContain(mark);
  expect(office.channel('ke-zonghe')).toHaveLength(1);

  await office.presses('zonghe-fkz', office.whispers('zonghe-fkz').at(-1), '撤回');
  await office.delivered();
  expect(asked()).not.toContain('已回复');
});
