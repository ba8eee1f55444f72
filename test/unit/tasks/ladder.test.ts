import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import {
  stepDays,
  stepFor,
  toldBy,
  USUAL_URGING,
  type Hands,
  type Rung,
  type UrgeableTask,
} from '../../../src/tasks/ladder.ts';

const rules = { steps: USUAL_URGING.steps, calendar: workCalendar('CN'), since: null };

const task: UrgeableTask = {
  state: 'in_progress',
  dueOn: '2022-05-20',
  fromOn: null,
  givenOn: '2022-04-01',
  deferralPending: false,
  actedOn: null,
  made: [],
  toldLate: false,
};

/** The step that a task is urged by on a day, as `-3`; null for none. */
const step = (day: string, more: Partial<UrgeableTask> = {}): number | null =>
  stepFor({ ...task, ...more }, day, rules)?.step.workdays ?? null;

describe('the days of the ladder', () => {
  it.each([
    // An ordinary week.
    ['2022-05-20', ['2022-05-17', '2022-05-19', '2022-05-23', '2022-05-25', '2022-05-27']],
    // Due before the holiday of 30 April to 4 May; Saturday the 7th and Sunday 24 April are workdays.
    ['2022-04-29', ['2022-04-26', '2022-04-28', '2022-05-05', '2022-05-07', '2022-05-10']],
    ['2022-05-07', ['2022-04-29', '2022-05-06', '2022-05-09', '2022-05-11', '2022-05-13']],
    ['2022-04-26', ['2022-04-22', '2022-04-25', '2022-04-27', '2022-04-29', '2022-05-06']],
    // Due on a day off: the steps before and after are the workdays next to it.
    ['2022-05-01', ['2022-04-27', '2022-04-29', '2022-05-05', '2022-05-07', '2022-05-10']],
    // Spring Festival: 29 and 30 January are worked, 31 January to 6 February are off.
    ['2022-01-30', ['2022-01-27', '2022-01-29', '2022-02-07', '2022-02-09', '2022-02-11']],
  ])('are counted in workdays from %s', (dueOn, days) => {
    expect(stepDays(rules, dueOn).map(({ on }) => on)).toEqual(days);
    for (const day of days) expect(rules.calendar.isWorkday(day)).toBe(true);
  });

  it('may be the due day itself, or the workday before when that is a day off', () => {
    const onTheDay = {
      ...rules,
      steps: [{ workdays: 0, tell: ['head'], circular: false, talk: false }] as const,
    };
    expect(stepDays(onTheDay, '2022-05-20')[0]?.on).toBe('2022-05-20');
    expect(stepDays(onTheDay, '2022-05-01')[0]?.on).toBe('2022-04-29');
  });
});

