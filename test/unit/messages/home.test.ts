import { expect, it } from 'vitest';
import type { OwnRounds } from '../../../src/inspections/own.ts';
import { homeBlocks, type HomeView } from '../../../src/messages/home.ts';
import { taskListMessage } from '../../../src/messages/task-list.ts';
import { checkBlocks } from '../../../src/practice/validate.ts';
import { dayOfRectifications } from './rectifications.ts';
import type { TaskLine, TaskPage } from '../../../src/tasks/list.ts';
import { failedRound } from './rounds.ts';

const section = {
  id: 'section',
  position: 0,
  name: '科'.repeat(200),
  channel: null,
  headId: 'head',
  deputyId: null,
  isKey: 0,
  retiredAt: null,
  handlerIds: [],
  formerIds: [],
} as const;

const lineOf = (number: number): TaskLine => ({
  ref: `T${number}`,
  section: { ...section, handlerIds: [], formerIds: [] },
  light: 'red',
  waits: true,
  task: {
    id: `task-${number}`,
    number,
    position: number,
    title: '<题&'.repeat(80),
    goalId: null,
    leadId: 'section',
    every: null,
    fromOn: null,
    dueOn: '2021-05-20',
    originalDueOn: '2021-05-20',
    originalLeadId: 'section',
    retiredAt: null,
    state: 'assigned',
    urgent: 1,
    source: 'plan',
    parentId: null,
    assigneeId: null,
    reviewOn: null,
    addedBy: null,
    addedAt: null,
  },
});

function pageOf(count: number): TaskPage {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index + 1));
  const filter = { pick: 'red', sectionId: 'section' } as const;
  return { filter, sectionName: section.name, lines, page: 2, pages: 30, total: 300, today: '2022-05-05' };
}

/** Many large rounds, in which somebody inspects, and which inspect several sections of theirs. */
function ownRounds(): OwnRounds {
  const facts = failedRound(40, 100);
  const unrecorded = { ...facts, sections: facts.sections.map((one) => ({ ...one, checks: new Map() })) };
  const inspects = Array.from({ length: 5 }, () => unrecorded);
  const inspected = facts.sections.map((one) => ({ facts, section: one }));
  return { inspects, inspected, toReport: Array.from({ length: 5 }, () => facts) };
}

it.each(['zh-CN', 'en'] as const)(
  'App Home of somebody who has very much stays within Slack, in %s',
  (language) => {
    const { lines } = pageOf(200);
    const { urged: owed, waiting } = dayOfRectifications(50);
    const view: HomeView = {
      language,
      timezone: 'Asia/Shanghai',
      name: '科长',
      today: '2022-05-05',
      next: [],
      week: {
        period: '2022-W18',
        dueAt: '2022-05-07T04:00:00.000Z',
        late: true,
        sections: Array.from({ length: 130 }, (_, index) => ({
          sectionId: `section-${index}`,
          name: section.name,
          state: 'replied',
          tasks: [],
        })),
      },
      waiting: lines.flatMap((one) =>
        (['instruction', 'deferral'] as const).map((kind) => ({
          ...one,
          kind,
          toOn: '2022-05-27',
          late: false,
        })),
      ),
      personId: 'ducha-yuan',
      rounds: ownRounds(),
      rectifications: { owed, waiting },
      decides: true,
      mayAdd: true,
      lead: pageOf(10),
      all: {
        page: pageOf(10),
        sections: Array.from({ length: 130 }, (_, index) => ({ id: `section-${index}`, name: section.name })),
      },
    };
    const blocks = homeBlocks(view);
    expect(checkBlocks(blocks, 'home')).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(100);
    // The parts in front leave room for those behind them, down to what can be typed.
    expect(JSON.stringify(blocks.at(-1))).toContain('progress');
  },
);

it('a page of a list stays within what Slack takes in a message', () => {
  const message = taskListMessage(pageOf(12), 'en');
  expect(checkBlocks(message.blocks, 'message')).toEqual([]);
  expect(message.text.length).toBeLessThanOrEqual(4_000);
});
