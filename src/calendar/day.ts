import type { Day, TimeOfDay } from './rhythm.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/*
 * A plan asks for tens of thousands of days. They are counted from 1 January 1970 in UTC, where every day has
 * 24 hours; dayjs takes ten times longer for the same sums.
 */
function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}

const written = (number: number): Day =>
  new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, DAY_LENGTH);

/** 1 January 1970 was a Thursday. */
const weekdayAt = (number: number): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;

const mondayAt = (number: number): number => number - weekdayAt(number) + 1;

/** Whether the text is a day that exists: `2022-02-28` is, `2022-02-30` and `2022-2-28` are not. */
export function isDay(text: string): text is Day {
  const number = numberOf(text);
  return !Number.isNaN(number) && written(number) === text;
}

/** The day that many days later, earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return written(numberOf(day) + days);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** Throws a `RangeError` for a text that is no day. */
export function weekdayOf(day: Day): Weekday {
  const number = numberOf(day);
  if (written(number) !== day) throw new RangeError(`not a day: ${day}`);
  return weekdayAt(number);
}

/** The ISO 8601 week, `2022-W18`. It belongs to the year of its Thursday, whatever the day's own year. */
export function isoWeekOf(day: Day): string {
  const thursday = mondayAt(numberOf(day)) + 3;
  const year = yearOf(written(thursday));
  const week = 1 + Math.floor((thursday - numberOf(`${year}-01-01`)) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday on which a week such as `2022-W18` begins. */
export function weekStart(period: string): Day {
  const [year = '', week = ''] = period.split('-W');
  // 4 January is always in the first ISO week.
  return written(mondayAt(numberOf(`${year}-01-04`)) + 7 * (Number(week) - 1));
}

/** `2022-05` */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** `2022-Q2` */
export function quarterOf(day: Day): string {
  return `${yearOf(day)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** `2022-H1` */
export function halfOf(day: Day): string {
  return `${yearOf(day)}-H${Math.ceil(Number(day.slice(5, 7)) / 6)}`;
}

/** `2022` */
export function yearOf(day: Day): string {
  return day.slice(0, 4);
}

/** The civil day in the zone at that instant. */
export function dayOf(instant: Date, zone: string): Day {
  return wallClock(instant.getTime(), zone).slice(0, 10);
}

/** The wall clock in the zone at that instant, seconds left out. */
export function timeOf(instant: Date, zone: string): TimeOfDay {
  return wallClock(instant.getTime(), zone).slice(11, 16);
}

/**
 * The instant at which the zone's wall clock shows that day and time. A time that the clock skips in
 * spring is the end of the gap; one that it shows twice in autumn is the first of the two.
 */
export function instantOf(day: Day, time: TimeOfDay, zone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - MILLISECONDS_PER_DAY;
  const after = wall + MILLISECONDS_PER_DAY;
  const [earlier, later] = [offsetAt(before, zone), offsetAt(after, zone)];
  if (earlier === later) return new Date(wall - earlier);
  // The earlier offset is tried first: when both fit, it is the one that gives the first of the two.
  for (const offset of [earlier, later]) {
    if (offsetAt(wall - offset, zone) === offset) return new Date(wall - offset);
  }
  return new Date(offsetChange(before, after, zone));
}

/** The instant as the zone's clock shows it, with its offset: `2022-05-05T09:00:00+08:00`. */
export function isoLocal(instant: Date, zone: string): string {
  const minutes = Math.round(offsetAt(instant.getTime(), zone) / 60_000);
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  return `${wallClock(instant.getTime(), zone)}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** Whether the name is a time zone of the IANA database, such as `Asia/Shanghai`. */
export function isZone(name: string): boolean {
  // Newer runtimes also take offsets such as +08:00, which know nothing of daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/*
 * Zones are read from Intl itself: dayjs's timezone plugin takes a hundred times longer and puts a time
 * that the clock skips in spring an hour late instead of at the end of the gap.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, so each zone's is kept. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** `YYYY-MM-DDTHH:mm:ss` in the zone. */
function wallClock(instant: number, zone: string): string {
  const text = formatterOf(zone).format(instant); // 05/31/2022, 09:00:00
  return `${text.slice(6, 10)}-${text.slice(0, 2)}-${text.slice(3, 5)}T${text.slice(12)}`;
}

/** Milliseconds by which the zone's wall clock is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  return Date.parse(`${wallClock(instant, zone)}Z`) - Math.floor(instant / 1000) * 1000;
}

/** The instant, to the second, at which the zone's offset changes between two instants that differ in it. */
function offsetChange(before: number, after: number, zone: string): number {
  const old = offsetAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}
