import { describe, expect, it } from 'vitest';
import { deployMessage, promptDirectMessage } from '../../../src/messages/ask.ts';
import { replyForm } from '../../../src/messages/form.ts';
import { planMessages } from '../../../src/messages/plan.ts';
import { chooserMessage } from '../../../src/messages/reply.ts';
import { summaryMessages } from '../../../src/messages/summary.ts';
import { checkView } from '../../../src/practice/validate.ts';
import type { WeekProgress } from '../../../src/weeks/progress.ts';
import { asks, expectSlackTakes, tasks, view } from './weekly.ts';

function progress(sections: number): WeekProgress {
  return {
    lights: new Map(),
    rectifications: null,
    week: {
      period: '2022-W18',
      startsOn: '2022-05-02',
      endsOn: '2022-05-08',
      deployedAt: view.deployedAt,
      dueAt: view.dueAt,
      summaryAt: '2022-05-07T08:00:00.000Z',
      covers: '[]',
      summaryStale: 0,
    },
    timezone: view.timezone,
    sections: asks(sections, 3).map(({ section, tasks: own }) => ({
      sectionId: section.id,
      name: section.name,
      state: 'replied',
      tasks: own,
      overdue: Array.from({ length: 30 }, (_, index) => ({
        ref: `T${index}`,
        title: '迟'.repeat(250),
        sectionId: section.id,
        dueOn: '2022-05-05',
        daysLate: 3,
      })),
      author: '科长',
      reply: {
        authorId: 'head',
        onBehalf: true,
        firstAt: view.deployedAt,
        lastAt: view.deployedAt,
        late: false,
        text: '字'.repeat(40_000),
        items: own.map((task) => ({
          taskId: task.taskId,
          state: 'blocked',
          text: '做'.repeat(3_000),
          blocker: '卡',
        })),
      },
    })),
  };
}

describe('messages stay within what Slack takes', () => {
  it.each([1, 5])('a deployment for %i sections with a hundred long tasks each', (count) => {
    expectSlackTakes(deployMessage(asks(count, 100), view));
    expectSlackTakes(promptDirectMessage(asks(count, 100), view));
  });

  it.each([0, 13, 130])('a plan of %i sections', (count) => {
    const messages = planMessages('创建省级文明单位', asks(count, 30), [], view);
    for (const message of messages) expectSlackTakes(message);
  });

  it.each([0, 13, 130])('a summary of %i sections that wrote very much', (count) => {
    for (const message of summaryMessages('创建', progress(count), 'zh-CN')) expectSlackTakes(message);
  });

  it('the choice among a hundred and thirty sections', () => {
    const sections = asks(130, 0).map(({ section }) => section);
    expectSlackTakes(chooserMessage(sections, { draftId: 'd-1' }, 'zh-CN'));
  });

  it.each([0, 1, 22, 60])('a form with %i tasks', (count) => {
    const form = replyForm({
      language: 'en',
      timezone: view.timezone,
      section: { id: 'zonghe', name: '科'.repeat(200) },
      period: view.period,
      dueAt: view.dueAt,
      late: true,
      onBehalf: true,
      tasks: tasks(count),
      reply: null,
      channel: 'C1',
    });
    expect(checkView(form, 'modal')).toEqual([]);
  });
});
