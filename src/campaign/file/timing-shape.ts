import type { z } from 'zod';
import { choice, cron, map, time, whole } from './scalars.ts';

const weeklyTiming = map({
  on: choice(['first-workday', 'second-last-workday', 'last-workday']).nullish(),
  at: time.nullish(),
  cron: cron.nullish(),
});

const periodTiming = {
  on: choice(['first-workday', 'last-workday']).nullish(),
  after_workdays: whole(0, 20).nullish(),
  day: whole(1, 31).nullish(),
  shift: choice(['previous-workday', 'next-workday']).nullish(),
  at: time.nullish(),
  cron: cron.nullish(),
};

/** The rhythm as it is written; which keys go together is checked beside it. */
export const rhythmShape = map({
  weekly: map({
    deploy: weeklyTiming,
    prompt: weeklyTiming.nullish(),
    due: weeklyTiming,
    summary: weeklyTiming.nullish(),
    min_workdays: whole(1, 7).nullish(),
  }).nullish(),
  monthly: map({ inspection: map({ ...periodTiming, notice_workdays: whole(0, 20).nullish() }) }).nullish(),
  quarterly: map({ review: map(periodTiming) }).nullish(),
  half_yearly: map({ assessment: map(periodTiming) }).nullish(),
  yearly: map({ appraisal: map({ ...periodTiming, month: whole(1, 12).nullish() }) }).nullish(),
});

export const quietHoursShape = map({ from: time, to: time });

export type WrittenRhythm = z.output<typeof rhythmShape>;
export type WrittenWeekly = z.output<typeof weeklyTiming>;
export type WrittenPeriod = NonNullable<WrittenRhythm['quarterly']>['review'];
