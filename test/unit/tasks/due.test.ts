import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/calendar/day.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { campaignDueFault, deferralFault, dueFault, usualDueOn } from '../../../src/tasks/due.ts';

const cn = workCalendar('CN');

describe('a due day', () => {
  it.each<[why: string, day: string, today: string, after: string | null, fault: object | null]>([
    ['is good on the next workday', '2022-05-06', '2022-05-05', null, null],
    ['is good on a Saturday that is made up', '2022-05-07', '2022-05-05', null, null],
    ['is no day that does not exist', '2022-02-30', '2022-02-01', null, { code: 'not_a_day' }],
    ['is no word', '改天', '2022-05-05', null, { code: 'not_a_day' }],
    ['is not in the past', '2022-05-04', '2022-05-05', null, { code: 'past', next: '2022-05-06' }],
    [
      'is not today: there is a workday’s lead',
      '2022-05-05',
      '2022-05-05',
      null,
      { code: 'too_soon', next: '2022-05-06' },
    ],
    [
      'is not tomorrow before a holiday',
      '2022-04-30',
      '2022-04-29',
      null,
      { code: 'too_soon', next: '2022-05-05' },
    ],
    [
      'is no day off; the first workday after it is offered',
      '2022-05-03',
      '2022-04-20',
      null,
      { code: 'day_off', from: '2022-04-30', to: '2022-05-04', next: '2022-05-05' },
    ],
    [
      'is no Sunday',
      '2022-05-15',
      '2022-05-05',
      null,
      { code: 'day_off', from: '2022-05-14', to: '2022-05-15', next: '2022-05-16' },
    ],
    ['is deferred to a later day', '2022-05-23', '2022-05-05', '2022-05-20', null],
    [
      'is not deferred to the same day',
      '2022-05-20',
      '2022-05-05',
      '2022-05-20',
      { code: 'not_later', dueOn: '2022-05-20', next: '2022-05-23' },
    ],
    [
      'is not deferred to an earlier day',
      '2022-05-18',
      '2022-05-05',
      '2022-05-20',
      { code: 'not_later', dueOn: '2022-05-20', next: '2022-05-23' },
    ],
  ])('%s', (_why, day, today, after, fault) => {
    const dated = fault && 'next' in fault ? { ...fault, today } : fault;
    expect(dueFault(day, today, cn, after)).toEqual(dated);
  });

  it.each(['2022-01-28', '2022-04-22', '2022-04-29', '2022-05-05', '2022-09-30', '2022-12-30'])(
    'that is offered instead is always good, asked for on %s',
    (today) => {
      const offered = Array.from({ length: 23 }, (_, index) =>
        dueFault(addDays(today, index - 3), today, cn),
      );
      const days = offered.flatMap((fault) => (fault && 'next' in fault ? [fault.next ?? ''] : []));
      expect(days.length).toBeGreaterThan(3);
      expect(days.map((day) => dueFault(day, today, cn))).toEqual(days.map(() => null));
    },
  );
});

describe('within a campaign that ends on Saturday 31 December', () => {
  const days = { calendar: cn, endsOn: '2022-12-31' };
  const end = { code: 'after_end', endsOn: '2022-12-31' };

  it.each<[why: string, day: string, today: string, after: string | null, fault: object | null]>([
    ['its last workday is good', '2022-12-30', '2022-05-05', null, null],
    [
      'no later day is, however long until then',
      '2023-06-01',
      '2022-05-05',
      null,
      { ...end, next: '2022-12-30' },
    ],
    [
      'a day off at its end offers the last workday',
      '2022-12-31',
      '2022-12-01',
      null,
      { ...end, next: '2022-12-30' },
    ],
    ['nothing is left on its last workday', '2022-12-30', '2022-12-30', null, { ...end, next: null }],
    [
      'nothing is left to defer what is due on it',
      '2022-12-30',
      '2022-12-01',
      '2022-12-30',
      { ...end, next: null },
    ],
    [
      'a day that is over is said to be over',
      '2022-05-04',
      '2022-05-05',
      null,
      { code: 'past', next: '2022-05-06' },
    ],
  ])('%s', (_why, day, today, after, fault) => {
    expect(campaignDueFault(day, today, days, after)).toEqual(fault && { ...fault, today });
  });

  it.each([
    [true, '2022-05-05', '2022-05-10'],
    [false, '2022-05-05', '2022-05-20'],
    [false, '2022-12-20', '2022-12-30'],
    [true, '2022-12-29', '2022-12-30'],
  ])('the usual time ends with it (urgent: %s, on %s)', (urgent, today, dueOn) => {
    expect(usualDueOn(urgent, today, days)).toBe(dueOn);
  });
});

describe('a deferral', () => {
  const task = { dueOn: '2022-05-20', granted: 0, pending: false };

  it.each([
    ['may be asked for on the due day', task, '2022-05-20', null],
    ['may be asked for a second time', { ...task, granted: 1 }, '2022-05-10', null],
    ['not a third time', { ...task, granted: 2 }, '2022-05-10', 'too_many'],
    ['not while one waits', { ...task, pending: true }, '2022-05-10', 'pending'],
    ['not after the due day', task, '2022-05-21', 'after_due'],
    ['not of a task without one', { ...task, dueOn: null }, '2022-05-10', 'no_due_day'],
  ])('%s', (_why, asked, today, fault) => {
    expect(deferralFault(asked, today)).toBe(fault);
  });
});
