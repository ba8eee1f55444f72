import { addDays, weekdayOf, yearOf } from './day.ts';
import { CN_NOTICES } from './holidays/cn.ts';
import type { Day } from './rhythm.ts';

/** One year's notice: days off as inclusive ranges, and the weekend days that are worked instead. */
export interface YearNotice {
  year: number;
  off: [from: Day, to: Day][];
  workdays: Day[];
}

export interface WorkCalendar {
  readonly name: 'CN' | 'none';
  isWorkday(day: Day): boolean;
  /** False: no notice is known for the day's year, and Monday to Friday is only an assumption. */
  covers(day: Day): boolean;
}

/**
 * `CN` follows the State Council's notices: the shipped years, each replaced by an imported notice of
 * the same year. `none` is plain Monday to Friday, for certain, and has no use for notices.
 */
export function workCalendar(name: 'CN' | 'none', imported: readonly YearNotice[] = []): WorkCalendar {
  if (name === 'none') return { name, isWorkday: isMondayToFriday, covers: () => true };
  return imported.length === 0 ? (shipped ??= chinese([])) : chinese(imported);
}

/** Nearly everybody's, and asked for again with every fact that is read. */
let shipped: WorkCalendar | undefined;

function chinese(imported: readonly YearNotice[]): WorkCalendar {
  const byYear = new Map([...CN_NOTICES, ...imported].map((notice) => [notice.year, notice]));
  const named = daysNamedIn([...byYear.values()]);
  return {
    name: 'CN',
    isWorkday: (day) => named.get(day) ?? isMondayToFriday(day),
    covers: (day) => byYear.has(Number(yearOf(day))),
  };
}

/** The first workday on or after the day. */
export function nextWorkday(calendar: WorkCalendar, day: Day): Day {
  return nearestWorkday(calendar, day, 1);
}

/** The last workday on or before the day. */
export function previousWorkday(calendar: WorkCalendar, day: Day): Day {
  return nearestWorkday(calendar, day, -1);
}

/** The n-th workday after the day, before it when n is negative; the day itself when n is 0. */
export function addWorkdays(calendar: WorkCalendar, day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0; left -= 1) at = nearestWorkday(calendar, addDays(at, step), step);
  return at;
}

/** Every workday from `from` to `to`, both included. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) days.push(day);
  return days;
}

/**
 * The last day of a public notice (公示): it runs for so many workdays, counted from the day after
 * posting, so it never ends on a day off.
 */
export function noticeEndsOn(calendar: WorkCalendar, postedOn: Day, workdays = 5): Day {
  return addWorkdays(calendar, postedOn, workdays);
}

/** The unbroken run of days off around a day that is one: a festival with the weekends that touch it. */
export function daysOffAround(calendar: WorkCalendar, day: Day): { from: Day; to: Day } {
  return {
    from: addDays(previousWorkday(calendar, day), 1),
    to: addDays(nextWorkday(calendar, day), -1),
  };
}

function nearestWorkday(calendar: WorkCalendar, day: Day, step: 1 | -1): Day {
  let at = day;
  while (!calendar.isWorkday(at)) at = addDays(at, step);
  return at;
}

/** What the notices say of single days. A notice may touch the December before; the later year's word stands. */
function daysNamedIn(notices: YearNotice[]): ReadonlyMap<Day, boolean> {
  const named = new Map<Day, boolean>();
  for (const { off, workdays } of notices.toSorted((a, b) => a.year - b.year)) {
    for (const [from, to] of off)
      for (let day = from; day <= to; day = addDays(day, 1)) named.set(day, false);
    for (const day of workdays) named.set(day, true);
  }
  return named;
}

function isMondayToFriday(day: Day): boolean {
  return weekdayOf(day) <= 5;
}
