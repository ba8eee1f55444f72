import { Cron } from 'croner';
import { addDays } from './day.ts';
import type { Day, TimeOfDay } from './rhythm.ts';

/** Any instant will do to ask whether an expression ever matches; a fixed one keeps the answer the same. */
const LONG_AGO = new Date('2000-01-01T00:00:00Z');

/**
 * Null when the expression can be a timing, otherwise what is wrong with it, mostly in croner's words.
 * A day of the month and a weekday given together match either, as in every crontab.
 */
export function checkCron(expression: string): string | null {
  // Croner puts the current time where the question mark is, so the same file would mean different days.
  if (expression.includes('?')) return 'CronPattern: ? is not supported, use *';
  try {
    return parse(expression).nextRun(LONG_AGO) === null ? 'CronPattern: no day matches' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first time on the wall clock, from the start of `from` to the end of `to`, that the expression matches. */
export function firstMatch(expression: string, from: Day, to: Day): { on: Day; at: TimeOfDay } | null {
  // Read in UTC, a match is a plain wall-clock time; its instant, gaps included, is the business of day.ts.
  const beforeStart = new Date(Date.parse(`${from}T00:00:00Z`) - 1000);
  const match = parse(expression).nextRun(beforeStart)?.toISOString();
  if (match === undefined || match >= addDays(to, 1)) return null;
  return { on: match.slice(0, 10), at: match.slice(11, 16) };
}

function parse(expression: string): Cron {
  return new Cron(expression, { timezone: 'UTC', mode: '5-part' });
}
