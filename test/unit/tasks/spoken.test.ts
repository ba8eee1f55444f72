import { describe, expect, it } from 'vitest';
import { movesSpoken, taskMeant } from '../../../src/tasks/spoken.ts';
import { TASK_STATES } from '../../../src/tasks/states.ts';
import { movesMeant, type WeeklyWord } from '../../../src/tasks/weekly.ts';

describe('words of a leader', () => {
  it.each([
    ['T12 抓紧', { ref: 'T12', text: '抓紧' }],
    ['t12：抓紧\n下周报我', { ref: 'T12', text: '抓紧\n下周报我' }],
    ['T012 - hurry', { ref: 'T12', text: 'hurry' }],
    ['T12 抓紧，T13 也是', { ref: 'T12', text: '抓紧，T13 也是' }],
    ['T12', { ref: 'T12', text: '' }],
    ['请把T12抓紧', { ref: 'T12', text: '请把T12抓紧' }],
    ['T12和T12都指同一项', { ref: 'T12', text: '和T12都指同一项' }],
    ['先办T12，再办T13', { named: ['T12', 'T13'] }],
    ['都抓紧', { named: [] }],
    ['GT12 型、T12-b、T12.5 都不是', { named: [] }],
  ])('“%s”', (text, meant) => {
    expect(taskMeant(text)).toEqual(meant);
  });
});

describe('words of a section under the card of its task', () => {
  it.each(TASK_STATES)('in state %s', (state) => {
    const moves = (isHead: boolean, instructed: boolean): string =>
      movesSpoken(state, { isHead, instructed }).join(' ');
    const expected: Record<string, [plain: string, ofHead: string, instructed: string]> = {
      in_progress: ['report', 'report', 'answer_instruction report'],
      assigned: ['report', 'report decline', 'answer_instruction report'],
      under_review: ['report', 'report', 'answer_instruction'],
      suspended: ['report', 'report', 'answer_instruction'],
    };
    expect([moves(false, false), moves(true, false), moves(false, true)]).toEqual(
      expected[state] ?? ['', '', ''],
    );
  });
});

describe('a weekly word', () => {
  const word = (more: Partial<WeeklyWord>): WeeklyWord => ({
    taskId: 'pledge',
    state: 'in_progress',
    text: '',
    blocker: '',
    ...more,
  });
  const once = { every: null } as const;
  const weekly = { every: 'week' } as const;

  it.each([
    ['acknowledges and reports', { ...once, state: 'assigned' }, word({}), false, ['acknowledge', 'report']],
    [
      '"no change" acknowledges only',
      { ...once, state: 'assigned' },
      word({ state: 'no_change' }),
      false,
      ['acknowledge'],
    ],
    [
      '"no change" in words reports them',
      { ...once, state: 'in_progress' },
      word({ state: 'no_change', text: '仍在等' }),
      false,
      ['report'],
    ],
    [
      '"no change" without words says nothing',
      { ...once, state: 'in_progress' },
      word({ state: 'no_change' }),
      false,
      [],
    ],
    [
      '"blocked" reports',
      { ...once, state: 'in_progress' },
      word({ state: 'blocked', blocker: '缺材料' }),
      false,
      ['report'],
    ],
    ['"done" hands in', { ...once, state: 'in_progress' }, word({ state: 'done' }), false, ['submit']],
    [
      '"done" at once hands in what was never acknowledged',
      { ...once, state: 'assigned' },
      word({ state: 'done' }),
      false,
      ['acknowledge', 'submit'],
    ],
    [
      '"done" of a recurring task reports its turn',
      { ...weekly, state: 'in_progress' },
      word({ state: 'done' }),
      false,
      ['report'],
    ],
    [
      'takes its own result back',
      { ...once, state: 'under_review' },
      word({ text: '还差一份' }),
      true,
      ['recall'],
    ],
    [
      'takes no result back that was handed in otherwise',
      { ...once, state: 'under_review' },
      word({ text: '还差一份' }),
      false,
      [],
    ],
    [
      '"no change" leaves its result with the office',
      { ...once, state: 'under_review' },
      word({ state: 'no_change' }),
      true,
      [],
    ],
  ] as const)('%s', (_what, task, said, ownResult, moves) => {
    expect(movesMeant(task, said, ownResult)).toEqual(moves);
  });

  it.each(['draft', 'approved', 'declined', 'suspended', 'closed', 'archived', 'cancelled'] as const)(
    'moves nothing that is %s',
    (state) => {
      expect(movesMeant({ ...once, state }, word({ state: 'done' }), true)).toEqual([]);
    },
  );
});
