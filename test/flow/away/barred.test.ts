import { expect, it } from 'vitest';
import { findCampaignFacts } from '../../../src/campaign/facts.ts';
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

it('hears the other channels though one fails, and leaves that one after a few times', async () => {
  const office = await missedOne();
  await office.says('wendian-kz', 'ke-wendian', '另一条', office.thread('ke-wendian'));
  const { workspace } = office.practice;
  const failing = workspace.channel('ke-zonghe').id;
  const shown = workspace.messages.replies.bind(workspace.messages);
  workspace.messages.replies = (channel, ts) => {
    if (channel === failing) throw new Error('broken');
    return shown(channel, ts);
  };
  const heardUntil = async (): Promise<unknown> => (await findCampaignFacts(office.db))?.heardAt;
  const before = await heardUntil();
  await office.startsBot();
  expect(await replies(office)).toEqual(['另一条']);
  expect(await heardUntil()).toEqual(before);
  for (const minute of ['01', '02', '03', '04']) await office.at(`2022-05-05T11:${minute}+08:00`);
  expect(await heardUntil()).toEqual(new Date('2022-05-05T11:04+08:00'));
});
