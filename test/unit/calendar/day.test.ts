import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  halfOf,
  instantOf,
  isDay,
  isoLocal,
  isoWeekOf,
  isZone,
  monthOf,
  quarterOf,
  timeOf,
  weekdayOf,
  weekStart,
  yearOf,
} from '../../../src/calendar/day.ts';

describe('civil days', () => {
  it.each([
    ['2022-02-28', true],
    ['2024-02-29', true],
    ['2022-02-29', false],
    ['2022-13-01', false],
    ['2022-2-28', false],
    ['2022-02-28T00:00', false],
    ['+12022-01-01', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('counts over month ends, leap days and both directions', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2022-01-01', -1)).toBe('2021-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2022-03-01', '2022-02-28')).toBe(-1);
  });

  it('starts the week on Monday', () => {
    expect(weekdayOf('2022-05-02')).toBe(1);
    expect(weekdayOf('2022-05-08')).toBe(7);
    expect(() => weekdayOf('2022-05-32')).toThrow(RangeError);
  });

  it.each([
    ['2022-05-02', '2022-W18'],
    ['2022-05-08', '2022-W18'],
    ['2022-01-02', '2021-W52'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
  ])('%s is in week %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
    expect(weekStart(week)).toBe(addDays(day, 1 - weekdayOf(day)));
  });

  it('names the periods that a day is in', () => {
    const periods = [monthOf, quarterOf, halfOf, yearOf].map((periodOf) => periodOf('2022-06-30'));
    expect(periods).toEqual(['2022-06', '2022-Q2', '2022-H1', '2022']);
    expect([quarterOf('2022-07-01'), halfOf('2022-07-01')]).toEqual(['2022-Q3', '2022-H2']);
  });
});

describe('instants in a zone', () => {
  it('knows the local day and time', () => {
    const at = new Date('2022-05-04T17:30:59Z');
    expect(dayOf(at, 'Asia/Shanghai')).toBe('2022-05-05');
    expect(timeOf(at, 'Asia/Shanghai')).toBe('01:30');
    expect(dayOf(at, 'America/New_York')).toBe('2022-05-04');
    expect(timeOf(new Date('2022-05-04T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00');
  });

  it.each([
    ['an ordinary morning', '2022-05-05', '09:00', 'Asia/Shanghai', '2022-05-05T09:00:00+08:00'],
    ['in the spring gap', '2022-03-13', '02:30', 'America/New_York', '2022-03-13T03:00:00-04:00'],
    ['at the start of the gap', '2022-03-13', '02:00', 'America/New_York', '2022-03-13T03:00:00-04:00'],
    ['twice in autumn', '2022-11-06', '01:30', 'America/New_York', '2022-11-06T01:30:00-04:00'],
    ['after the repeated hour', '2022-11-06', '02:00', 'America/New_York', '2022-11-06T02:00:00-05:00'],
    ['in the gap of Berlin', '2022-03-27', '02:59', 'Europe/Berlin', '2022-03-27T03:00:00+02:00'],
    ['in a gap of half an hour', '2022-10-02', '02:10', 'Australia/Lord_Howe', '2022-10-02T02:30:00+11:00'],
    ['twice within half an hour', '2022-04-03', '01:45', 'Australia/Lord_Howe', '2022-04-03T01:45:00+11:00'],
    ['in a gap at midnight', '2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T01:00:00-02:00'],
    ['when Ramadan ends', '2022-05-08', '02:30', 'Africa/Casablanca', '2022-05-08T03:00:00+01:00'],
    ['on a day left out', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-31T00:00:00+14:00'],
  ])('%s: %s %s in %s is %s', (_case, day, time, zone, expected) => {
    const at = instantOf(day, time, zone);
    expect(isoLocal(at, zone)).toBe(expected);
    expect(at).toEqual(new Date(expected));
  });

  it('writes offsets with minutes, on either side of Greenwich', () => {
    const at = new Date('2022-01-01T00:00:00Z');
    expect(isoLocal(at, 'America/St_Johns')).toBe('2021-12-31T20:30:00-03:30');
    expect(isoLocal(at, 'Asia/Kathmandu')).toBe('2022-01-01T05:45:00+05:45');
    expect(isoLocal(at, 'UTC')).toBe('2022-01-01T00:00:00+00:00');
  });

  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['Asia/Chang-An', false],
    ['+08:00', false],
    ['', false],
  ])('%s is a zone: %s', (name, expected) => {
    expect(isZone(name)).toBe(expected);
  });
});
