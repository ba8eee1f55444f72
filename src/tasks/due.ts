import { addDays, isDay } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import {
  addWorkdays,
  daysOffAround,
  nextWorkday,
  previousWorkday,
  type WorkCalendar,
} from '../calendar/workdays.ts';

/** Days until a task is due of which nobody said when (the usual times for instructions). */
export const USUAL_DAYS = { urgent: 5, ordinary: 15 };

/** What speaks against a day that exists; `next` is the first good one from there on. */
type FaultOfDay =
  | { code: 'past'; next: Day }
  | { code: 'too_soon'; next: Day }
  | { code: 'day_off'; from: Day; to: Day; next: Day }
  /** A deferral that would not defer. */
  | { code: 'not_later'; dueOn: Day; next: Day }
  /** Nothing is due after the campaign; `next` is its last workday, null when that leaves no time either. */
  | { code: 'after_end'; endsOn: Day; next: Day | null };

/** Why a day cannot be a due day, as it was on the day `today`. */
export type DueFault = { code: 'not_a_day' } | (FaultOfDay & { today: Day });

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
  if (day < today) return { code: 'past', next, today };
  if (day < earliest) return { code: 'too_soon', next, today };
  if (after !== null && day <= after) return { code: 'not_later', dueOn: after, next, today };
  if (!calendar.isWorkday(day)) return { code: 'day_off', ...daysOffAround(calendar, day), next, today };
  return null;
}

/** The days of a campaign, as far as they decide on what can be due. */
export interface DueDays {
  calendar: WorkCalendar;
  /** Its last day. */
  endsOn: Day;
}

/** The same for a task of a campaign, in which nothing is due after its last workday. */
export function campaignDueFault(
  day: string,
  today: Day,
  { calendar, endsOn }: DueDays,
  after: Day | null = null,
): DueFault | null {
  const fault = dueFault(day, today, calendar, after);
  if (fault?.code === 'not_a_day') return fault;
  const last = previousWorkday(calendar, endsOn);
  if ((fault?.next ?? day) <= last) return fault;
  const earliest = addWorkdays(calendar, after !== null && after > today ? after : today, 1);
  return { code: 'after_end', endsOn, next: earliest <= last ? last : null, today };
}

/** When a task is due of which nobody says when: after the usual time for its urgency, within its campaign. */
export function usualDueOn(urgent: boolean, today: Day, { calendar, endsOn }: DueDays): Day {
  const usual = nextWorkday(calendar, addDays(today, urgent ? USUAL_DAYS.urgent : USUAL_DAYS.ordinary));
  const last = previousWorkday(calendar, endsOn);
  return usual > last && last > today ? last : usual;
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
