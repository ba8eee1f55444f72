import { describe, expect, it } from 'vitest';
import { isoLocal } from '../../../src/calendar/day.ts';
import { quietUntil } from '../../../src/calendar/quiet.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';

const night = { from: '18:00', to: '08:30' };
const lunch = { from: '12:00', to: '14:00' };

function allowedAt(instant: string, quietHours: typeof night | null, zone = 'Asia/Shanghai'): string | null {
  const calendar = workCalendar(zone === 'Asia/Shanghai' ? 'CN' : 'none');
  const until = quietUntil(new Date(instant), { quietHours, calendar, zone });
  return until === null ? null : isoLocal(until, zone);
}

describe('quiet hours', () => {
  it.each([
    ['a working morning is free', '2022-05-05T09:00:00+08:00', night, null],
    ['their first minute is quiet', '2022-05-05T18:00:00+08:00', night, '2022-05-06T08:30:00+08:00'],
    ['the minute before is free', '2022-05-05T17:59:59+08:00', night, null],
    ['early morning belongs to the night', '2022-05-06T00:10:00+08:00', night, '2022-05-06T08:30:00+08:00'],
    ['their end is free', '2022-05-06T08:30:00+08:00', night, null],
    ['Friday night lasts until Monday', '2022-05-13T20:00:00+08:00', night, '2022-05-16T08:30:00+08:00'],
    ['a day off waits out its last night', '2022-05-15T11:00:00+08:00', night, '2022-05-16T08:30:00+08:00'],
    ['National Day lasts a week', '2022-10-01T09:00:00+08:00', night, '2022-10-08T08:30:00+08:00'],
    ['a make-up Saturday is free', '2022-05-07T09:00:00+08:00', night, null],
    ['lunch is quiet', '2022-05-05T12:30:00+08:00', lunch, '2022-05-05T14:00:00+08:00'],
    ['night is free when only lunch is quiet', '2022-05-05T23:00:00+08:00', lunch, null],
    ['a day off ends at midnight', '2022-05-15T12:30:00+08:00', lunch, '2022-05-16T00:00:00+08:00'],
    ['from and to alike mean no hours', '2022-05-05T12:00:00+08:00', { from: '12:00', to: '12:00' }, null],
    ['without hours any working minute is free', '2022-05-05T03:00:00+08:00', null, null],
    [
      'without hours days off are quiet still',
      '2022-05-14T03:00:00+08:00',
      null,
      '2022-05-16T00:00:00+08:00',
    ],
  ])('%s', (_case, instant, hours, expected) => {
    expect(allowedAt(instant, hours)).toBe(expected);
  });

  describe('where the clock changes on a workday', () => {
    const calendar = { name: 'none', isWorkday: () => true, covers: () => true } as const;

    it('end with the gap when the clock skips their end', () => {
      const rules = { quietHours: { from: '22:00', to: '02:15' }, calendar, zone: 'Australia/Lord_Howe' };
      const until = quietUntil(new Date('2022-10-02T01:00:00+10:30'), rules);
      expect(until).toEqual(new Date('2022-10-02T02:30:00+11:00'));
    });

    it('neither begin nor end twice in the hour that the clock repeats', () => {
      const zone = 'America/New_York';
      const repeated = new Date('2022-11-06T01:10:00-05:00');
      const ended = { quietHours: { from: '22:00', to: '01:30' }, calendar, zone };
      expect(quietUntil(repeated, ended)).toBeNull();
      const begun = { quietHours: { from: '01:00', to: '07:00' }, calendar, zone };
      expect(quietUntil(repeated, begun)).toEqual(new Date('2022-11-06T07:00:00-05:00'));
    });
  });
});
