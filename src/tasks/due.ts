import { isDay } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { addWorkdays, daysOffAround, nextWorkday, type WorkCalendar } from '../calendar/workdays.ts';

/** Days until a task is due of which nobody said when (the usual times for instructions). */
export const USUAL_DAYS = { urgent: 5, ordinary: 15 };

/** Why a day cannot be a due day; `next` is the first good one from there on. */
export type DueFault =
  | { code: 'not_a_day' }
  | { code: 'past'; next: Day }
  | { code: 'too_soon'; next: Day }
  | { code: 'day_off'; from: Day; to: Day; next: Day }
  /** A deferral that would not defer. */
  | { code: 'not_later'; dueOn: Day; next: Day };

/**
 * What speaks against a due day; null when it is good. Nothing is due on a day off, and nothing sooner
 * than the next workday: at least one workday's lead (burden rule R5). `after` is the day that a deferral
 * has to be later than.
 */
export function dueFault(
  day: string,
  today: Day,
  calendar: WorkCalendar,
  after: Day | null = null,
): DueFault | null {
  if (!isDay(day)) return { code: 'not_a_day' };
  const earliest = addWorkdays(calendar, today, 1);
  const later = after === null ? earliest : addWorkdays(calendar, after, 1);
  const next = nextWorkday(calendar, [earliest, later, day].toSorted().at(-1) ?? day);
  if (day < today) return { code: 'past', next };
  if (day < earliest) return { code: 'too_soon', next };
  if (after !== null && day <= after) return { code: 'not_later', dueOn: after, next };
  if (!calendar.isWorkday(day)) return { code: 'day_off', ...daysOffAround(calendar, day), next };
  return null;
}

/** Whether a task that is due on the day would outlast the task that it is a part of. */
export function outlasts(parent: { dueOn: Day | null } | null, dueOn: Day): boolean {
  return parent !== null && parent.dueOn !== null && dueOn > parent.dueOn;
}

/** A task is deferred so often at most. */
export const MOST_DEFERRALS = 2;

/** What a wish for a later due day meets. */
export interface Deferring {
  /** The due day as it stands. */
  dueOn: Day | null;
  /** Deferrals that were granted. */
  granted: number;
  /** One that nobody has decided on yet. */
  pending: boolean;
}

export type DeferralFault = 'no_due_day' | 'pending' | 'too_many' | 'after_due';

/** What speaks against asking for a deferral at all; it is asked for before the task is due. */
export function deferralFault({ dueOn, granted, pending }: Deferring, today: Day): DeferralFault | null {
  if (dueOn === null) return 'no_due_day';
  if (pending) return 'pending';
  if (granted >= MOST_DEFERRALS) return 'too_many';
  return today > dueOn ? 'after_due' : null;
}
