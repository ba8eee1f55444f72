/** A civil day, `YYYY-MM-DD`: no zone, no time. */
export type Day = string;

/** A wall-clock time of day, `HH:mm`. */
export type TimeOfDay = string;

/** Five-field cron expression, read in the campaign's timezone. */
export interface CronTiming {
  cron: string;
}

export type WeekdayRule = 'first-workday' | 'second-last-workday' | 'last-workday';

export type WeeklyTiming = { on: WeekdayRule; at: TimeOfDay } | CronTiming;

export type Shift = 'previous-workday' | 'next-workday';

/** A day of the month, moved when it is not a workday; the 31st of a short month is its last day. */
export interface DayTiming {
  day: number;
  shift: Shift;
  at: TimeOfDay;
}

/** The first or last workday of the period, optionally some workdays later. */
export interface EdgeTiming {
  on: 'first-workday' | 'last-workday';
  afterWorkdays: number;
  at: TimeOfDay;
}

export type PeriodTiming = DayTiming | EdgeTiming | CronTiming;

/** The dates a campaign is kept to; a part that is left out has no slots. */
export interface Rhythm {
  weekly?: {
    deploy: WeeklyTiming;
    prompt?: WeeklyTiming;
    due: WeeklyTiming;
    summary?: WeeklyTiming;
    /** A week with fewer workdays has no slots of its own; the next week covers it. */
    minWorkdays: number;
  };
  /** The inspection, and how many workdays ahead it is announced. */
  monthly?: { inspection: PeriodTiming & { noticeWorkdays: number } };
  quarterly?: { review: PeriodTiming };
  halfYearly?: { assessment: PeriodTiming };
  /** `month` is the month of the year in which a `day` or edge timing is read. */
  yearly?: { appraisal: PeriodTiming & { month: number } };
}

/** Nothing is posted between `from` and `to` (over midnight when `from` > `to`), nor on days off. */
export interface QuietHours {
  from: TimeOfDay;
  to: TimeOfDay;
}
