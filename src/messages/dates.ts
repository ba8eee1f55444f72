import { dayOf, timeOf, yearOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, withWeekday: boolean, withYear: boolean): Intl.DateTimeFormat {
  const id = `${language}/${withWeekday}/${withYear}`;
  const known = formats.get(id);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(withWeekday ? { weekday: 'short' } : {}),
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  formats.set(id, made);
  return made;
}

const isOtherYear = (day: Day, today: Day): boolean => yearOf(day) !== yearOf(today);

/** `5月7日周六` or `Sat 7 May`, with its year where that is not the year of `today`. */
export function dayLabel(day: Day, language: Language, today: Day = day): string {
  return format(language, true, isOtherYear(day, today))
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');
}

/** `5月7日` or `7 May`, with its year where that is not the year of `today`. */
export function shortDay(day: Day, language: Language, today: Day = day): string {
  return format(language, false, isOtherYear(day, today)).format(new Date(`${day}T00:00:00Z`));
}

/** `5月7日周六 12:00` or `Sat 7 May 12:00`, on the campaign's clocks. */
export function momentLabel(instant: string | Date, timezone: string, language: Language): string {
  const at = new Date(instant);
  return `${dayLabel(dayOf(at, timezone), language)} ${timeOf(at, timezone)}`;
}

/** `2022年第18周` or `week 18 of 2022`; other periods as they are. */
export function periodLabel(period: string, language: Language): string {
  const match = /^(\d{4})-W(\d{2})$/.exec(period);
  if (!match) return period;
  return words(language)('period.week', { year: String(match[1]), week: Number(match[2]) });
}

/** `2022年5月` or `May 2022`. */
export function monthLabel(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}
