import { expect, it } from 'vitest';
import { INSPECTED, SMALL, changed } from '../support/campaigns.ts';
import { attaches, filesOnRecord, picture } from '../support/attaching.ts';
import { records } from '../support/inspected.ts';
import { openOffice } from '../support/office.ts';
import { destinationsOf } from './outbound.ts';

/** An office with a weekly rhythm and a monthly inspection. */
const BOTH = changed(INSPECTED, [
  'rhythm:\n',
  SMALL.slice(SMALL.indexOf('rhythm:'), SMALL.indexOf('quiet_hours')),
]);

it('in a whole month of replies, files and an inspection the bot calls nobody but Slack', async () => {
  const office = await openOffice({ campaign: BOTH, at: '2022-05-05T08:55+08:00' });
  const days = Array.from({ length: 27 }, (_, index) => String(index + 5).padStart(2, '0'));
  const destinations = await destinationsOf(async () => {
    await office.stopsBot();
    await office.startsBot();
    for (const day of days) {
      await office.at(`2022-05-${day}T09:00+08:00`);
      if (day === '09') {
        await office.types(
          'zonghe-kz',
          '/duban reply 见 https://evil.example/ 和 <https://evil.example|附件>',
          'ke-zonghe',
        );
        await office.presses('wendian-kz', office.messages('ke-wendian').at(-1), '无变化');
        await office.opensHome('chuangjian-ban');
        await office.types('zonghe-kz', '/duban task ack T2');
      }
      if (day === '25') {
        await records(office, 'ducha-yuan', 'I1', ['zonghe plan fail http://169.254.169.254/']);
        const photo = { name: 'evil.example.jpg', body: picture('公示栏') };
        await attaches(office, 'ducha-yuan', null, [photo], { text: '督查 记录 I1 科室:zonghe' });
      }
      await office.at(`2022-05-${day}T16:00+08:00`);
    }
  });
  // The practice workspace is Slack here: its Web API, its files, its sockets and its answers have one address.
  expect(destinations).toEqual([new URL(office.practice.apiUrl).host]);
  expect(office.posted().length).toBeGreaterThan(20);
  expect(await filesOnRecord(office)).toEqual([
    ['evil.example.jpg', 'copied', 'ducha-yuan', [['inspection', 'I1', 'zonghe', false]]],
  ]);
});
