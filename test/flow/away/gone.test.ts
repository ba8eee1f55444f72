import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { holdEvents } from '../../support/traffic.ts';

/** Somebody answered with a mention, under which the bot or others wrote; then the bot is away. */
async function mentioned() {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  const head = await office.says('zonghe-kz', 'ke-zonghe', '@duban 回复 已办三件');
  await office.says('zonghe-fkz', 'ke-zonghe', '好', { under: head });
  await office.stopsBot();
  holdEvents(office.practice);
  office.clock('2022-05-05T11:00+08:00');
  return { office, head };
}

const withdrawn = async (office: TestOffice): Promise<boolean[]> =>
  (await office.exported()).replies
    .filter(({ text }) => text === '已办三件')
    .map(({ withdrawn_at: gone }) => gone !== null);

it('takes back what was said in a message that was deleted, though its place stays above replies', async () => {
  const { office, head } = await mentioned();
  await office.deletes('zonghe-kz', head);
  expect(office.messages('ke-zonghe').find(({ ts }) => ts === head.ts)?.subtype).toBe('tombstone');
  await office.startsBot();
  expect(await withdrawn(office)).toEqual([true]);
});

it('keeps what Slack no longer shows because of its age', async () => {
  const { office } = await mentioned();
  const { workspace } = office.practice;
  for (const message of workspace.messages.in(workspace.channel('ke-zonghe').id).toReversed()) {
    workspace.messages.remove(message);
  }
  await office.says('zonghe-kz', 'ke-zonghe', '新的');
  await office.startsBot();
  expect(await withdrawn(office)).toEqual([false]);
});
