import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { holdEvents } from '../../support/traffic.ts';

/** One message was written while the bot was away. */
async function missedOne(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.stopsBot();
  holdEvents(office.practice);
  office.clock('2022-05-05T11:00+08:00');
  await office.says('zonghe-kz', 'ke-zonghe', '没听到的', office.thread('ke-zonghe'));
  return office;
}

const replies = async (office: TestOffice): Promise<unknown[]> =>
  (await office.exported()).replies.map(({ text }) => text);

it.each([
  { kind: 'http', status: 403 } as const,
  { kind: 'error', error: 'invalid_auth' } as const,
  { kind: 'error', error: 'missing_scope' } as const,
])('hears what was missed when history can be read again after %o, however late', async (fault) => {
  const office = await missedOne();
  const { faults } = office.practice;
  for (const method of ['conversations.history', 'conversations.replies']) {
    faults.add({ method, times: 1_000, ...fault });
  }
  await office.startsBot();
  for (const minute of ['01', '02', '03', '04', '05', '06']) await office.at(`2022-05-05T11:${minute}+08:00`);
  expect(await replies(office)).toEqual([]);
  faults.clear();
  await office.at('2022-05-05T15:00+08:00');
  expect(await replies(office)).toEqual(['没听到的']);
});
