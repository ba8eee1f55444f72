import { describe, expect, it } from 'vitest';
import { deployMessage, promptDirectMessage, withAnswerMark } from '../../../src/messages/ask.ts';
import type { Message } from '../../../src/messages/blocks.ts';
import { dayWithin, isSettled, withDay, withoutDay, type Stored } from '../../../src/messages/day.ts';
import type { DayFacts } from '../../../src/tasks/day.ts';
import type { TaskFacts, TaskRow } from '../../../src/tasks/facts.ts';
import type { Block } from '../../../src/practice/contract.ts';
import { liveTokens, shown } from '../../support/shown.ts';
import { dayOfRectifications } from './rectifications.ts';
import { ask, asks, expectSlackTakes, view } from './weekly.ts';

const DAY = '2022-05-20';
const { section } = ask(0, 0);

function task(number: number, title: string): TaskRow {
  const id = `task-${number}`;
  const rest = { goalId: null, every: null, fromOn: null, retiredAt: null, parentId: null, assigneeId: null };
  const dates = {
    dueOn: '2022-05-18',
    originalDueOn: '2022-05-18',
    originalLeadId: section.id,
    reviewOn: null,
    addedBy: null,
    addedAt: null,
  };
  const standing = { state: 'in_progress', urgent: 1, source: 'plan' } as const;
  return { id, number, position: number, title, leadId: section.id, ...rest, ...dates, ...standing };
}

function facts(number: number, title: string): TaskFacts {
  const people = { posts: { head: null, deputy: null, handlers: [] }, supporting: [], assignee: null };
  const related = { goal: null, parent: null, children: [], deferrals: [], instructions: [], history: [] };
  const standing = { light: 'red', overdue: true, unacknowledged: false, today: DAY } as const;
  return {
    task: task(number, title),
    ref: `T${number}`,
    section,
    ...people,
    group: { office: [], leaders: [] },
    ...related,
    ...standing,
  };
}

function day(count: number, title = '题'.repeat(250)): DayFacts {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    day: DAY,
    files: [],
    uncertain: 0,
    rounds: { rounds: [], unmanned: [], lacking: [], unfinished: [], toReport: [] },
    urged: numbers.map((n) => ({ facts: facts(n, title), dueOn: '2022-05-18', daysLate: 2, talk: true })),
    waiting: numbers.map((n) => ({
      kind: 'review',
      task: task(n, title),
      ref: `T${n}`,
      section,
      toOn: null,
      late: false,
    })),
    news: numbers.map((n) => ({
      task: task(n, title),
      ref: `T${n}`,
      deed: 'return',
      proposed: false,
      actor: '员'.repeat(200),
      text: '因'.repeat(3_000),
    })),
    rectifications: dayOfRectifications(count),
  };
}

const seen = ({ text, blocks }: Message): { text: string; blocks: Block[] } => ({
  text,
  blocks: blocks.map((block) => ({ ...block })),
});

const stored = ({ text, blocks }: Message): Stored => ({ text, blocks: JSON.stringify(blocks) });

describe('the message of a day', () => {
  it.each([1, 10, 100])('stays within what Slack takes with %i long tasks in each list', (count) => {
    expectSlackTakes(withDay(null, day(count), 'zh-CN'));
    for (const sections of [1, 5]) {
      for (const week of [deployMessage, promptDirectMessage]) {
        const both = withDay(week(asks(sections, 100), view), day(count), 'en');
        expectSlackTakes(both);
        const mark = { state: 'replied_late', author: '员'.repeat(200), at: view.dueAt } as const;
        const marked = asks(sections, 1).reduce(
          (blocks, { section: { id } }) =>
            withAnswerMark(blocks, { sectionId: id, period: view.period }, mark, view),
          both.blocks,
        );
        expectSlackTakes({ ...both, blocks: marked });
      }
    }
  });

  it('comes off what the week asks as it was put on', () => {
    const week = deployMessage(asks(2, 3), view);
    const both = stored(withDay(week, day(2, '检修电梯'), 'zh-CN'));
    expect(dayWithin(both)).toBe(DAY);
    expect(withoutDay(both)).toEqual(week);
    expect(dayWithin(stored(week))).toBeNull();
    expect(withoutDay(stored(withDay(null, day(1), 'zh-CN')))).toBeNull();
  });

  it('says so when all was dealt with, and is settled then', () => {
    const nothing = withDay(null, day(0), 'zh-CN');
    expect(shown(seen(nothing))).toBe('今天提醒您的事都已有人办理，不用再管。');
    expect(isSettled(stored(nothing))).toBe(true);
    expect(isSettled(stored(withDay(null, day(1), 'zh-CN')))).toBe(false);
    expect(isSettled(stored(withDay(deployMessage(asks(1, 1), view), day(0), 'zh-CN')))).toBe(false);
  });

  it('shows what people wrote as they wrote it', () => {
    const message = withDay(null, day(1, '<!channel> <https://a.example|b>'), 'zh-CN');
    expect(liveTokens(seen(message))).toEqual([]);
  });
});
