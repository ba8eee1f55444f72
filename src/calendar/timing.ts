import { firstMatch } from './cron.ts';
import { periodOf, type Period } from './periods.ts';
import { dayOff, type Aim } from './placing.ts';
import type { DayTiming, EdgeTiming, PeriodTiming } from './rhythm.ts';
import type { SlotReason } from './slots.ts';
import { addWorkdays, nextWorkday, previousWorkday, type WorkCalendar } from './workdays.ts';

/**
 * Where a timing points in a period: a cron timing at its first match, if there is one; a day timing in
 * the period's first month; an edge timing at the period's first or last workday.
 */
export function aimIn(calendar: WorkCalendar, timing: PeriodTiming, period: Period): Aim | null {
  if ('cron' in timing) {
    const match = firstMatch(timing.cron, period.startsOn, period.endsOn);
    return match === null ? null : { ...match, reasons: [] };
  }
  return 'day' in timing ? aimAtDay(calendar, timing, period) : aimAtEdge(calendar, timing, period);
}

function aimAtDay(calendar: WorkCalendar, { day, shift, at }: DayTiming, period: Period): Aim {
  const month = periodOf('month', period.startsOn);
  const lastDay = Number(month.endsOn.slice(8));
  const nominal = `${month.key}-${String(Math.min(day, lastDay)).padStart(2, '0')}`;
  const reasons: SlotReason[] = day > lastDay ? [{ code: 'short_month', day }] : [];
  if (calendar.isWorkday(nominal)) return { on: nominal, at, reasons };

  const move = shift === 'previous-workday' ? previousWorkday : nextWorkday;
  return { on: move(calendar, nominal), at, reasons: [...reasons, dayOff(calendar, nominal)] };
}

function aimAtEdge(calendar: WorkCalendar, { on, afterWorkdays, at }: EdgeTiming, period: Period): Aim {
  const first = on === 'first-workday';
  const nominal = first ? period.startsOn : period.endsOn;
  const edge = first ? nextWorkday(calendar, nominal) : previousWorkday(calendar, nominal);
  const reasons = edge === nominal ? [] : [dayOff(calendar, nominal)];
  return { on: addWorkdays(calendar, edge, afterWorkdays), at, reasons };
}
