import { describe, expect, it } from 'vitest';
import { findDelivery } from '../../db/deliveries.ts';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const DEPLOY = '2022-05-05T09:00:00+08:00';
const KEY = 'xiao/weekly.deploy/2022-W18/zonghe';

/** An office whose deployment Slack shows, though every answer to it got lost. */
async function inDoubt(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55:00+08:00' });
  const { faults } = office.practice;
  faults.add({ method: 'chat.postMessage', kind: 'drop', times: 20 });
  office.clock(DEPLOY);
  await office.bot.tick();
  await office.practice.until(() => office.channel('ke-zonghe').length > 0);
  faults.clear();
  return office;
}

describe('a reply under a message that Slack shows and of which the bot does not know yet', () => {
  it('is kept, and the message is not posted again', async () => {
    const office = await inDoubt();
    expect(await findDelivery(office.db, KEY)).toMatchObject({ state: 'sending', ts: null });

    await office.says('zonghe-kz', 'ke-zonghe', '动态已汇总', office.thread('ke-zonghe'));
    expect(await findDelivery(office.db, KEY)).toMatchObject({ state: 'sent' });
    expect(office.private('zonghe-kz').at(-1)).toContain('已保存：综合科');
    await office.delivered();
    const { replies } = await office.exported();
    expect(replies).toMatchObject([{ section: 'zonghe', source: 'thread', text: '动态已汇总', revision: 1 }]);
    expect(office.channel('ke-zonghe').filter((text) => text.includes('2022年第18周任务'))).toHaveLength(1);
  });

  it('comes again when Slack could not be asked', async () => {
    const office = await inDoubt();
    office.practice.faults.add({ method: 'conversations.replies', kind: 'refuse' });
    await office.says('zonghe-kz', 'ke-zonghe', '动态已汇总', office.thread('ke-zonghe'));
    await expect.poll(async () => (await office.exported()).replies).toHaveLength(1);
  });
});
