import { describe, expect, it } from 'vitest';
import {
  currentReply,
  isLate,
  mayReplyFor,
  sectionState,
  type ReplySource,
  type Submission,
} from '../../../src/replies/rules.ts';

const DUE = '2022-05-07T04:00:00.000Z';

function said(
  revision: number,
  source: ReplySource,
  text: string,
  more: Partial<Submission> = {},
): Submission {
  const submittedAt = `2022-05-05T0${revision}:00:00.000Z`;
  return {
    id: `r${revision}`,
    revision,
    authorId: 'zonghe-kz',
    onBehalf: false,
    source,
    text,
    items: [],
    submittedAt,
    late: isLate(submittedAt, DUE),
    superseded: false,
    withdrawn: false,
    messageKey: null,
    ...more,
  };
}

const item = (taskId: string, state: 'done' | 'in_progress' | 'no_change', text = '') => ({
  taskId,
  state,
  text,
  blocker: '',
});

describe('the reply that counts', () => {
  it('is none before anybody answered', () => {
    expect(currentReply([])).toBeNull();
  });

  it('has the text of the newest form or command, whatever came before', () => {
    const reply = currentReply([
      said(1, 'thread', '初稿'),
      said(2, 'modal', '正式', { authorId: 'zonghe-fkz' }),
    ]);
    expect(reply).toMatchObject({
      text: '正式',
      authorId: 'zonghe-fkz',
      firstAt: '2022-05-05T01:00:00.000Z',
    });
  });

  it('grows by what is added in the thread, so that "received" wipes out nothing', () => {
    const reply = currentReply([said(1, 'command', '已粉刷三层'), said(2, 'thread', '收到，谢谢')]);
    expect(reply).toMatchObject({ text: '已粉刷三层\n收到，谢谢', lastAt: '2022-05-05T02:00:00.000Z' });
  });

  it('takes the newest word on each task', () => {
    const reply = currentReply([
      said(1, 'modal', '', { items: [item('library', 'in_progress'), item('building', 'done')] }),
      said(2, 'thread', '', { items: [item('library', 'done', '新书已登记')] }),
    ]);
    expect(reply?.items).toEqual([item('library', 'done', '新书已登记'), item('building', 'done')]);
  });

  it('keeps what was said of a task when a later command speaks of another', () => {
    const reply = currentReply([
      said(1, 'command', '', { items: [item('library', 'done', '新书已登记')] }),
      said(2, 'command', '', { items: [item('building', 'in_progress')] }),
    ]);
    expect(reply?.items).toEqual([item('library', 'done', '新书已登记'), item('building', 'in_progress')]);
  });

  it('keeps the words of a task when a form repeats only its state', () => {
    const reply = currentReply([
      said(1, 'command', '', { items: [item('library', 'done', '新书已登记')] }),
      said(2, 'modal', '', { items: [item('library', 'done')] }),
    ]);
    expect(reply?.items).toEqual([item('library', 'done', '新书已登记')]);
  });

  it('keeps its place and lateness when an old message is corrected', () => {
    const corrected = { messageKey: 'C1:1' };
    const reply = currentReply([
      said(1, 'thread', '已粉刷', { ...corrected, superseded: true }),
      said(2, 'thread', '谢谢', { late: true }),
      said(3, 'thread', '已粉刷三层', { ...corrected }),
    ]);
    expect(reply).toMatchObject({ text: '已粉刷三层\n谢谢', late: false });
  });

  it('falls back to what was said before when the newest is withdrawn', () => {
    const reply = currentReply([
      said(1, 'command', '第一次'),
      said(2, 'command', '第二次', { withdrawn: true }),
    ]);
    expect(reply?.text).toBe('第一次');
  });

  it('follows an edit', () => {
    const reply = currentReply([said(1, 'thread', '错字', { superseded: true }), said(2, 'thread', '更正')]);
    expect(reply?.text).toBe('更正');
  });

  it('stays on time when an on-time answer is added to after the due time', () => {
    expect(currentReply([said(1, 'command', '按时'), said(2, 'command', '补充', { late: true })])?.late).toBe(
      false,
    );
  });
});

describe('the state of a section', () => {
  it.each([
    ['missing', null, 2],
    ['no_tasks', null, 0],
    ['replied', currentReply([said(1, 'command', '已办')]), 2],
    ['replied_late', currentReply([said(1, 'command', '已办', { late: true })]), 2],
    ['no_change', currentReply([said(1, 'button', '', { items: [item('library', 'no_change')] })]), 2],
    ['no_change', currentReply([said(1, 'button', '')]), 2],
  ] as const)('is %s', (state, reply, tasks) => {
    expect(sectionState(reply, tasks)).toBe(state);
  });
});

describe('a reply is late', () => {
  it('after the due instant, not at it', () => {
    expect(isLate(DUE, DUE)).toBe(false);
    expect(isLate('2022-05-07T04:00:00.001Z', DUE)).toBe(true);
  });
});

describe('who may answer for a section', () => {
  const section = { headId: 'zonghe-kz', deputyId: 'zonghe-fkz', handlerIds: ['zonghe-ky'] };

  it.each([
    ['zonghe-kz', false, 'member'],
    ['zonghe-fkz', false, 'member'],
    ['zonghe-ky', false, 'member'],
    ['chuangjian-ban', true, 'on_behalf'],
    ['xinxi-kz', false, null],
  ] as const)('%s: %s %s', (personId, isOffice, right) => {
    expect(mayReplyFor({ personId, isOffice }, section)).toBe(right);
  });

  it('is nobody in a vacant post', () => {
    expect(
      mayReplyFor(
        { personId: 'xinxi-kz', isOffice: false },
        { headId: null, deputyId: null, handlerIds: [] },
      ),
    ).toBeNull();
  });
});
