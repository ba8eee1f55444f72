import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** An instant as a person in the zone reads it: `2022-05-05 08:55 Thu`. */
export function localText(instant: Date, zone: string): string {
  const local = dayjs(instant).tz(zone);
  return `${local.format('YYYY-MM-DD HH:mm')} ${WEEKDAYS[local.day()]}`;
}

/** Day and minute of an instant in the zone. */
export function localParts(instant: Date, zone: string): { day: string; time: string } {
  const local = dayjs(instant).tz(zone);
  return { day: local.format('YYYY-MM-DD'), time: local.format('HH:mm') };
}

/** Seconds that the zone is ahead of UTC at the instant. */
export function offsetSeconds(instant: Date, zone: string): number {
  return dayjs(instant).tz(zone).utcOffset() * 60;
}

/** The next instant, after this one, at which it is the given wall time in the zone, on the wanted weekday if any. */
export function nextLocal(after: Date, zone: string, time: string, weekday?: number): Date {
  const today = dayjs(after).tz(zone);
  for (let ahead = 1; ; ahead += 1) {
    const day = today.add(ahead, 'day').format('YYYY-MM-DD');
    const candidate = dayjs.tz(`${day} ${time}`, zone);
    if (weekday === undefined || candidate.day() === weekday) return candidate.toDate();
  }
}

/** The instant of a message time. */
export function instantOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
