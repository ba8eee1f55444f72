import { addDays, dayOf, instantOf } from './day.ts';
import type { QuietHours } from './rhythm.ts';
import { nextWorkday, type WorkCalendar } from './workdays.ts';

export interface QuietRules {
  /** Null: only days off are quiet. */
  quietHours: QuietHours | null;
  calendar: WorkCalendar;
  zone: string;
}

/**
 * Null when posting is allowed at that instant, otherwise the next instant at which it is: the end of
 * the quiet hours, on a workday. The end itself is no longer quiet. Hours that the clock repeats in
 * autumn count once: what was quiet stays so until its end, what has ended does not begin again.
 */
export function quietUntil(instant: Date, rules: QuietRules): Date | null {
  let at = instant;
  for (let end = quietStretchEnd(at, rules); end !== null; end = quietStretchEnd(at, rules)) at = end;
  return at === instant ? null : at;
}

/** The end of the days off, or else of the quiet hours, that the instant lies in. */
function quietStretchEnd(at: Date, { quietHours, calendar, zone }: QuietRules): Date | null {
  const day = dayOf(at, zone);
  if (!calendar.isWorkday(day)) return instantOf(nextWorkday(calendar, day), '00:00', zone);
  if (quietHours === null) return null;
  const overMidnight = quietHours.from > quietHours.to;
  for (const startsOn of overMidnight ? [addDays(day, -1), day] : [day]) {
    if (at < instantOf(startsOn, quietHours.from, zone)) continue;
    const to = instantOf(overMidnight ? addDays(startsOn, 1) : startsOn, quietHours.to, zone);
    if (at < to) return to;
  }
  return null;
}
