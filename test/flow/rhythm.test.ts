import { describe, expect, it } from 'vitest';
import { ENGLISH_SAMPLE, SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown, tableIn } from '../support/shown.ts';

/** What a channel was asked to do: the task lines of each deployment. */
function asked(office: TestOffice, channel: string): string[][] {
  const deployments = office.channel(channel).filter((text) => /^\d{4}年第\d+周任务/.test(text));
  return deployments.map((text) => text.split('\n').filter((line) => /^T\d/.test(line)));
}

describe('the rhythm', () => {
  it('merges a week of two workdays into the next one and says so', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-09-30T17:00+08:00' });
    expect(await office.types('zonghe-kz', '/duban calendar')).toContain(
      '10月10日周一 09:00　周部署 · 2022年第41周（一并包含 2022-W40）',
    );
    for (const day of ['2022-10-03', '2022-10-08', '2022-10-09']) {
      await office.at(`${day}T09:00+08:00`);
      await office.at(`${day}T16:00+08:00`);
    }
    expect(office.messages('ke-zonghe')).toEqual([]);
    await office.at('2022-10-10T09:00+08:00');
    expect(office.channel('ke-zonghe')[0]).toContain(
      '2022年第41周任务 · 综合科\n请于 *10月14日周五 12:00* 前回复。',
    );
    expect(office.channel('ke-zonghe')[0]).toContain('本周一并包含 2022年第40周（工作日太少，并入本周）。');
    expect(office.channel('tongbao')[0]).toContain('本周一并包含 2022年第40周');
    const { slots, weeks } = await office.exported();
    expect(weeks).toMatchObject([{ period: '2022-W41', covers: ['2022-W40'] }]);
    const ofMerged = slots.filter(({ period }) => period >= '2022-W40');
    expect(ofMerged.map(({ period, job, state, reason }) => [period, job, state, reason])).toEqual([
      ['2022-W40', 'weekly.deploy', 'skipped', 'merged_into:2022-W41'],
      ['2022-W41', 'weekly.deploy', 'fired', null],
    ]);
  });

  it('keeps a short week within its workdays', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-04-04T08:00+08:00' });
    for (const day of ['2022-04-04', '2022-04-05']) await office.at(`${day}T09:00+08:00`);
    expect(office.posted()).toEqual([]);
    await office.at('2022-04-06T09:00+08:00');
    expect(office.channel('ke-zonghe')[0]).toContain(
      '2022年第14周任务 · 综合科\n请于 *4月8日周五 12:00* 前回复。',
    );
    await office.at('2022-04-07T09:00+08:00');
    expect(office.channel('ke-zonghe')).toHaveLength(2);
  });

  it('has recurring tasks come back, and those that are done once stay away', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await office.types('zonghe-kz', '/duban reply T1 完成 已报；T2 完成 已签', 'ke-zonghe');
    await office.types('wendian-kz', '/duban reply T3 完成 已办；T4 完成 已归档', 'ke-wendian');
    await office.types('dangjian-kz', '/duban reply T5 完成 学了两次');
    await office.at('2022-05-09T09:00+08:00');
    expect(asked(office, 'ke-zonghe').at(-1)).toEqual(['T1 汇总本周动态（每周）']);
    expect(asked(office, 'ke-wendian').at(-1)).toEqual(['T3 公文处理（每周）']);
    expect(office.direct('dangjian-kz')).toHaveLength(1);
    const plan = office.channel('tongbao').find((text) => text.startsWith('2022年第19周部署'));
    expect(plan).toContain('本周无任务：机关党建科');
    await office.presses('zonghe-kz', office.whispers('zonghe-kz')[0], '撤回');

    await office.at('2022-06-06T09:00+08:00');
    expect(asked(office, 'ke-zonghe').at(-1)).toEqual([
      'T1 汇总本周动态（每周）',
      'T2 签订责任书（已于 5月31日 到期）',
    ]);
    expect(asked(office, 'ke-wendian').at(-1)).toEqual([
      'T3 公文处理（每周）',
      'T2 签订责任书（已于 5月31日 到期，协办，由综合科汇报）',
    ]);
    expect(office.direct('dangjian-kz').map(shown).at(-1)).toContain('2022年第23周任务 · 机关党建科');
  });

  it('is the same with another campaign file, language and timezone', async () => {
    const office = await openOffice({ campaign: ENGLISH_SAMPLE, at: '2026-03-29T23:00+01:00' });
    await office.at('2026-03-30T09:29+01:00');
    expect(office.posted()).toEqual([]);
    await office.at('2026-03-30T09:30+01:00');
    expect(office.channel('team-children')).toEqual([
      [
        'Tasks for week 14 of 2026 · Children',
        'Please reply by *Fri 3 Apr 12:00*.',
        "T2 Plan next month's story hours (every month)",
        '[Reply]',
        '[No change]',
        'Four ways to reply, all the same: a button, a message in this thread, mentioning me, or `/duban reply TEXT`. Nothing new? One tap on “No change”.',
      ].join('\n'),
    ]);
    expect(office.direct('building-lead').map(shown)[0]).toContain(
      'T3 Check lifts and ramps (every quarter)',
    );
    await office.says(
      'storyteller',
      'team-children',
      'T2 done: April is full',
      office.thread('team-children'),
    );
    expect(await office.types('deputy-director', '/duban 进度')).toContain(
      'Children | ● replied | Storyteller | Mon 30 Mar 09:30',
    );
    await office.at('2026-04-02T09:30+01:00');
    expect(office.messages('team-desk')).toHaveLength(2);
    expect(office.direct('desk-lead').map(shown)[0]).toContain(
      'No reply for week 14 of 2026 yet from Front Desk.',
    );
    await office.at('2026-04-03T15:00+01:00');
    const summary = office.messages('welcome-campaign').at(-1);
    expect(tableIn(summary).map((row) => row.slice(0, 2))).toEqual([
      ['Section', 'State'],
      ['Front Desk', '✕ missing'],
      ['Children', '● replied'],
      ['Building', '✕ missing'],
    ]);
    expect(summary && shown(summary)).toContain(
      "*Done*\nChildren\nT2 Plan next month's story hours: April is full",
    );
  });
});
