import { expect } from 'vitest';
import type { WeekView } from '../../../src/messages/ask.ts';
import type { Message } from '../../../src/messages/blocks.ts';
import { checkMessage } from '../../../src/practice/validate.ts';
import type { AskedTask, SectionAsk } from '../../../src/weeks/service.ts';

/** What the messages of these tests have in common. */
export const view: WeekView = {
  language: 'zh-CN',
  timezone: 'Asia/Shanghai',
  period: '2022-W18',
  deployedAt: '2022-05-05T01:00:00.000Z',
  dueAt: '2022-05-07T04:00:00.000Z',
  covers: ['2022-W17'],
  lateFor: '2022-05-05T01:00:00.000Z',
  uncoveredYear: '2022',
};

/** So many long tasks of a section. */
export const tasks = (count: number): AskedTask[] =>
  Array.from({ length: count }, (_, index) => ({
    taskId: `task-${index}`,
    number: index + 1,
    title: '题'.repeat(250),
    role: 'lead',
    every: 'week',
    dueOn: null,
    state: 'in_progress',
    leadName: '科'.repeat(200),
  }));

/** What a section with so many long tasks is asked. */
export const ask = (index: number, taskCount: number): SectionAsk => ({
  section: {
    id: `section-${index}`,
    position: index,
    name: '科'.repeat(200),
    channel: null,
    headId: 'head',
    deputyId: null,
    isKey: 0,
    retiredAt: null,
    handlerIds: [],
    formerIds: [],
  },
  tasks: tasks(taskCount),
  asked: { kind: 'head', personId: 'head' },
  readerIds: ['head'],
});

/** As many sections as that, each with so many long tasks. */
export const asks = (count: number, taskCount: number): SectionAsk[] =>
  Array.from({ length: count }, (_, index) => ask(index, taskCount));

/** All text that people would read. */
function readable(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : readable(one)),
    0,
  );
}

/** Slack's limits, published ones and those that were seen. */
export function expectSlackTakes(message: Message): void {
  expect(checkMessage(message)).toBeUndefined();
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  expect(message.text.length).toBeLessThanOrEqual(4_000);
  // The block text of a message was seen to be refused from about 13,200 characters on.
  expect(readable(message.blocks)).toBeLessThan(13_000);
}
