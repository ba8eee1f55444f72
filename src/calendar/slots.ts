import type { Day, QuietHours, Rhythm, TimeOfDay } from './rhythm.ts';
import type { WorkCalendar } from './workdays.ts';

/** What the planner needs to know of a campaign. `startsOn` and `endsOn` are both part of it. */
export interface CadencePlan {
  rhythm: Rhythm;
  timezone: string;
  calendar: WorkCalendar;
  quietHours: QuietHours | null;
  startsOn: Day;
  endsOn: Day;
}

/** Every job of a rhythm, in the order in which jobs that are due at the same instant come. */
export const JOB_NAMES = [
  'weekly.deploy',
  'weekly.prompt',
  'weekly.due',
  'weekly.summary',
  'monthly.notice',
  'monthly.inspection',
  'quarterly.review',
  'half_yearly.assessment',
  'yearly.appraisal',
] as const;

/**
 * Besides the rhythm's jobs there is one for each day on which somebody is to be told something, and one for each round
 * of inspections that has a day of its own.
 */
export type JobName = (typeof JOB_NAMES)[number] | 'daily.urging' | 'inspection.start';

/** Why a slot is not where an ordinary week or month would have it. */
export type SlotReason =
  /** The week also covers these weeks before it, which have no slots of their own. */
  | { code: 'covers'; weeks: string[] }
  /** The nominal day lies in this run of days off: a festival, a weekend, or both together. */
  | { code: 'holiday'; from: Day; to: Day }
  /** This weekend day is a workday, and the slot is on it or was counted from it. */
  | { code: 'make_up_workday'; on: Day }
  /** The nominal day lies outside the campaign. */
  | { code: 'campaign_starts' | 'campaign_ends'; on: Day }
  /** The month has no such day; its last day is taken. */
  | { code: 'short_month'; day: number }
  /** What was deployed on this day is due no earlier than the next workday. */
  | { code: 'lead'; deployedOn: Day }
  /** The summary waits until the replies are due. */
  | { code: 'after_due' }
  /** The clock skips the time in spring; the slot is at the end of the gap. */
  | { code: 'gap'; from: TimeOfDay; to: TimeOfDay }
  /** Nothing is posted at the first time; the slot waits until the second. */
  | { code: 'quiet_hours'; from: TimeOfDay; to: TimeOfDay }
  /** No holiday notice is known for the year; Monday to Friday is assumed. */
  | { code: 'not_covered'; year: number };

/** Something that is due once: (job, period) is its identity, whatever becomes of its date. */
export interface PlannedSlot {
  job: JobName;
  /** Local: `2022-W18`, `2022-05`, `2022-Q1`, `2022-H1`, `2022`. */
  period: string;
  dueAt: Date;
  /** The civil day of `dueAt` in the plan's timezone. */
  dueOn: Day;
  reasons: SlotReason[];
}
