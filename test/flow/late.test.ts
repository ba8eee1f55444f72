import { beforeEach, describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown, tableIn } from '../support/shown.ts';

describe('a late reply', () => {
  let office: TestOffice;
  const summaries = (): ReturnType<TestOffice['messages']> =>
    office.messages('tongbao').filter((one) => shown(one).startsWith('2022年第18周进度'));
  const row = (section: string): string[] | undefined =>
    tableIn(summaries()[0]).find(([name]) => name === section);

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
  });

  it('counts as on time at the due minute itself, and as late a minute after', async () => {
    await office.at('2022-05-07T12:00+08:00');
    expect(await office.types('zonghe-kz', '/duban reply 报了三条', 'ke-zonghe')).not.toContain('逾期');
    await office.at('2022-05-07T12:01+08:00');
    expect(await office.types('wendian-kz', '/duban reply 收文 42 件', 'ke-wendian')).toContain(
      '已过截止时间（5月7日周六 12:00），记为逾期回复，照常收下。',
    );
    await office.at('2022-05-07T16:00+08:00');
    expect(tableIn(summaries()[0]).slice(1)).toEqual([
      ['综合科', '● 已回复', '综合科科长', '5月7日周六 12:00'],
      ['文电科', '◐ 逾期回复', '文电科科长', '5月7日周六 12:01'],
      ['机关党建科', '✕ 未回复', '', ''],
    ]);
    expect((await office.exported()).replies.map(({ section, late }) => [section, late])).toEqual([
      ['zonghe', false],
      ['wendian', true],
    ]);
  });

  it('after the summary brings the same message up to date, with edits and withdrawals too', async () => {
    await office.at('2022-05-07T16:00+08:00');
    await office.stopsBot();
    await office.startsBot();
    const [first] = summaries();
    expect(row('综合科')).toEqual(['综合科', '✕ 未回复', '', '']);

    office.clock('2022-05-07T17:00+08:00');
    const said = await office.says('zonghe-kz', 'ke-zonghe', '报了两条', office.thread('ke-zonghe'));
    await office.practice.until(() => row('综合科')?.[1] === '◐ 逾期回复');
    expect(office.private('zonghe-kz').at(-1)).toContain('现在没有进行中的一周，已记到最近的 2022年第18周。');
    await office.edits('zonghe-kz', said, '报了三条');
    await office.practice.until(() => summaries().some((one) => shown(one).includes('综合科\n报了三条')));
    await office.deletes('zonghe-kz', said);
    await office.types('dangjian-kz', '/duban reply T5 完成 学了两次');
    await office.practice.until(() => row('综合科')?.[1] === '✕ 未回复');
    await office.practice.until(() => row('机关党建科')?.[1] === '◐ 逾期回复');
    await office.delivered();

    expect(summaries().map(({ ts }) => ts)).toEqual([first?.ts]);
    expect(summaries().map(shown)[0]).toContain('*已完成*\n机关党建科\nT5 组织学习: 学了两次');
    expect(office.messages('tongbao')).toHaveLength(2);
  });

  it('for the week before can be named', async () => {
    await office.at('2022-05-09T09:00+08:00');
    await office.types('zonghe-kz', '/duban reply week:2022-W18 补交', 'ke-zonghe');
    await office.types('zonghe-kz', '/duban reply 周：2022-W19 本周', 'ke-zonghe');
    expect((await office.exported()).replies.map(({ period, late, text }) => [period, late, text])).toEqual([
      ['2022-W19', false, '本周'],
      ['2022-W18', true, '补交'],
    ]);
    expect(await office.types('zonghe-kz', '/duban reply week:2022-W50 早交', 'ke-zonghe')).toContain(
      '2022-W50 没有部署过：可能并入了其他周，或者还没到。写法如 2022-W18。\nreply week:2022-W50 早交',
    );
  });
});
