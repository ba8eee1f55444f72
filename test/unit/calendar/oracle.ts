import { Temporal } from '@js-temporal/polyfill';
import type { CadencePlan, JobName } from '../../../src/calendar/cadence.ts';
import { CN_NOTICES } from '../../../src/calendar/holidays/cn.ts';
import type { PeriodTiming, WeeklyTiming } from '../../../src/calendar/rhythm.ts';
import type { WorkCalendar } from '../../../src/calendar/workdays.ts';

/**
 * The rhythm worked out a second time, day by day and half-hour by half-hour, by a library that the
 * planner does not use. It shares only the notices with src/calendar, so that the two can disagree.
 * Cron timings are understood as `minute hour * * weekday` and `minute hour day * *`, times as half-hours.
 */
export interface OracleSlot {
  job: JobName;
  period: string;
  dueAt: string;
  covers: string[];
}

type Wall = Temporal.PlainDateTime;

/** No day is off: the only calendar on which Sundays, when clocks change, are worked everywhere. */
export const everyDay: WorkCalendar = { name: 'none', isWorkday: () => true, covers: () => true };

const dates = new Map<string, Temporal.PlainDate>();
const offDays = new Set<string>();
const madeUp = new Set<string>();
for (const notice of CN_NOTICES) {
  for (const [from, to] of notice.off) for (const day of daysFrom(from, to)) offDays.add(day);
  for (const day of notice.workdays) madeUp.add(day);
}

export function oracleSlots(plan: CadencePlan): OracleSlot[] {
  const days = daysFrom(plan.startsOn, plan.endsOn);
  return [...weeklySlots(plan, days), ...monthlySlots(plan, days), ...retrospectives(plan, days)];
}

export function worked({ calendar }: CadencePlan, day: string): boolean {
  if (calendar === everyDay) return true;
  if (calendar.name === 'CN' && madeUp.has(day)) return true;
  if (calendar.name === 'CN' && offDays.has(day)) return false;
  return dateOf(day).dayOfWeek <= 5;
}

/** Whether nothing may be posted at that time on the wall. */
export function isQuiet(plan: CadencePlan, wall: Wall): boolean {
  if (!worked(plan, wall.toPlainDate().toString())) return true;
  if (plan.quietHours === null) return false;
  const { from, to } = plan.quietHours;
  const time = wall.toPlainTime().toString().slice(0, 5);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = dateOf(from); day.toString() <= to; day = day.add({ days: 1 })) {
    days.push(day.toString());
  }
  return days;
}

/** The first instant that shows this time on the wall, or else the first later time that exists. */
function instant(wall: Wall, zone: string): string {
  for (let tried = wall; ; tried = tried.add({ minutes: 30 })) {
    const zoned = tried.toZonedDateTime(zone, { disambiguation: 'earlier' });
    if (zoned.toPlainDateTime().equals(tried)) return new Date(zoned.epochMilliseconds).toISOString();
  }
}

function wallOf(iso: string, zone: string): Wall {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDateTime();
}

function deadline(plan: CadencePlan, day: string, time: string): string {
  let on = day;
  while (!worked(plan, on)) on = shift(on, 1);
  return instant(Temporal.PlainDateTime.from(`${on}T${time}`), plan.timezone);
}

function posting(plan: CadencePlan, day: string, time: string): string {
  let wall = wallOf(deadline(plan, day, time), plan.timezone);
  while (isQuiet(plan, wall)) wall = wall.add({ minutes: 30 });
  return instant(wall, plan.timezone);
}

function dateOf(day: string): Temporal.PlainDate {
  const known = dates.get(day) ?? Temporal.PlainDate.from(day);
  dates.set(day, known);
  return known;
}

function shift(day: string, days: number): string {
  return dateOf(day).add({ days }).toString();
}

function count(plan: CadencePlan, from: string, workdays: number): string {
  let day = from;
  for (let left = Math.abs(workdays); left > 0;) {
    day = shift(day, Math.sign(workdays));
    if (worked(plan, day)) left -= 1;
  }
  return day;
}

function cronDay(cron: string, days: string[]): [day: string, time: string] | null {
  const [minute = '', hour = '', dayOfMonth, , weekday] = cron.split(' ');
  const on = days
    .map((day) => Temporal.PlainDate.from(day))
    .find((date) => {
      return dayOfMonth === '*' ? String(date.dayOfWeek % 7) === weekday : String(date.day) === dayOfMonth;
    });
  return on === undefined ? null : [on.toString(), `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`];
}

