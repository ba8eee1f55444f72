import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../db/connect.ts';
import { SMALL } from '../support/campaigns.ts';
import { ownFolder } from '../support/folder.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

/** How often each message was posted, by the key that it carries. */
function timesPosted(office: TestOffice): Map<string, number> {
  const times = new Map<string, number>();
  for (const { metadata } of office.posted().filter((one) => one.metadata)) {
    const key = JSON.stringify(metadata);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

describe('each message is posted once', () => {
  it('though the bot is stopped in the middle of a deployment, one answer is lost and one message has to wait', async () => {
    const office = await openOffice({ at: '2022-05-05T08:55+08:00' });
    office.practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    office.practice.faults.add({ method: 'chat.postMessage', kind: 'ratelimit' });
    office.clock('2022-05-05T09:00+08:00');
    await office.bot.tick();
    await office.practice.until(() => office.posted().length >= 3);
    await office.stopsBot();
    const before = office.posted().length;
    expect(before).toBeLessThan(14);
    expect((await office.exported()).deliveries.map(({ state }) => state)).toContain('queued');

    await office.startsBot();
    expect([...timesPosted(office).values()]).toEqual(Array.from({ length: 14 }, () => 1));
    expect((await office.exported()).deliveries.map(({ state }) => state)).toEqual(
      Array.from({ length: 14 }, () => 'sent'),
    );
    await office.says('wendian-kz', 'ke-wendian', 'T10 完成 收文 42 件', office.thread('ke-wendian'));
    expect((await office.exported()).replies).toMatchObject([{ section: 'wendian' }]);
  });

  it('though two bots work on one database', async () => {
    const databaseUrl = `sqlite:${join(ownFolder(), 'office.db')}`;
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00', databaseUrl });
    const db = connect(databaseUrl);
    const other = office.anotherBot({ ...office.deps, db });
    onTestFinished(async () => {
      await other.stop();
      await db.destroy();
    });
    await other.start();
    for (const instant of ['2022-05-05T09:00+08:00', '2022-05-06T09:00+08:00', '2022-05-07T16:00+08:00']) {
      office.clock(instant);
      await Promise.all([office.bot.tick(), other.tick()]);
      await Promise.all([office.delivered(), other.outbox.drain()]);
      await office.says('zonghe-kz', 'ke-zonghe', '@duban 报了三条', office.thread('ke-zonghe'));
    }
    await office.delivered();
    expect(office.messages('ke-wendian')).toHaveLength(2);
    const { deliveries, replies } = await office.exported();
    expect([...timesPosted(office).values()]).toEqual(deliveries.map(() => 1));
    expect(replies.map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(office.private('zonghe-kz')).toHaveLength(3);
  });
});
