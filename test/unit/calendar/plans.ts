import {
  planSlots,
  type CadencePlan,
  type JobName,
  type PlannedSlot,
} from '../../../src/calendar/cadence.ts';
import { isoLocal } from '../../../src/calendar/day.ts';
import type { Rhythm } from '../../../src/calendar/rhythm.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';

export const weekly: NonNullable<Rhythm['weekly']> = {
  deploy: { on: 'first-workday', at: '09:00' },
  prompt: { on: 'second-last-workday', at: '09:00' },
  due: { on: 'last-workday', at: '12:00' },
  summary: { on: 'last-workday', at: '16:00' },
  minWorkdays: 3,
};

export const monthly: NonNullable<Rhythm['monthly']> = {
  inspection: { day: 25, shift: 'previous-workday', at: '09:00', noticeWorkdays: 3 },
};

/** The rhythm of an ordinary office: a week, an inspection, a review, an assessment, an appraisal. */
export const officePlan: CadencePlan = {
  rhythm: {
    weekly,
    monthly,
    quarterly: { review: { on: 'first-workday', afterWorkdays: 5, at: '09:00' } },
    halfYearly: { assessment: { on: 'first-workday', afterWorkdays: 0, at: '09:00' } },
    yearly: { appraisal: { month: 12, day: 10, shift: 'next-workday', at: '09:00' } },
  },
  timezone: 'Asia/Shanghai',
  calendar: workCalendar('CN'),
  quietHours: { from: '18:00', to: '08:30' },
  startsOn: '2020-01-01',
  endsOn: '2026-12-31',
};

/** The office with another weekly rhythm and nothing else. */
export function weeklyPlan(changes: Partial<typeof weekly>, office: Partial<CadencePlan> = {}): CadencePlan {
  return { ...officePlan, ...office, rhythm: { weekly: { ...weekly, ...changes } } };
}

/** Every slot the plan ever has. */
export function allSlots(plan: CadencePlan): PlannedSlot[] {
  return planSlots(plan, new Date('2000-01-01T00:00:00Z'), new Date('2040-01-01T00:00:00Z'));
}

export function slotOf(plan: CadencePlan, job: JobName, period: string): PlannedSlot | undefined {
  const year = Number(period.slice(0, 4));
  const slots = planSlots(
    plan,
    new Date(`${year - 1}-12-15T00:00:00Z`),
    new Date(`${year + 1}-02-15T00:00:00Z`),
  );
  return slots.find((slot) => slot.job === job && slot.period === period);
}

/** A slot's local minute, `2022-05-05 09:00`, or null when there is no such slot. */
export function dueTime(plan: CadencePlan, job: JobName, period: string): string | null {
  const slot = slotOf(plan, job, period);
  return slot === undefined ? null : isoLocal(slot.dueAt, plan.timezone).slice(0, 16).replace('T', ' ');
}
