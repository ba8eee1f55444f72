import { addDays, halfOf, monthOf, quarterOf, yearOf } from './day.ts';
import type { Day } from './rhythm.ts';

export type Unit = 'month' | 'quarter' | 'half' | 'year';

/** A calendar period; both days are part of it. */
export interface Period {
  key: string;
  startsOn: Day;
  endsOn: Day;
}

const UNITS: Record<Unit, { months: number; keyOf: (day: Day) => string }> = {
  month: { months: 1, keyOf: monthOf },
  quarter: { months: 3, keyOf: quarterOf },
  half: { months: 6, keyOf: halfOf },
  year: { months: 12, keyOf: yearOf },
};

/** The period that the day lies in. */
export function periodOf(unit: Unit, day: Day): Period {
  const { months, keyOf } = UNITS[unit];
  const monthIndex = Number(day.slice(5, 7)) - 1;
  const firstIndex = monthIndex - (monthIndex % months);
  const startsOn = firstOfMonth(Number(yearOf(day)), firstIndex);
  return {
    key: keyOf(day),
    startsOn,
    endsOn: addDays(firstOfMonth(Number(yearOf(day)), firstIndex + months), -1),
  };
}

/** The period that follows one of the same unit. */
export function periodAfter(unit: Unit, period: Period): Period {
  return periodOf(unit, addDays(period.endsOn, 1));
}

/** Every period that has a day from `from` to `to`, both included. */
export function periodsBetween(unit: Unit, from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  if (from > to) return periods;
  for (let period = periodOf(unit, from); period.startsOn <= to; period = periodAfter(unit, period)) {
    periods.push(period);
  }
  return periods;
}

/** `monthIndex` counts from January = 0 and may run into the next year. */
function firstOfMonth(year: number, monthIndex: number): Day {
  return new Date(Date.UTC(year, monthIndex, 1)).toISOString().slice(0, 10);
}
