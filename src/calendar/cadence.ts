import { addDays, dayOf, timeOf } from './day.ts';
import { coveredBy, weeksBetween } from './merging.ts';
import { periodAfter, periodOf, periodsBetween, type Period, type Unit } from './periods.ts';
import { placePosting, type Placed } from './placing.ts';
import type { Day, PeriodTiming, Rhythm } from './rhythm.ts';
import { JOB_NAMES, type CadencePlan, type JobName, type PlannedSlot } from './slots.ts';
import { aimIn } from './timing.ts';
import { placeWeek } from './week.ts';
import { addWorkdays } from './workdays.ts';

export { checkCron } from './cron.ts';
export { mergedWeeks, weekOf, type MergedWeek, type WeekPlan } from './merging.ts';
export { JOB_NAMES, type CadencePlan, type JobName, type PlannedSlot, type SlotReason } from './slots.ts';

/** Days that days off may move a slot: no run of them comes near six weeks. */
const LONGEST_MOVE = 42;
/** Days in the longest half-year: an assessment is held anywhere in the half after the one it looks back on. */
const LONGEST_HALF = 184;

/** The days whose periods may have a slot in the range that is asked for. */
interface Reach {
  from: Day;
  to: Day;
}

/**
 * Every slot with `from` < dueAt <= `to`, by due time, then in the order of the jobs; so ranges that
 * follow each other neither share a slot nor lose one.
 *
 * Each (job, period) has one slot at most. Slots lie within the campaign, with two exceptions: what
 * looks back on a period of the campaign (review, assessment, appraisal) may be held after its last
 * day, and a week that was deployed in the campaign is brought to its end.
 */
export function planSlots(plan: CadencePlan, from: Date, to: Date): PlannedSlot[] {
  if (from >= to) return [];
  const firstOn = dayOf(from, plan.timezone);
  const lastOn = dayOf(to, plan.timezone);
  const weeks = { from: addDays(firstOn, -LONGEST_MOVE), to: lastOn };
  const counted = LONGEST_MOVE + daysCounted(plan.rhythm);
  const months = { from: addDays(firstOn, -counted), to: addDays(lastOn, counted) };
  const longer = { from: addDays(months.from, -LONGEST_HALF), to: months.to };
  return [...weeklySlots(plan, weeks), ...monthlySlots(plan, months), ...lookingBack(plan, longer)]
    .filter(({ dueAt }) => from < dueAt && dueAt <= to)
    .map((planned) => (planned.job === 'weekly.deploy' ? withCovers(plan, planned) : planned))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || jobOrder(a) - jobOrder(b));
}

/** So much is planned at a time while the next few slots are looked for. */
const AHEAD_MS = 14 * 24 * 60 * 60_000;

/** The slots after `from` in their order, up to `to`, planned only as far ahead as they are asked for. */
export function* slotsAfter(plan: CadencePlan, from: Date, to: Date): Generator<PlannedSlot> {
  for (let at = from; at < to;) {
    const until = new Date(Math.min(at.getTime() + AHEAD_MS, to.getTime()));
    yield* planSlots(plan, at, until);
    at = until;
  }
}

function weeklySlots(plan: CadencePlan, reach: Reach): PlannedSlot[] {
  return weeksBetween(plan, reach.from, reach.to).flatMap((period) => {
    const week = placeWeek(plan, period);
    if (week === null) return [];
    return [
      slot('weekly.deploy', period, week.deploy),
      ...(week.prompt === null ? [] : [slot('weekly.prompt', period, week.prompt)]),
      slot('weekly.due', period, week.due),
      ...(week.summary === null ? [] : [slot('weekly.summary', period, week.summary)]),
    ];
  });
}

/** A deployment says first which merged weeks it is also for. */
function withCovers(plan: CadencePlan, deploy: PlannedSlot): PlannedSlot {
  const weeks = coveredBy(plan, deploy.period);
  return weeks.length === 0 ? deploy : { ...deploy, reasons: [{ code: 'covers', weeks }, ...deploy.reasons] };
}

