import { firstMatch } from './cron.ts';
import { addDays, instantOf, isoWeekOf, timeOf, weekdayOf, weekStart } from './day.ts';
import {
  addCoverage,
  addReason,
  dayOff,
  placeDeadline,
  placePosting,
  type Aim,
  type Placed,
} from './placing.ts';
import type { Day, WeekdayRule, WeeklyTiming } from './rhythm.ts';
import type { CadencePlan, SlotReason } from './slots.ts';
import { nextWorkday, workdaysBetween } from './workdays.ts';

/** A week's slots where they have come to lie. A rhythm may do without prompt and summary. */
export interface PlacedWeek {
  period: string;
  deploy: Placed;
  prompt: Placed | null;
  due: Placed;
  summary: Placed | null;
}

/** The part of an ISO week that lies in the campaign. */
interface Week {
  period: string;
  firstOn: Day;
  lastOn: Day;
  workdays: Day[];
}

/** The weekday, Monday = 1, that each rule names in a week of five workdays. */
const ORDINARY_WEEKDAY: Record<WeekdayRule, number> = {
  'first-workday': 1,
  'second-last-workday': 4,
  'last-workday': 5,
};

/**
 * The slots of a week such as `2022-W18`, or null when it has none of its own: it lies outside the
 * campaign, has too few workdays, or holds no match of a cron timing. Of a week at the campaign's edge
 * only the days within the campaign count. A week that is deployed in the campaign is also brought to
 * its end: what quiet hours or lead push past the last day stays.
 */
export function placeWeek(plan: CadencePlan, period: string): PlacedWeek | null {
  const { weekly } = plan.rhythm;
  if (weekly === undefined) return null;
  const week = weekWithin(plan, period);
  if (week.workdays.length < Math.max(1, weekly.minWorkdays)) return null;

  const deployAim = aimInWeek(plan, weekly.deploy, week);
  const dueAim = aimInWeek(plan, weekly.due, week);
  if (deployAim === null || dueAim === null) return null;
  const deploy = placePosting(plan, deployAim);
  if (deploy.on > plan.endsOn) return null;

  const due = placeDeadline(plan, withLead(plan, dueAim, deploy, week));
  const prompt = weekly.prompt === undefined ? null : placePrompt(plan, weekly.prompt, week, deploy, due);
  const summary = weekly.summary === undefined ? null : placeSummary(plan, weekly.summary, week, due);
  return { period, deploy, prompt, due, summary };
}

/** How many workdays of the campaign the week has. */
export function workdaysInWeek(plan: CadencePlan, period: string): number {
  return weekWithin(plan, period).workdays.length;
}

function weekWithin({ calendar, startsOn, endsOn }: CadencePlan, period: string): Week {
  const monday = weekStart(period);
  const sunday = addDays(monday, 6);
  const firstOn = monday < startsOn ? startsOn : monday;
  const lastOn = sunday > endsOn ? endsOn : sunday;
  return { period, firstOn, lastOn, workdays: workdaysBetween(calendar, firstOn, lastOn) };
}

/** Whether the week is merged hangs on all its days, so each slot says when one of them has no notice. */
function aimInWeek(plan: CadencePlan, timing: WeeklyTiming, week: Week): Aim | null {
  const aim = 'cron' in timing ? firstMatch(timing.cron, week.firstOn, week.lastOn) : aimByRule(week, timing);
  if (aim === null) return null;
  const reasons = 'cron' in timing ? [] : reasonsOf(plan, timing.on, aim.on);
  for (const day of [week.firstOn, week.lastOn]) addCoverage(reasons, plan.calendar, day);
  return { ...aim, reasons };
}

function aimByRule({ workdays }: Week, { on: rule, at }: { on: WeekdayRule; at: string }) {
  const fromEnd = rule === 'last-workday' ? 1 : 2;
  const on = rule === 'first-workday' ? workdays[0] : (workdays.at(-fromEnd) ?? workdays[0]);
  return on === undefined ? null : { on, at };
}

/** What makes the rule name this day and not the one of an ordinary week: the days between it and the week's edge. */
function reasonsOf({ calendar, startsOn, endsOn }: CadencePlan, rule: WeekdayRule, on: Day): SlotReason[] {
  const reasons: SlotReason[] = [];
  const monday = weekStart(isoWeekOf(on));
  const ordinary = addDays(monday, ORDINARY_WEEKDAY[rule] - 1);
  if (on === ordinary) return reasons;

  const counted =
    rule === 'first-workday'
      ? { from: monday, to: on }
      : { from: on < ordinary ? on : ordinary, to: addDays(monday, 6) };
  for (let day = counted.from; day <= counted.to; day = addDays(day, 1)) {
    const weekend = weekdayOf(day) > 5;
    const workday = calendar.isWorkday(day);
    if (workday && day < startsOn) addReason(reasons, { code: 'campaign_starts', on: startsOn });
    else if (workday && day > endsOn) addReason(reasons, { code: 'campaign_ends', on: endsOn });
    else if (workday && weekend) addReason(reasons, { code: 'make_up_workday', on: day });
    else if (!weekend && !workday) addReason(reasons, dayOff(calendar, day));
  }
  return reasons;
}

/**
 * Nothing is due on the day it is handed out: a due date too early moves to the workday after the
 * deployment, at its own time. A week's only workday may be both, if the due time is the later one.
 */
function withLead(plan: CadencePlan, due: Aim, deploy: Placed, { workdays }: Week): Aim {
  const { calendar, timezone } = plan;
  const dueOn = nextWorkday(calendar, due.on);
  const enough =
    dueOn > deploy.on || (workdays.length === 1 && instantOf(dueOn, due.at, timezone) > deploy.at);
  if (enough) return due;
  return {
    on: nextWorkday(calendar, addDays(deploy.on, 1)),
    at: due.at,
    reasons: [...due.reasons, { code: 'lead', deployedOn: deploy.on }],
  };
}

/** A prompt that is not between deployment and due time helps nobody; in a week of one workday it never is. */
function placePrompt(
  plan: CadencePlan,
  timing: WeeklyTiming,
  week: Week,
  deploy: Placed,
  due: Placed,
): Placed | null {
  const aim = week.workdays.length > 1 ? aimInWeek(plan, timing, week) : null;
  const prompt = aim === null ? null : placePosting(plan, aim);
  return prompt !== null && deploy.at < prompt.at && prompt.at < due.at ? prompt : null;
}

/** The summary tells what has come in, so it waits until the replies are due. */
function placeSummary(plan: CadencePlan, timing: WeeklyTiming, week: Week, due: Placed): Placed | null {
  const aim = aimInWeek(plan, timing, week);
  if (aim === null) return null;
  const summary = placePosting(plan, aim);
  if (summary.at >= due.at) return summary;
  const reasons: SlotReason[] = [...aim.reasons, { code: 'after_due' }];
  return placePosting(plan, { on: due.on, at: timeOf(due.at, plan.timezone), reasons });
}
