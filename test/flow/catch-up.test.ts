import { describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';

/** An office whose bot is away from Thursday eight in the morning, before the deployment, until it is back. */
async function backAt(instant: string): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:00+08:00' });
  await office.stopsBot();
  office.clock(instant);
  await office.startsBot();
  return office;
}

/** What everybody is told of an absence. */
const wasAway = (from: string, until: string): string =>
  `${from} 到 ${until} 督办没有在线，现已恢复。期间在话题里写的回复已补收；用命令、按钮或表单办理时提示失败的，没有存下，请再办一次。`;

const slots = async (office: TestOffice): Promise<string[]> =>
  (await office.exported()).slots.map(
    ({ job, period, state, reason }) => `${period} ${job}: ${state}${reason === null ? '' : ` (${reason})`}`,
  );

describe('a bot that was away', () => {
  it('deploys later the same day and says so; the rest of the week is as usual', async () => {
    const office = await backAt('2022-05-05T14:20+08:00');
    expect(office.channel('ke-zonghe')[0]).toContain('补发：原定 5月5日周四 09:00 发出时督办未在运行。');
    expect(office.channel('tongbao')[0]).toContain('补发：原定 5月5日周四 09:00');
    await office.at('2022-05-06T09:00+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(2);
    expect(await slots(office)).toEqual([
      '2022-W18 weekly.deploy: fired (caught_up_late)',
      '2022-W18 weekly.prompt: fired',
    ]);
  });

  it('does not prompt on the day on which it deploys late', async () => {
    const office = await backAt('2022-05-06T10:00+08:00');
    await office.at('2022-05-06T15:00+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(1);
    expect(office.direct('zonghe-kz')).toEqual([]);
    expect(await slots(office)).toEqual([
      '2022-W18 weekly.deploy: fired (caught_up_late)',
      '2022-W18 weekly.prompt: skipped (deployed_today)',
    ]);
  });

  it('keeps still in quiet hours and begins in the morning', async () => {
    const office = await backAt('2022-05-05T20:00+08:00');
    await office.at('2022-05-06T08:29+08:00');
    expect(office.posted()).toEqual([]);
    await office.at('2022-05-06T08:30+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(1);
    await office.at('2022-05-06T09:00+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(1);
  });

  it('asks for nothing on the day on which it is due, and tells the office', async () => {
    const office = await backAt('2022-05-07T08:40+08:00');
    expect(office.channel('ke-zonghe')).toEqual([]);
    expect(office.direct('chuangjian-ban').map(shown)).toEqual([
      '督办停机期间错过了以下事项，时间已过，没有补发：周部署 2022-05-05 09:00。如果仍需要，请人工通知；进度随时可用 `/duban progress` 查看和发布。',
    ]);
    await office.at('2022-05-07T16:00+08:00');
    expect(office.channel('tongbao')).toEqual([wasAway('5月5日周四 08:00', '5月7日周六 08:40')]);
  });

  it('does not send what is older than two workdays; the office is told once, in working hours', async () => {
    const office = await backAt('2022-05-09T07:00+08:00');
    expect(office.posted()).toEqual([]);
    await office.at('2022-05-09T08:30+08:00');
    await office.at('2022-05-09T08:45+08:00');
    expect(office.direct('chuangjian-ban').map(shown)).toEqual([
      '督办停机期间错过了以下事项，时间已过，没有补发：周部署 2022-05-05 09:00。如果仍需要，请人工通知；进度随时可用 `/duban progress` 查看和发布。',
    ]);
    expect(await slots(office)).toEqual([
      '2022-W18 weekly.deploy: missed (outside_window)',
      '2022-W18 weekly.prompt: skipped (not_deployed)',
      '2022-W18 weekly.due: skipped (not_deployed)',
      '2022-W18 weekly.summary: skipped (not_deployed)',
    ]);
    await office.at('2022-05-09T09:00+08:00');
    expect(office.channel('ke-zonghe').map((text) => text.split('\n')[0])).toEqual([
      '2022年第19周任务 · 综合科',
    ]);
    expect(office.channel('ke-zonghe')[0]).not.toContain('补发');
  });

  it('sums up late, in working hours of the next workday', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await office.stopsBot();
    office.clock('2022-05-08T10:00+08:00');
    await office.startsBot();
    expect(office.channel('tongbao')).toHaveLength(1);
    await office.at('2022-05-09T08:31+08:00');
    expect(office.channel('tongbao').map((text) => text.split('\n')[0])).toEqual([
      '2022年第18周部署 · 小型创建',
      wasAway('5月5日周四 09:00', '5月8日周日 10:00'),
      '2022年第18周进度 · 小型创建',
    ]);
    expect(office.channel('ke-zonghe')).toHaveLength(1);
  });

  it('does not lose a Friday’s summary to the weekend', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-09T09:00+08:00' });
    await office.at('2022-05-09T09:00+08:00');
    await office.stopsBot();
    office.clock('2022-05-13T18:10+08:00');
    await office.startsBot();
    await office.at('2022-05-15T17:00+08:00');
    expect(office.channel('tongbao')).toHaveLength(1);
    await office.at('2022-05-16T08:30+08:00');
    expect(office.channel('tongbao').map((text) => text.split('\n')[0])).toEqual([
      '2022年第19周部署 · 小型创建',
      wasAway('5月9日周一 09:00', '5月13日周五 18:10'),
      '2022年第19周进度 · 小型创建',
    ]);
  });
});
