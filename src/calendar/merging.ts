import { addDays, isoWeekOf, weekStart } from './day.ts';
import type { Day } from './rhythm.ts';
import type { CadencePlan } from './slots.ts';
import { placeWeek, workdaysInWeek } from './week.ts';

/** A week of the rhythm as people speak of it: Monday to Sunday, and when what happens in it. */
export interface WeekPlan {
  period: string;
  startsOn: Day;
  endsOn: Day;
  deployAt: Date;
  promptAt: Date | null;
  dueAt: Date;
  summaryAt: Date | null;
  /** The weeks before it that have no slots of their own, oldest first. */
  covers: string[];
}

/** A week without slots of its own. */
export interface MergedWeek {
  period: string;
  /** The week that covers it; null when none follows within the campaign. */
  into: string | null;
  /** Workdays within the campaign. */
  workdays: number;
}

/** The dates of the week that the day lies in; null when the week is merged or outside the campaign. */
export function weekOf(plan: CadencePlan, day: Day): WeekPlan | null {
  const week = placeWeek(plan, isoWeekOf(day));
  if (week === null) return null;
  const startsOn = weekStart(week.period);
  return {
    period: week.period,
    startsOn,
    endsOn: addDays(startsOn, 6),
    deployAt: week.deploy.at,
    promptAt: week.prompt?.at ?? null,
    dueAt: week.due.at,
    summaryAt: week.summary?.at ?? null,
    covers: coveredBy(plan, week.period),
  };
}

/** The campaign's weeks from `from` to `to` that have no slots of their own, and where each went. */
export function mergedWeeks(plan: CadencePlan, from: Day, to: Day): MergedWeek[] {
  if (plan.rhythm.weekly === undefined) return [];
  const merged: MergedWeek[] = [];
  let waiting: MergedWeek[] = [];
  for (const period of weeksBetween(plan, from, plan.endsOn)) {
    if (placeWeek(plan, period) !== null) {
      for (const week of waiting) week.into = period;
      waiting = [];
      if (weekStart(period) > to) break;
    } else if (weekStart(period) <= to) {
      waiting.push({ period, into: null, workdays: workdaysInWeek(plan, period) });
      merged.push(...waiting.slice(-1));
    }
  }
  return merged;
}

/** The merged weeks between this week (`2022-W18`) and the last one before it that has slots, oldest first. */
export function coveredBy(plan: CadencePlan, period: string): string[] {
  const covered: string[] = [];
  let sunday = addDays(weekStart(period), -1);
  while (sunday >= plan.startsOn && placeWeek(plan, isoWeekOf(sunday)) === null) {
    covered.unshift(isoWeekOf(sunday));
    sunday = addDays(sunday, -7);
  }
  return covered;
}

/** Every week that has a day both in the campaign and from `from` to `to`. */
export function weeksBetween({ startsOn, endsOn }: CadencePlan, from: Day, to: Day): string[] {
  const first = from < startsOn ? startsOn : from;
  const last = to > endsOn ? endsOn : to;
  const weeks: string[] = [];
  if (first > last) return weeks;
  for (let monday = weekStart(isoWeekOf(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(isoWeekOf(monday));
  }
  return weeks;
}
