import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { holdEvents } from '../../support/traffic.ts';

it('hears what was written while the machine slept, though its connections count as open', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.stopsBot();
  let sleptMs = 0;
  const wireClock = (): Date => new Date(Date.now() + sleptMs);
  office.bot = office.anotherBot({ ...office.deps, wireClock });
  await office.bot.start();
  await office.delivered();

  holdEvents(office.practice);
  office.clock('2022-05-05T11:00+08:00');
  await office.says('zonghe-kz', 'ke-zonghe', '睡着时说的', office.thread('ke-zonghe'));
  sleptMs = 4 * 60 * 60_000;
  await office.at('2022-05-05T13:00+08:00');
  expect((await office.exported()).replies).toMatchObject([{ text: '睡着时说的', source: 'thread' }]);
  expect(office.channel('tongbao').filter((text) => text.includes('没有在线'))).toHaveLength(1);
});
