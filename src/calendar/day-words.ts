import { addDays, isDay, weekdayOf } from './day.ts';
import type { Day } from './rhythm.ts';

const CHINESE_WEEKDAYS = '一二三四五六日';
const ENGLISH_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A pattern for a day in the middle of a sentence; it may have blanks in it, and ends where a clause does. */
export const DAY_WORDS = [
  String.raw`(?:this|next) \p{L}+`,
  String.raw`\d{1,2} (?:${MONTHS.join('|')})[a-z]*\.?(?:,? \d{4})?`,
  String.raw`(?:${MONTHS.join('|')})[a-z]*\.? \d{1,2}(?:,? \d{4})?(?!\d)`,
  String.raw`[^\s，,。；;、至到]+`,
].join('|');

/** Days named by how far they are from today. */
const RELATIVE: Record<string, number> = {
  今天: 0,
  today: 0,
  明天: 1,
  tomorrow: 1,
  后天: 2,
};

function written(year: number, month: number, day: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** A day and month without a year: this year's, or next year's when it is more than half a year gone. */
function nearest(month: number, day: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4));
  const here = written(year, month, day);
  if (here === null || here >= addDays(today, -183)) return here;
  return written(year + 1, month, day);
}

/** The weekday in the week that lies so many weeks ahead; with 0, the next one that is not over yet. */
function weekday(today: Day, number: number, weeksAhead: number | null): Day {
  const monday = addDays(today, 1 - weekdayOf(today));
  const day = addDays(monday, number - 1 + 7 * (weeksAhead ?? 0));
  return weeksAhead === null && day < today ? addDays(day, 7) : day;
}

function chineseWeekday(text: string, today: Day): Day | null {
  const match = /^(本|这|下|下下)?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (!match?.[2]) return null;
  const number = CHINESE_WEEKDAYS.indexOf(match[2].replace('天', '日')) + 1;
  const ahead = match[1] === undefined ? null : { 本: 0, 这: 0, 下: 1, 下下: 2 }[match[1]];
  return weekday(today, number, ahead ?? null);
}

function englishWeekday(text: string, today: Day): Day | null {
  const match = /^(this |next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(text);
  if (!match?.[2]) return null;
  const ahead = match[1] === undefined ? null : match[1] === 'next ' ? 1 : 0;
  return weekday(today, ENGLISH_WEEKDAYS.indexOf(match[2]) + 1, ahead);
}

function monthAndDay(text: string, today: Day): Day | null {
  const chinese = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (chinese) {
    const [, year, month, day] = chinese;
    const named: [number, number] = [Number(month), Number(day)];
    return year === undefined ? nearest(...named, today) : written(Number(year), ...named);
  }
  const numbers = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (numbers) return written(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const dayFirst = /^(?<day>\d{1,2}) (?<month>[a-z]{3})[a-z]*\.?(?:,? (?<year>\d{4}))?$/.exec(text);
  const monthFirst = /^(?<month>[a-z]{3})[a-z]*\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/.exec(text);
  const english = (dayFirst ?? monthFirst)?.groups;
  const month = MONTHS.indexOf(english?.['month'] ?? '') + 1;
  if (!english || month === 0) return null;
  const day = Number(english['day']);
  const year = english['year'];
  return year === undefined ? nearest(month, day, today) : written(Number(year), month, day);
}

/**
 * A day as people write it: `2022-05-20`, `2022/5/20`, `5月20日`, `2022年5月20日`, `下周三`, `周五`, `next Wed`,
 * `Friday`, `20 May`, `May 20`, `明天`, `tomorrow`, with or without `前` behind it. Null when it is none of these, or no day that exists. Weeks begin on
 * Monday: `下周三` and `next Wed` are the Wednesday of next week.
 */
export function dayNamed(text: string, today: Day): Day | null {
  const plain = text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const said = plain.replace(/(?<=.)(?:之前|以前|前)$/, '');
  const days = RELATIVE[said];
  if (days !== undefined && Object.hasOwn(RELATIVE, said)) return addDays(today, days);
  return monthAndDay(said, today) ?? chineseWeekday(said, today) ?? englishWeekday(said, today);
}
