import { isDeepStrictEqual } from 'node:util';
import { addDays, dayOf, daysBetween, instantOf, timeOf, weekdayOf, yearOf } from './day.ts';
import { quietUntil } from './quiet.ts';
import type { Day, TimeOfDay } from './rhythm.ts';
import type { CadencePlan, SlotReason } from './slots.ts';
import { daysOffAround, nextWorkday, type WorkCalendar } from './workdays.ts';

/** Where a timing points on the wall clock, before days off, gaps and quiet hours have their say. */
export interface Aim {
  on: Day;
  at: TimeOfDay;
  reasons: SlotReason[];
}

/** Where a slot has come to lie. */
export interface Placed {
  at: Date;
  on: Day;
  reasons: SlotReason[];
}

/** The instant of a deadline: nothing is due on a day off, so it moves to the next workday at the same time. */
export function placeDeadline(plan: CadencePlan, aim: Aim): Placed {
  const { calendar, timezone } = plan;
  const reasons = [...aim.reasons];
  const workday = nextWorkday(calendar, aim.on);
  if (workday !== aim.on) addReason(reasons, dayOff(calendar, aim.on));
  if (weekdayOf(workday) > 5) addReason(reasons, { code: 'make_up_workday', on: workday });

  const at = instantOf(workday, aim.at, timezone);
  const shown = timeOf(at, timezone);
  if (shown !== aim.at) addReason(reasons, { code: 'gap', from: aim.at, to: shown });
  return settled(plan, at, reasons);
}

/** As a deadline, and after the quiet hours when it falls in them. */
export function placePosting(plan: CadencePlan, aim: Aim): Placed {
  const { calendar, timezone: zone, quietHours } = plan;
  const planned = placeDeadline(plan, aim);
  const at = quietUntil(planned.at, { quietHours, calendar, zone });
  if (at === null) return planned;

  const on = dayOf(at, zone);
  const reasons = [...planned.reasons];
  addReason(reasons, { code: 'quiet_hours', from: timeOf(planned.at, zone), to: timeOf(at, zone) });
  if (daysBetween(planned.on, on) > 1) addReason(reasons, dayOff(calendar, addDays(planned.on, 1)));
  if (weekdayOf(on) > 5) addReason(reasons, { code: 'make_up_workday', on });
  return settled(plan, at, reasons);
}

/** The reason that the day is a day off. */
export function dayOff(calendar: WorkCalendar, day: Day): SlotReason {
  return { code: 'holiday', ...daysOffAround(calendar, day) };
}

/** Adds the reason unless it is given already. */
export function addReason(reasons: SlotReason[], reason: SlotReason): void {
  if (!reasons.some((known) => isDeepStrictEqual(known, reason))) reasons.push(reason);
}

/** Says so when the day's year has no notice. */
export function addCoverage(reasons: SlotReason[], calendar: WorkCalendar, day: Day): void {
  if (!calendar.covers(day)) addReason(reasons, { code: 'not_covered', year: Number(yearOf(day)) });
}

function settled(plan: CadencePlan, at: Date, reasons: SlotReason[]): Placed {
  const on = dayOf(at, plan.timezone);
  addCoverage(reasons, plan.calendar, on);
  return { at, on, reasons };
}
