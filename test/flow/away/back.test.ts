import { describe, expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** What everybody reads of absences of the bot. */
const told = (office: TestOffice): string[] =>
  office.channel('tongbao').filter((text) => text.includes('没有在线'));

/** The bot is away from one moment to another. */
async function away(office: TestOffice, from: string, until: string): Promise<void> {
  await office.at(from);
  await office.stopsBot();
  office.clock(until);
  await office.startsBot();
}

const DIRECT = ['zhuren', 'chuangjian-ban', 'zonghe-kz', 'wendian-kz', 'wuke'];

describe('whoever gave a command in vain while the bot was away', () => {
  it('reads in one line for all that it is back, in working hours, once a day, and is not written to', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await away(office, '2022-05-05T10:00+08:00', '2022-05-05T10:08+08:00');
    expect(told(office)).toEqual([]);
    await away(office, '2022-05-05T17:55+08:00', '2022-05-06T08:31+08:00');
    expect(told(office)).toEqual([]);

    await away(office, '2022-05-06T08:40+08:00', '2022-05-06T09:20+08:00');
    expect(told(office)).toEqual([
      '5月6日周五 08:40 到 5月6日周五 09:20 督办没有在线，现已恢复。期间在话题里写的回复已补收；用命令、按钮或表单办理时提示失败的，没有存下，请再办一次。',
    ]);
    await away(office, '2022-05-06T10:00+08:00', '2022-05-06T10:30+08:00');
    expect(told(office)).toHaveLength(1);
    expect(told(office)[0]).toContain('10:00 到 5月6日周五 10:30');

    await away(office, '2022-05-06T16:00+08:00', '2022-05-06T20:00+08:00');
    expect(told(office)).toHaveLength(1);
    expect(told(office)[0]).toContain('16:00');
    await away(office, '2022-05-06T22:00+08:00', '2022-05-07T08:00+08:00');
    await office.at('2022-05-07T08:30+08:00');
    expect(told(office)).toHaveLength(1);
    const direct = DIRECT.flatMap((who) => office.direct(who).map(shown));
    expect(direct.filter((text) => text.includes('没有在线'))).toEqual([]);
  });
});
