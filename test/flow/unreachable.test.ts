import { describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';

describe('a channel that the bot is not in', () => {
  it('gets its messages once, in order, when the bot is invited; the office is told once', async () => {
    const office = await openOffice({
      campaign: SMALL,
      at: '2022-05-05T08:55+08:00',
      uninvited: ['ke-wendian'],
    });
    await office.at('2022-05-05T09:00+08:00');
    expect(office.channel('ke-wendian')).toEqual([]);
    expect(office.channel('ke-zonghe')).toHaveLength(1);
    expect(office.direct('chuangjian-ban').map(shown)).toEqual([
      '督办无法把消息发到 #ke-wendian（not_in_channel）。消息已排队，不会丢失：请在该频道输入 `/invite @duban`，或核对活动方案里的频道名。',
    ]);
    await office.at('2022-05-05T10:00+08:00');
    await office.at('2022-05-06T09:00+08:00');
    expect(office.channel('ke-wendian')).toEqual([]);
    expect(office.direct('wendian-kz')).toHaveLength(1);
    expect(office.direct('chuangjian-ban')).toHaveLength(1);

    await office.types('wendian-kz', '/invite @duban', 'ke-wendian');
    await office.practice.until(() => office.messages('ke-wendian').length === 2);
    await office.delivered();
    const [asked, prompt] = office.messages('ke-wendian');
    expect(asked && shown(asked)).toContain('2022年第18周任务 · 文电科');
    expect(prompt?.threadTs).toBe(asked?.ts);
    expect((await office.exported()).deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
    await office.says('wendian-kz', 'ke-wendian', '已归档', office.thread('ke-wendian'));
    expect((await office.exported()).replies).toMatchObject([{ section: 'wendian', text: '已归档' }]);
  });

  it('and a summary channel without the bot takes nothing from the sections', async () => {
    const office = await openOffice({
      campaign: SMALL,
      at: '2022-05-05T08:55+08:00',
      uninvited: ['tongbao'],
    });
    await office.at('2022-05-05T09:00+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(1);
    await office.types('chuangjian-ban', '/invite @duban', 'tongbao');
    await office.practice.until(() => office.messages('tongbao').length === 1);
    expect(office.channel('tongbao')[0]).toContain('2022年第18周部署');
  });
});
