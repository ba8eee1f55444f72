import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../src/replies/parse.ts';

const tasks = [
  { taskId: 'publicity-column', number: 3 },
  { taskId: 'essay', number: 4 },
];

const item = (taskId: string, state: string, text: string, blocker = '') => ({
  taskId,
  state,
  text,
  blocker,
});

describe('a typed reply', () => {
  it('is general text when it names no task', () => {
    expect(parseReply('本周一切正常', tasks)).toEqual({ text: '本周一切正常', items: [], unknown: [] });
  });

  it.each([
    ['T3 完成 已更新两期', item('publicity-column', 'done', '已更新两期')],
    ['T3：已完成，已更新两期', item('publicity-column', 'done', '已更新两期')],
    ['t3 done two issues', item('publicity-column', 'done', 'two issues')],
    ['T3 进行中', item('publicity-column', 'in_progress', '')],
    ['T3 完成了！', item('publicity-column', 'done', '')],
    ['T3 done. Two issues', item('publicity-column', 'done', 'Two issues')],
    ['T3 - done', item('publicity-column', 'done', '')],
    ['T3 完成度 80%', item('publicity-column', 'in_progress', '完成度 80%')],
    ['T3 正在排版', item('publicity-column', 'in_progress', '正在排版')],
    ['T3 无变化', item('publicity-column', 'no_change', '')],
    ['T3 no change', item('publicity-column', 'no_change', '')],
    ['T3 受阻 缺照片', item('publicity-column', 'blocked', '', '缺照片')],
    ['T3 blocked: no pictures', item('publicity-column', 'blocked', '', 'no pictures')],
  ])('%s', (typed, expected) => {
    expect(parseReply(typed, tasks)).toEqual({ text: '', items: [expected], unknown: [] });
  });

  it('speaks of several tasks, and of the rest', () => {
    expect(parseReply('本周重点：\nT3 完成 已更新\n另附目录\nT4 受阻 稿件不足', tasks)).toEqual({
      text: '本周重点：',
      items: [item('publicity-column', 'done', '已更新\n另附目录'), item('essay', 'blocked', '', '稿件不足')],
      unknown: [],
    });
  });

  it('may stand on one line with a semicolon before the next number', () => {
    expect(parseReply('T3 完成；T4 完成 12 篇', tasks).items).toEqual([
      item('publicity-column', 'done', ''),
      item('essay', 'done', '12 篇'),
    ]);
  });

  it('keeps a number that is none of its tasks as text, and names it', () => {
    expect(parseReply('T3 完成\nT99 完成 其他', tasks)).toEqual({
      text: 'T99 完成 其他',
      items: [item('publicity-column', 'done', '')],
      unknown: ['T99'],
    });
  });
});
