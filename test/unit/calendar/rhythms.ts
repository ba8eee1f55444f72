import * as fc from 'fast-check';
import type { CadencePlan } from '../../../src/calendar/cadence.ts';
import type { EdgeTiming, PeriodTiming, WeeklyTiming } from '../../../src/calendar/rhythm.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { daysFrom, everyDay } from './oracle.ts';

/** Zones whose clocks change in every way there is, and two whose clocks no longer do. */
export const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Pacific/Apia',
];

const days = daysFrom('2020-01-01', '2026-12-31');

const time = fc.integer({ min: 0, max: 47 }).map((halfHours) => {
  return `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
});
const cronTime = time.map((at) => `${Number(at.slice(3))} ${Number(at.slice(0, 2))}`);
const dayOfMonth = fc.integer({ min: 1, max: 31 });

const weekdayRule = fc.constantFrom('first-workday', 'second-last-workday', 'last-workday');
const weeklyByRule: fc.Arbitrary<WeeklyTiming> = fc.record({ on: weekdayRule, at: time });
const weeklyByCron: fc.Arbitrary<WeeklyTiming> = fc
  .tuple(cronTime, fc.integer({ min: 0, max: 6 }))
  .map(([at, weekday]) => ({ cron: `${at} * * ${weekday}` }));
const weeklyTiming = fc.oneof(weeklyByRule, weeklyByRule, weeklyByCron);
/** Half the weeks run from the first workday to the last, as most offices would have it. */
const deployTiming = fc.oneof(
  fc.record({ on: fc.constant('first-workday' as const), at: time }),
  weeklyTiming,
);
const dueTiming = fc.oneof(fc.record({ on: fc.constant('last-workday' as const), at: time }), weeklyTiming);

const periodTiming: fc.Arbitrary<PeriodTiming> = fc.oneof(
  fc.record({ day: dayOfMonth, shift: fc.constantFrom('previous-workday', 'next-workday'), at: time }),
  fc.record<EdgeTiming>({
    on: fc.constantFrom('first-workday', 'last-workday'),
    afterWorkdays: fc.integer({ min: 0, max: 10 }),
    at: time,
  }),
  fc.tuple(cronTime, dayOfMonth).map(([at, day]) => ({ cron: `${at} ${day} * *` })),
);
const inspection = fc
  .tuple(periodTiming, fc.integer({ min: 0, max: 8 }))
  .map(([timing, noticeWorkdays]) => ({ ...timing, noticeWorkdays }));
const appraisal = fc
  .tuple(periodTiming, fc.integer({ min: 1, max: 12 }))
  .map(([timing, month]) => ({ ...timing, month }));

/** Campaigns of up to seven months, anywhere in the years that have notices, kept in any rhythm. */
export const anyPlan: fc.Arbitrary<CadencePlan> = fc
  .record({
    timezone: fc.constantFrom(...ZONES),
    calendar: fc.constantFrom(workCalendar('CN'), workCalendar('none'), everyDay),
    quietHours: fc.option(fc.record({ from: time, to: time })),
    first: fc.nat({ max: days.length - 1 }),
    length: fc.integer({ min: 0, max: 200 }),
    rhythm: fc.record({
      weekly: fc.record({
        deploy: deployTiming,
        prompt: weeklyTiming,
        due: dueTiming,
        summary: weeklyTiming,
        minWorkdays: fc.integer({ min: 1, max: 5 }),
      }),
      monthly: fc.record({ inspection }),
      quarterly: fc.record({ review: periodTiming }),
      halfYearly: fc.record({ assessment: periodTiming }),
      yearly: fc.record({ appraisal }),
    }),
  })
  .map(({ first, length, ...rest }) => {
    const last = Math.min(first + length, days.length - 1);
    return { ...rest, startsOn: days[first] ?? '', endsOn: days[last] ?? '' };
  });
