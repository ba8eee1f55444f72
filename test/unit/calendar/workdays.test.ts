import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../src/calendar/day.ts';
import { CN_NOTICES } from '../../../src/calendar/holidays/cn.ts';
import {
  addWorkdays,
  daysOffAround,
  nextWorkday,
  noticeEndsOn,
  previousWorkday,
  workCalendar,
  workdaysBetween,
} from '../../../src/calendar/workdays.ts';

const cn = workCalendar('CN');

describe("China's workdays", () => {
  it.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i workdays', (year, total) => {
    expect(workdaysBetween(cn, `${year}-01-01`, `${year}-12-31`)).toHaveLength(total);
  });

  it('makes up only on weekends, outside every range of days off', () => {
    for (const { off, workdays } of CN_NOTICES) {
      for (const day of workdays) {
        expect(weekdayOf(day)).toBeGreaterThan(5);
        expect(off.filter(([from, to]) => from <= day && day <= to)).toEqual([]);
      }
      for (const [from, to] of off) expect(from <= to).toBe(true);
    }
  });

  it('follows the notice, then Monday to Friday', () => {
    expect(cn.isWorkday('2022-05-04')).toBe(false); // Labour Day holiday, a Wednesday
    expect(cn.isWorkday('2022-05-07')).toBe(true); // made up, a Saturday
    expect(cn.isWorkday('2022-05-08')).toBe(false);
    expect(cn.isWorkday('2022-05-09')).toBe(true);
  });

  it('assumes Monday to Friday in a year without a notice, and says so', () => {
    expect(cn.covers('2026-12-31')).toBe(true);
    expect(cn.covers('2027-01-01')).toBe(false);
    expect(cn.isWorkday('2027-01-01')).toBe(true);
    expect(cn.covers('2019-12-31')).toBe(false);
  });

  it('learns a later year from an imported notice, which may touch the December before', () => {
    const imported = workCalendar('CN', [
      { year: 2027, off: [['2026-12-31', '2027-01-02']], workdays: ['2027-01-09'] },
    ]);
    expect(imported.covers('2027-06-01')).toBe(true);
    expect(imported.isWorkday('2027-01-01')).toBe(false);
    expect(imported.isWorkday('2027-01-09')).toBe(true);
    expect(imported.isWorkday('2026-12-31')).toBe(false);
    expect(imported.isWorkday('2026-10-10')).toBe(true);
  });

  it('replaces a shipped year whole', () => {
    const replaced = workCalendar('CN', [{ year: 2022, off: [['2022-05-01', '2022-05-02']], workdays: [] }]);
    expect(replaced.isWorkday('2022-05-02')).toBe(false);
    expect(replaced.isWorkday('2022-05-03')).toBe(true);
    expect(replaced.isWorkday('2022-05-07')).toBe(false);
    expect(replaced.isWorkday('2023-05-03')).toBe(false);
  });

  it('can be left out: plain weeks, known for certain', () => {
    const none = workCalendar('none');
    expect(none.isWorkday('2022-05-04')).toBe(true);
    expect(none.isWorkday('2022-05-07')).toBe(false);
    expect(none.covers('2050-01-01')).toBe(true);
  });
});

describe('counting workdays', () => {
  it('finds the workday at or beside a day', () => {
    expect(nextWorkday(cn, '2022-10-01')).toBe('2022-10-08');
    expect(nextWorkday(cn, '2022-10-08')).toBe('2022-10-08');
    expect(previousWorkday(cn, '2022-10-07')).toBe('2022-09-30');
    expect(previousWorkday(cn, '2022-09-30')).toBe('2022-09-30');
  });

  it('counts forward and back over a holiday, and not at all for none', () => {
    expect(addWorkdays(cn, '2022-09-30', 1)).toBe('2022-10-08');
    expect(addWorkdays(cn, '2022-10-10', -3)).toBe('2022-09-30');
    expect(addWorkdays(cn, '2022-10-03', 1)).toBe('2022-10-08');
    expect(addWorkdays(cn, '2022-10-03', 0)).toBe('2022-10-03');
  });

  it('lists both ends', () => {
    expect(workdaysBetween(cn, '2022-05-05', '2022-05-07')).toEqual([
      '2022-05-05',
      '2022-05-06',
      '2022-05-07',
    ]);
    expect(workdaysBetween(cn, '2022-05-07', '2022-05-05')).toEqual([]);
  });

  it('sees a festival with the weekends that touch it as one', () => {
    expect(daysOffAround(cn, '2022-05-02')).toEqual({ from: '2022-04-30', to: '2022-05-04' });
    expect(daysOffAround(cn, '2024-01-01')).toEqual({ from: '2023-12-30', to: '2024-01-01' });
  });
});

describe('public notices', () => {
  it.each([
    ['2022-09-29', '2022-10-11', 'over National Day'],
    ['2026-02-13', '2026-02-27', 'over Spring Festival'],
    ['2022-05-16', '2022-05-23', 'over a weekend'],
  ])('posted on %s end on %s, %s', (postedOn, endsOn) => {
    expect(noticeEndsOn(cn, postedOn)).toBe(endsOn);
  });

  it('may run longer', () => {
    expect(noticeEndsOn(cn, '2022-05-16', 7)).toBe('2022-05-25');
  });
});
