import { beforeEach, describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { holdEvents } from '../support/traffic.ts';

describe('a reply is changed', () => {
  let office: TestOffice;
  const marks = async (): Promise<unknown[]> =>
    (await office.exported()).replies
      .toReversed()
      .map(({ text, revision, superseded_at, withdrawn_at }) => [
        revision,
        text,
        superseded_at === null ? '' : 'superseded',
        withdrawn_at === null ? '' : 'withdrawn',
      ]);
  const state = async (section: string): Promise<string | undefined> =>
    (await office.types('zhuren', '/duban progress'))
      .split('\n')
      .find((line) => line.startsWith(`${section} |`))
      ?.split(' | ')[1];

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
  });

  it('by editing the message in the thread', async () => {
    const said = await office.says('zonghe-kz', 'ke-zonghe', '报了两条', office.thread('ke-zonghe'));
    await office.edits('zonghe-kz', said, 'T1 完成 报了三条');
    expect(await marks()).toEqual([
      [1, '报了两条', 'superseded', ''],
      [2, '', '', ''],
    ]);
    expect(office.private('zonghe-kz').at(-1)).toBe(
      '✅ 已按修改后的消息更新：综合科 · 2022年第18周。\nT1 汇总本周动态: 已完成 — 报了三条\nT1 这一轮办完了，下一轮再请您回复。\n[修改]\n[撤回]',
    );
    expect(await office.types('zhuren', '/duban progress')).not.toContain('报了两条');
  });

  it('by deleting the message in the thread', async () => {
    const said = await office.says('zonghe-kz', 'ke-zonghe', '报了两条', office.thread('ke-zonghe'));
    await office.deletes('zonghe-kz', said);
    expect(await marks()).toEqual([[1, '报了两条', '', 'withdrawn']]);
    expect(await state('综合科')).toBe('✕ 未回复');
    expect(office.private('zonghe-kz').at(-1)).toBe('消息已删除，综合科 · 2022年第18周 的这条回复随之撤回。');
  });

  it('by deleting a mention under which others have written', async () => {
    const said = await office.says('zonghe-kz', 'tongbao', '@duban 报了两条');
    await office.says('zhuren', 'tongbao', '好', { under: said });
    await office.deletes('zonghe-kz', said);
    expect(await marks()).toEqual([[1, '报了两条', '', 'withdrawn']]);
  });

  it('by the button Withdraw, once', async () => {
    await office.types('zonghe-kz', '/duban reply 报了两条', 'ke-zonghe');
    const [confirmation] = office.whispers('zonghe-kz');
    expect(await office.presses('zonghe-kz', confirmation, '撤回')).toBe(
      '已撤回：综合科 · 2022年第18周 的这次提交。撤回的内容仍在记录里，但不再计入汇总。',
    );
    expect(await office.presses('zonghe-kz', confirmation, '撤回')).toBe(
      '这条回复已经撤回或被更新的内容代替，没有再改动。',
    );
    expect(await marks()).toEqual([[1, '报了两条', '', 'withdrawn']]);
    expect(await state('综合科')).toBe('✕ 未回复');
  });

  it('by another reply: the newest whole one counts, and withdrawing it brings the one before back', async () => {
    await office.types('zonghe-kz', '/duban reply 报了两条', 'ke-zonghe');
    await office.types('zonghe-fkz', '/duban reply 报了三条', 'ke-zonghe');
    expect(await office.types('zhuren', '/duban progress')).toContain('综合科\n报了三条\n');
    await office.presses('zonghe-fkz', office.whispers('zonghe-fkz').at(-1), '撤回');
    expect(await office.types('zhuren', '/duban progress')).toContain('综合科\n报了两条\n');
  });

  it('never twice by one delivery that Slack repeats', async () => {
    await office.says('zonghe-kz', 'ke-zonghe', '报了两条', office.thread('ke-zonghe'));
    office.practice.redeliver();
    await office.settled();
    const said = await office.says(
      'wendian-kz',
      'ke-wendian',
      '@duban 收文 42 件',
      office.thread('ke-wendian'),
    );
    office.practice.redeliver();
    await office.settled();
    expect(
      (await office.exported()).replies.map(({ section, revision }) => `${section} ${revision}`),
    ).toEqual(['zonghe 1', 'wendian 1']);
    expect(office.private('zonghe-kz')).toHaveLength(1);
    expect(office.private('wendian-kz')).toHaveLength(1);
    await office.edits('wendian-kz', said, '@duban 收文 43 件');
    office.practice.redeliver();
    await office.settled();
    expect(office.private('wendian-kz')).toHaveLength(2);
  });

  it('rightly also when Slack delivers the edit and the deletion before the message itself', async () => {
    const deliver = holdEvents(office.practice);
    const wrong = await office.says('zonghe-kz', 'ke-zonghe', '写错了', office.thread('ke-zonghe'));
    const first = await office.says('zonghe-kz', 'ke-zonghe', '报了两条', office.thread('ke-zonghe'));
    await office.deletes('zonghe-kz', wrong);
    await office.edits('zonghe-kz', first, '报了三条');
    deliver();
    await office.settled();
    const { replies } = await office.exported();
    const counting = replies.filter((one) => one.superseded_at === null && one.withdrawn_at === null);
    expect(counting.map(({ text }) => text)).toEqual(['报了三条']);
  });

  it('and the newest edit counts, though an older one arrives after it', async () => {
    const said = await office.says('zonghe-kz', 'ke-zonghe', '报了一条', office.thread('ke-zonghe'));
    const deliver = holdEvents(office.practice);
    await office.edits('zonghe-kz', said, '报了两条');
    await office.edits('zonghe-kz', said, '报了三条');
    deliver();
    await office.settled();
    expect(await marks()).toEqual([
      [1, '报了一条', 'superseded', ''],
      [2, '报了三条', '', ''],
    ]);
  });
});
