import type { PeriodTiming, Rhythm, WeeklyTiming } from '../../calendar/rhythm.ts';
import type { WrittenPeriod, WrittenRhythm, WrittenWeekly } from './timing-shape.ts';

/** A week with fewer workdays merges into the next one, unless the file says otherwise. */
const MIN_WORKDAYS = 3;
const NOTICE_WORKDAYS = 3;

/** The rhythm of a file that was found good; parts that were left out stay out. */
export function buildRhythm(written: WrittenRhythm): Rhythm {
  const { weekly, monthly, quarterly, half_yearly: halfYearly, yearly } = written;
  const rhythm: Rhythm = {};
  if (weekly) {
    rhythm.weekly = {
      deploy: weeklyTiming(weekly.deploy),
      ...(weekly.prompt && { prompt: weeklyTiming(weekly.prompt) }),
      due: weeklyTiming(weekly.due),
      ...(weekly.summary && { summary: weeklyTiming(weekly.summary) }),
      minWorkdays: weekly.min_workdays ?? MIN_WORKDAYS,
    };
  }
  if (monthly) {
    const noticeWorkdays = monthly.inspection.notice_workdays ?? NOTICE_WORKDAYS;
    rhythm.monthly = { inspection: { ...periodTiming(monthly.inspection), noticeWorkdays } };
  }
  if (quarterly) rhythm.quarterly = { review: periodTiming(quarterly.review) };
  if (halfYearly) rhythm.halfYearly = { assessment: periodTiming(halfYearly.assessment) };
  if (yearly) {
    // Only a cron expression may leave the month out, and it is not asked then.
    rhythm.yearly = { appraisal: { ...periodTiming(yearly.appraisal), month: yearly.appraisal.month ?? 12 } };
  }
  return rhythm;
}

function weeklyTiming(written: WrittenWeekly): WeeklyTiming {
  if (isPresent(written.cron)) return { cron: written.cron };
  return { on: checked(written.on), at: checked(written.at) };
}

function periodTiming(written: WrittenPeriod): PeriodTiming {
  if (isPresent(written.cron)) return { cron: written.cron };
  const at = checked(written.at);
  if (isPresent(written.day)) return { day: written.day, shift: written.shift ?? 'previous-workday', at };
  const on = checked(written.on);
  return { on, afterWorkdays: written.after_workdays ?? 0, at };
}

function isPresent<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** What the checks have made sure of; that it is missing would be a fault of theirs, not of the file. */
function checked<Value>(value: Value | null | undefined): Value {
  if (isPresent(value)) return value;
  throw new Error('a timing passed the checks that does not say when');
}