/** An inspection outside the campaign does not take place, and so is not announced either. */
function monthlySlots(plan: CadencePlan, reach: Reach): PlannedSlot[] {
  const timing = plan.rhythm.monthly?.inspection;
  if (timing === undefined) return [];
  return periodsWithin(plan, 'month', reach).flatMap((month) => {
    const inspection = placeIn(plan, timing, month);
    if (inspection === null || !inCampaign(plan, inspection)) return [];
    const notice = placePosting(plan, {
      on: addWorkdays(plan.calendar, inspection.on, -timing.noticeWorkdays),
      at: timeOf(inspection.at, plan.timezone),
      // Counted back from a day that is only assumed, the notice is itself assumed.
      reasons: inspection.reasons.filter(({ code }) => code === 'not_covered'),
    });
    return [
      ...(inCampaign(plan, notice) ? [slot('monthly.notice', month.key, notice)] : []),
      slot('monthly.inspection', month.key, inspection),
    ];
  });
}

function lookingBack(plan: CadencePlan, reach: Reach): PlannedSlot[] {
  const { quarterly, halfYearly, yearly } = plan.rhythm;
  return [
    ...heldFor(plan, reach, 'quarterly.review', 'quarter', quarterly?.review),
    ...heldFor(plan, reach, 'half_yearly.assessment', 'half', halfYearly?.assessment),
    ...heldFor(plan, reach, 'yearly.appraisal', 'year', yearly?.appraisal),
  ];
}

type HeldTiming = PeriodTiming & { month?: number };

function heldFor(
  plan: CadencePlan,
  reach: Reach,
  job: JobName,
  unit: Unit,
  timing: HeldTiming | undefined,
): PlannedSlot[] {
  if (timing === undefined) return [];
  return periodsWithin(plan, unit, reach).flatMap((period) => {
    const held = placeIn(plan, timing, holdingPeriod(unit, timing, period));
    return held === null || held.on < plan.startsOn ? [] : [slot(job, period.key, held)];
  });
}

/**
 * In which period a timing is read. Reviews and assessments are held in the period after the one they
 * look back on; counted from the last workday, it is the last workday of that period itself. An
 * appraisal is held in its own year: day and edge in the month it names, cron in the whole year.
 */
function holdingPeriod(unit: Unit, timing: HeldTiming, period: Period): Period {
  if (timing.month === undefined) {
    return 'on' in timing && timing.on === 'last-workday' ? period : periodAfter(unit, period);
  }
  if ('cron' in timing) return period;
  return periodOf('month', `${period.key}-${String(timing.month).padStart(2, '0')}-01`);
}

function placeIn(plan: CadencePlan, timing: PeriodTiming, period: Period): Placed | null {
  const aim = aimIn(plan.calendar, timing, period);
  return aim === null ? null : placePosting(plan, aim);
}

function periodsWithin({ startsOn, endsOn }: CadencePlan, unit: Unit, { from, to }: Reach): Period[] {
  return periodsBetween(unit, from < startsOn ? startsOn : from, to > endsOn ? endsOn : to);
}

function inCampaign({ startsOn, endsOn }: CadencePlan, { on }: Placed): boolean {
  return startsOn <= on && on <= endsOn;
}

function slot(job: JobName, period: string, { at, on, reasons }: Placed): PlannedSlot {
  return { job, period, dueAt: at, dueOn: on, reasons };
}

function jobOrder({ job }: PlannedSlot): number {
  return JOB_NAMES.findIndex((name) => name === job);
}

/** Days that a slot may lie away from its period because workdays are counted. */
function daysCounted({ monthly, quarterly, halfYearly, yearly }: Rhythm): number {
  const timings = [monthly?.inspection, quarterly?.review, halfYearly?.assessment, yearly?.appraisal];
  const after = timings.map((timing) => (timing && 'afterWorkdays' in timing ? timing.afterWorkdays : 0));
  // Five workdays take seven days; twice their number leaves room for festivals.
  return 2 * (Math.max(...after) + (monthly?.inspection.noticeWorkdays ?? 0));
}