describe('the step of a day', () => {
  it('is the newest that has come, once', () => {
    expect(step('2022-05-16')).toBeNull();
    expect(step('2022-05-17')).toBe(-3);
    expect(step('2022-05-18', { made: [-3] })).toBeNull();
    expect(step('2022-05-19', { made: [-3] })).toBe(-1);
    expect(step('2022-05-20', { made: [-3, -1] })).toBeNull();
    expect(step('2022-05-23', { made: [-3, -1] })).toBe(1);
    expect(step('2022-05-25', { made: [-3, -1, 1] })).toBe(3);
    expect(step('2022-05-27', { made: [-3, -1, 1, 3] })).toBe(5);
    expect(step('2022-06-30', { made: [-3, -1, 1, 3, 5] })).toBeNull();
  });

  it('after days on which nobody was told is the last of them only', () => {
    expect(step('2022-05-24', { made: [-3] })).toBe(1);
    expect(step('2022-05-26')).toBe(3);
  });

  it('is left out when the section acted since the step before; for the first step on that very day', () => {
    expect(step('2022-05-17', { actedOn: '2022-05-16' })).toBe(-3);
    expect(step('2022-05-17', { actedOn: '2022-05-17' })).toBeNull();
    expect(step('2022-05-19', { actedOn: '2022-05-16' })).toBe(-1);
    expect(step('2022-05-19', { actedOn: '2022-05-17' })).toBeNull();
    expect(step('2022-05-23', { actedOn: '2022-05-18' })).toBe(1);
    expect(step('2022-05-23', { actedOn: '2022-05-20' })).toBeNull();
    expect(step('2022-05-25', { actedOn: '2022-05-20' })).toBe(3);
  });

  it.each([
    'draft',
    'approved',
    'declined',
    'suspended',
    'under_review',
    'closed',
    'archived',
    'cancelled',
  ] as const)('does not come for a task that is %s', (state) =>
    expect(step('2022-05-19', { state })).toBeNull(),
  );

  it('does not come without a due day', () => {
    expect(step('2022-05-19', { state: 'assigned' })).toBe(-1);
    expect(step('2022-05-19', { dueOn: null })).toBeNull();
  });

  it('leaves the section in peace while a later due day is asked for, and nobody above it', () => {
    const tells = (day: string) => stepFor({ ...task, deferralPending: true }, day, rules)?.step.tell ?? null;
    expect(tells('2022-05-17')).toBeNull();
    expect(tells('2022-05-19')).toBeNull();
    expect(tells('2022-05-23')).toEqual(['office']);
    expect(tells('2022-05-25')).toEqual(['deputies']);
    expect(tells('2022-05-27')).toEqual(['office']);
  });

  it.each<[string, Partial<UrgeableTask>, Rung[]]>([
    // The section acted shortly before the due day, so that nobody was told on the first day after it.
    ['2022-05-25', { made: [-3] }, ['head', 'deputies']],
    ['2022-05-27', { made: [-3, -1] }, ['head', 'office']],
    // It was told on some day after the due day.
    ['2022-05-25', { made: [-3, -1, 1], toldLate: true }, ['deputies']],
    ['2022-05-27', { made: [3], toldLate: true }, ['office']],
    // A deferral was pending when the office was told, and was refused since.
    ['2022-05-25', { made: [1] }, ['head', 'deputies']],
    // It asks for a later due day now.
    ['2022-05-25', { made: [-3], deferralPending: true }, ['deputies']],
    // The step tells the section anyhow, or the task is not late yet.
    ['2022-05-23', { made: [-3, -1] }, ['head', 'office']],
    ['2022-05-17', {}, ['handler']],
  ])('tells nobody above the section first that a task is late: on %s with %j %j', (day, more, tell) => {
    expect(stepFor({ ...task, ...more }, day, rules)?.step.tell).toEqual(tell);
  });

  it('tells the section first also where the ladder begins above it', () => {
    const only = {
      ...rules,
      steps: [{ workdays: 1, tell: ['office'], circular: false, talk: false }] as const,
    };
    expect(stepFor(task, '2022-05-23', only)?.step.tell).toEqual(['head', 'office']);
    const before = { ...rules, steps: [{ ...only.steps[0], workdays: -1 }] };
    expect(stepFor(task, '2022-05-19', before)?.step.tell).toEqual(['office']);
  });

  it('does not come on the day on which the task was given, nor before it begins', () => {
    expect(step('2022-05-19', { givenOn: '2022-05-19' })).toBeNull();
    expect(step('2022-05-20', { givenOn: '2022-05-19' })).toBeNull();
    expect(step('2022-05-23', { givenOn: '2022-05-19' })).toBe(1);
    expect(step('2022-05-17', { fromOn: '2022-05-18' })).toBeNull();
    expect(step('2022-05-19', { fromOn: '2022-05-18' })).toBe(-1);
  });

  it('does not come for what was due before the office was kept on its rhythm', () => {
    const since = { ...rules, since: '2022-05-21' };
    expect(stepFor(task, '2022-05-23', since)).toBeNull();
    expect(stepFor(task, '2022-05-23', { ...rules, since: '2022-05-20' })?.step.workdays).toBe(1);
  });
});

describe('who is told', () => {
  const hands: Hands = { headId: 'head', deputyId: 'deputy', handlerIds: ['one', 'two'], assigneeId: null };
  const group = { headId: 'chief', deputyIds: ['vice-1', 'vice-2'], officeIds: ['office-1', 'office-2'] };
  const told = (tell: Rung[], away: string[] = [], of: Partial<Hands> = {}) =>
    toldBy(tell, { ...hands, ...of }, group, new Set(away));

  it.each<[Rung[], string[], string[]]>([
    [['handler'], [], ['one', 'two']],
    [['handler'], ['one'], ['two']],
    [['handler'], ['one', 'two'], ['deputy']],
    [['handler'], ['one', 'two', 'deputy'], ['head']],
    [['handler'], ['one', 'two', 'deputy', 'head'], ['office-1', 'office-2']],
    [['head'], [], ['head']],
    [['head'], ['head'], ['deputy']],
    [['head'], ['head', 'deputy', 'office-1'], ['office-2']],
    [['handler', 'head'], ['one', 'two', 'head'], ['deputy']],
    [['office'], ['office-2'], ['office-1']],
    [['deputies'], ['vice-1'], ['vice-2']],
    [['deputies'], ['vice-1', 'vice-2'], ['chief']],
    [['deputies'], ['vice-1', 'vice-2', 'chief'], ['office-1', 'office-2']],
    [
      ['head', 'office'],
      ['head', 'deputy'],
      ['office-1', 'office-2'],
    ],
    [['head', 'office'], ['head', 'deputy', 'office-1', 'office-2'], []],
  ])('%j while %j are away: %j', (tell, away, people) => expect(told(tell, away)).toEqual(people));

  it('the one who was named to handle it, else the handlers, else the head', () => {
    expect(told(['handler'], [], { assigneeId: 'two' })).toEqual(['two']);
    expect(told(['handler'], ['two'], { assigneeId: 'two' })).toEqual(['deputy']);
    expect(told(['handler'], [], { handlerIds: [] })).toEqual(['head']);
    expect(told(['handler', 'head'], [], { assigneeId: 'head' })).toEqual(['head']);
  });
});