export function weekKey(day: string): string {
  const date = dateOf(day);
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

function weeklySlots(plan: CadencePlan, days: string[]): OracleSlot[] {
  const { weekly } = plan.rhythm;
  if (weekly === undefined) return [];
  const slots: OracleSlot[] = [];
  let covers: string[] = [];
  for (const [period, week] of grouped(days, weekKey)) {
    const workdays = week.filter((day) => worked(plan, day));
    const aim = (timing: WeeklyTiming): [string, string] | null => {
      if ('cron' in timing) return cronDay(timing.cron, week);
      const place = { 'first-workday': 0, 'second-last-workday': workdays.length - 2, 'last-workday': -1 };
      const day = workdays.at(Math.max(place[timing.on], -1));
      return day === undefined ? null : [day, timing.at];
    };
    const [deployAim, dueAim] = [aim(weekly.deploy), aim(weekly.due)];
    const enough = workdays.length > 0 && workdays.length >= weekly.minWorkdays;
    const deploy = enough && deployAim && posting(plan, ...deployAim);
    const deployedOn = deploy ? wallOf(deploy, plan.timezone).toPlainDate().toString() : '';
    if (!deploy || !dueAim || deployedOn > plan.endsOn) {
      covers.push(period);
      continue;
    }
    let due = deadline(plan, ...dueAim);
    const sameDay = wallOf(due, plan.timezone).toPlainDate().toString() <= deployedOn;
    if (workdays.length === 1 ? due <= deploy : sameDay)
      due = deadline(plan, shift(deployedOn, 1), dueAim[1]);
    slots.push({ job: 'weekly.deploy', period, dueAt: deploy, covers });
    slots.push({ job: 'weekly.due', period, dueAt: due, covers: [] });
    covers = [];

    const promptAim = weekly.prompt && aim(weekly.prompt);
    const prompt = promptAim && posting(plan, ...promptAim);
    if (prompt && workdays.length > 1 && deploy < prompt && prompt < due) {
      slots.push({ job: 'weekly.prompt', period, dueAt: prompt, covers: [] });
    }
    const summaryAim = weekly.summary && aim(weekly.summary);
    if (summaryAim) {
      const early = posting(plan, ...summaryAim) < due;
      const wall = wallOf(due, plan.timezone);
      const after: [string, string] = [
        wall.toPlainDate().toString(),
        wall.toPlainTime().toString().slice(0, 5),
      ];
      const dueAt = posting(plan, ...(early ? after : summaryAim));
      slots.push({ job: 'weekly.summary', period, dueAt, covers: [] });
    }
  }
  return slots;
}

/** Where a timing points in the days of a period; `month` are the days that a day of the month is looked up in. */
function aimIn(plan: CadencePlan, timing: PeriodTiming, days: string[]): [string, string] | null {
  if ('cron' in timing) return cronDay(timing.cron, days);
  if ('day' in timing) {
    const month = days.filter((day) => day.slice(0, 7) === days[0]?.slice(0, 7));
    let on = month[Math.min(timing.day, month.length) - 1] ?? '';
    while (!worked(plan, on)) on = shift(on, timing.shift === 'next-workday' ? 1 : -1);
    return [on, timing.at];
  }
  const first = timing.on === 'first-workday';
  let on = (first ? days[0] : days.at(-1)) ?? '';
  while (!worked(plan, on)) on = shift(on, first ? 1 : -1);
  return [count(plan, on, timing.afterWorkdays), timing.at];
}

function monthlySlots(plan: CadencePlan, days: string[]): OracleSlot[] {
  const timing = plan.rhythm.monthly?.inspection;
  if (timing === undefined) return [];
  const inside = (at: string) => days.includes(wallOf(at, plan.timezone).toPlainDate().toString());
  return [...grouped(days, (day) => day.slice(0, 7)).keys()].flatMap((period) => {
    const aim = aimIn(plan, timing, monthsFrom(period, 1));
    if (aim === null) return [];
    const dueAt = posting(plan, ...aim);
    if (!inside(dueAt)) return [];
    const wall = wallOf(dueAt, plan.timezone);
    const noticeOn = count(plan, wall.toPlainDate().toString(), -timing.noticeWorkdays);
    const noticeAt = posting(plan, noticeOn, wall.toPlainTime().toString().slice(0, 5));
    const inspection: OracleSlot = { job: 'monthly.inspection', period, dueAt, covers: [] };
    return inside(noticeAt)
      ? [{ job: 'monthly.notice', period, dueAt: noticeAt, covers: [] }, inspection]
      : [inspection];
  });
}

function retrospectives(plan: CadencePlan, days: string[]): OracleSlot[] {
  const { quarterly, halfYearly, yearly } = plan.rhythm;
  const slots: OracleSlot[] = [];
  const hold = (job: JobName, period: string, timing: PeriodTiming, held: string[]) => {
    const aim = aimIn(plan, timing, held);
    const dueAt = aim && posting(plan, ...aim);
    if (dueAt && wallOf(dueAt, plan.timezone).toPlainDate().toString() >= plan.startsOn) {
      slots.push({ job, period, dueAt, covers: [] });
    }
  };
  const parts = [
    { job: 'quarterly.review', timing: quarterly?.review, letter: 'Q', months: 3 },
    { job: 'half_yearly.assessment', timing: halfYearly?.assessment, letter: 'H', months: 6 },
  ] as const;
  for (const { job, timing, letter, months } of parts) {
    if (timing === undefined) continue;
    const key = (day: string) => `${day.slice(0, 4)}-${letter}${Math.ceil(Number(day.slice(5, 7)) / months)}`;
    for (const period of grouped(days, key).keys()) {
      const first = `${period.slice(0, 4)}-${String((Number(period.slice(6)) - 1) * months + 1).padStart(2, '0')}`;
      const next = Temporal.PlainYearMonth.from(first).add({ months }).toString();
      hold(
        job,
        period,
        timing,
        monthsFrom('on' in timing && timing.on === 'last-workday' ? first : next, months),
      );
    }
  }
  if (yearly !== undefined) {
    const { appraisal } = yearly;
    for (const year of grouped(days, (day) => day.slice(0, 4)).keys()) {
      const month = `${year}-${String(appraisal.month).padStart(2, '0')}`;
      const held = 'cron' in appraisal ? monthsFrom(`${year}-01`, 12) : monthsFrom(month, 1);
      hold('yearly.appraisal', year, appraisal, held);
    }
  }
  return slots;
}

function monthsFrom(month: string, months: number): string[] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return daysFrom(first.toString(), first.add({ months }).subtract({ days: 1 }).toString());
}

function grouped(days: string[], key: (day: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const day of days) groups.set(key(day), [...(groups.get(key(day)) ?? []), day]);
  return groups;
}
