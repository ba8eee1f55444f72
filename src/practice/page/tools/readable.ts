import type { ClockState } from '../../contract-tools.ts';
import type { Words } from '../i18n.ts';
import { wallTime, weekdayOf } from '../zoned.ts';

/** Day, weekday and time; seen from the same day only the time, from the same year without it. */
export function readable(at: string, clock: ClockState, words: Words, from?: string): string {
  const { day, time } = wallTime(new Date(at), clock.timezone);
  const today = from && wallTime(new Date(from), clock.timezone).day;
  if (today === day) return time;
  const shown = today?.slice(0, 4) === day.slice(0, 4) ? day.slice(5) : day;
  return `${shown} ${words.weekdays[weekdayOf(day)]} ${time}`;
}
