import { beforeEach, describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { standing } from '../support/form.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import type { Reply } from '../support/record.ts';

describe('a section replies', () => {
  let office: TestOffice;
  const stored = async (): Promise<Reply[]> => (await office.exported()).replies;

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
  });

  it('by command, form, thread and mention with the same result', async () => {
    const doors: [door: string, reply: () => Promise<unknown>][] = [
      ['command', () => office.types('wendian-kz', '/duban reply T3 完成 收文 42 件', 'ke-wendian')],
      ['command', () => office.types('wendian-kz', '/duban-reply T3 完成 收文 42 件')],
      [
        'modal',
        async () => {
          await office.types('wendian-kz', '/duban reply', 'ke-wendian');
          await office.fills('wendian-kz', {
            tasks: { T3: { state: '已完成', text: '收文 42 件' }, T4: { state: '' } },
          });
        },
      ],
      [
        'thread',
        () => office.says('wendian-kz', 'ke-wendian', 'T3 完成 收文 42 件', office.thread('ke-wendian')),
      ],
      ['mention', () => office.says('wendian-kz', 'ke-wendian', '@duban T3 完成 收文 42 件')],
      ['mention', () => office.says('wendian-kz', 'tongbao', '@duban 回复 T3 完成 收文 42 件')],
      ['mention', () => office.says('wendian-kz', null, 'T3 完成 收文 42 件')],
    ];
    for (const [, reply] of doors) await reply();

    const replies = (await stored()).toReversed();
    expect(replies).toEqual(
      doors.map(([source], index) => ({
        section: 'wendian',
        period: '2022-W18',
        author: 'wendian-kz',
        on_behalf: false,
        submitted_at: '2022-05-05T01:00:00.000Z',
        late: false,
        source,
        revision: index + 1,
        text: '',
        items: [{ task: 'documents', state: 'done', text: '收文 42 件', blocker: '' }],
        superseded_at: null,
        withdrawn_at: null,
      })),
    );
  });

  it('and is told privately what was saved, with the means to change it', async () => {
    expect(await office.types('zonghe-kz', '/duban reply 动态已报', 'ke-zonghe')).toBe(
      '✅ 已保存：综合科 · 2022年第18周。\n动态已报\n[修改]\n[撤回]',
    );
    const said = await office.says('zonghe-fkz', 'ke-zonghe', 'T1 受阻 缺材料', office.thread('ke-zonghe'));
    expect(said.reactions.map(({ name }) => name)).toEqual(['white_check_mark']);
    expect(office.private('zonghe-fkz')).toEqual([
      [
        '✅ 已保存：综合科 · 2022年第18周，第 2 次提交。',
        'T1 汇总本周动态: 受阻 — 缺材料',
        '先前按任务写的内容都保留，这次写到的任务以这次为准。',
        'T1 已签收。',
        '[修改]',
        '[撤回]',
      ].join('\n'),
    ]);
    expect(office.channel('ke-zonghe')).toHaveLength(2);
  });

  it('with one tap when nothing has changed', async () => {
    const told = await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '无变化');
    expect(told.split('\n')[0]).toBe('✅ 已保存：综合科 · 2022年第18周。');
    expect(await stored()).toMatchObject([
      {
        source: 'button',
        text: '',
        items: [
          { task: 'briefing', state: 'no_change' },
          { task: 'pledge', state: 'no_change' },
        ],
      },
    ]);
    expect(await office.types('zhuren', '/duban progress')).toContain('综合科 | ○ 无变化 | 综合科科长');
  });

  it('in a form that has the open tasks in it, and what was said before', async () => {
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    expect(standing(office.form('zonghe-kz'))).toEqual([
      'T1 状态: 无变化',
      'T1 做了什么: ',
      'T1 卡在哪里: ',
      'T2 状态: 无变化',
      'T2 做了什么: ',
      'T2 卡在哪里: ',
      '其他说明: ',
    ]);
    const filling = {
      tasks: { T1: { state: '已完成', text: '报了三条' }, T2: { state: '受阻', blocker: '等签字' } },
    };
    expect(await office.fills('zonghe-kz', { ...filling, general: '下周补充' })).toEqual([]);
    expect(office.form('zonghe-kz')).toBeUndefined();
    expect(office.private('zonghe-kz').at(-1)).toBe(
      [
        '✅ 已保存：综合科 · 2022年第18周。',
        '下周补充',
        'T1 汇总本周动态: 已完成 — 报了三条',
        'T2 签订责任书: 受阻 — 等签字',
        'T2 已签收。',
        'T1 这一轮办完了，下一轮再请您回复。',
        '[修改]',
        '[撤回]',
      ].join('\n'),
    );

    await office.presses('zonghe-fkz', office.messages('ke-zonghe')[0], '回复');
    expect(standing(office.form('zonghe-fkz'))).toEqual([
      'T1 状态: 已完成',
      'T1 做了什么: 报了三条',
      'T1 卡在哪里: ',
      'T2 状态: 受阻',
      'T2 做了什么: ',
      'T2 卡在哪里: 等签字',
      '其他说明: 下周补充',
    ]);
  });

  it('task by task in one typed text', async () => {
    await office.types(
      'zonghe-kz',
      '/duban reply 总体顺利；T1完成 报了三条；T2 受阻：等签字；T9 什么',
      'ke-zonghe',
    );
    await office.types('wendian-kz', '/duban reply T3 无变化；T4 已整理二十卷', 'ke-wendian');
    expect(await stored()).toMatchObject([
      {
        section: 'zonghe',
        text: '总体顺利\nT9 什么',
        items: [
          { task: 'briefing', state: 'done', text: '报了三条' },
          { task: 'pledge', state: 'blocked', text: '', blocker: '等签字' },
        ],
      },
      {
        section: 'wendian',
        text: '',
        items: [
          { task: 'documents', state: 'no_change', text: '' },
          { task: 'archive', state: 'in_progress', text: '已整理二十卷' },
        ],
      },
    ]);
    expect(office.private('zonghe-kz').at(-1)).toContain('本周没有 T9，这部分文字已原样保留。');
  });

  it('and what speaks only of tasks that the section does not have is kept, and said first of all', async () => {
    expect(await office.types('zonghe-kz', '/duban reply T4 完成 8 件', 'ke-zonghe')).toMatch(
      /^⚠ 综合科本周没有 T4。您写的已原样记作综合科 .*第18周 的回复；如果写错了编号或科室，请点「修改」或「撤回」。\n✅ 已保存：综合科/,
    );
    expect(await stored()).toMatchObject([{ section: 'zonghe', text: 'T4 完成 8 件', items: [] }]);
  });

  it('and a message in the thread adds to what was said, so that a thank-you wipes out nothing', async () => {
    await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe');
    await office.says('zonghe-kz', 'ke-zonghe', '收到，谢谢', office.thread('ke-zonghe'));
    const progress = await office.types('zhuren', '/duban progress');
    expect(progress).toContain('*已完成*\n综合科\nT1 汇总本周动态: 报了三条');
    expect(progress).toContain('*各科室进展*\n综合科\n收到，谢谢');
  });
});
