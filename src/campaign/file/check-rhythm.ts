import type { FileDraft } from './check.ts';
import type { Notes } from './examine.ts';
import { finding, type Path } from './fault.ts';
import { isGiven } from './references.ts';

/** The order in which these days come in any week that has all of them. */
const ORDER = ['first-workday', 'second-last-workday', 'last-workday'];

interface Timing {
  on?: string | null | undefined;
  at?: string | null | undefined;
}

/** Each part of the rhythm says when in one way, and the parts of the week follow each other. */
export function checkRhythm(draft: FileDraft, notes: Notes): void {
  const { weekly, monthly, quarterly, half_yearly: halfYearly, yearly } = draft.rhythm ?? {};
  if (weekly) checkWeek(weekly, notes);
  checkPeriod(monthly?.inspection, ['rhythm', 'monthly', 'inspection'], notes);
  checkPeriod(quarterly?.review, ['rhythm', 'quarterly', 'review'], notes);
  checkPeriod(halfYearly?.assessment, ['rhythm', 'half_yearly', 'assessment'], notes);
  checkPeriod(yearly?.appraisal, ['rhythm', 'yearly', 'appraisal'], notes);
  const appraisal = yearly?.appraisal;
  if (appraisal && !isGiven(appraisal, 'cron') && !isGiven(appraisal, 'month')) {
    notes.add(['rhythm', 'yearly', 'appraisal', 'month'], finding('missing', { key: 'month' }));
  }
  const { from, to } = draft.quiet_hours ?? {};
  if (from && from === to) notes.add(['quiet_hours', 'to'], finding('quiet-hours-same', {}));
}

type Week = NonNullable<NonNullable<FileDraft['rhythm']>['weekly']>;

function checkWeek(week: Week, notes: Notes): void {
  for (const key of ['deploy', 'prompt', 'due', 'summary'] as const) {
    const timing = week[key];
    if (timing) checkTiming(timing, ['rhythm', 'weekly', key], 'on + at / cron', notes);
  }
  const deploy = placeInWeek(week.deploy);
  const prompt = placeInWeek(week.prompt);
  const due = placeInWeek(week.due);
  const summary = placeInWeek(week.summary);
  const outOfOrder = (earlier: keyof Week, later: keyof Week): void =>
    notes.add(['rhythm', 'weekly', later], finding('week-order', { earlier, later }));
  if (deploy && prompt && prompt <= deploy) outOfOrder('deploy', 'prompt');
  if (deploy && due && due <= deploy) outOfOrder('deploy', 'due');
  else if (prompt && due && due <= prompt) outOfOrder('prompt', 'due');
  // A summary at the very moment of the due time is right; one before it would call everybody late.
  if (due && summary && summary < due) outOfOrder('due', 'summary');
}

/** Sorts like the week runs; null when it cannot be told, as with a cron expression. */
function placeInWeek(timing: Timing | null | undefined): string | null {
  return timing?.on && timing.at ? `${ORDER.indexOf(timing.on)} ${timing.at}` : null;
}

function checkPeriod(timing: Timing | undefined, path: Path, notes: Notes): void {
  if (timing) checkTiming(timing, path, 'day + at / on + at / cron', notes);
}

function checkTiming(timing: Timing, path: Path, allowed: string, notes: Notes): void {
  const given = (key: string): boolean => isGiven(timing, key);
  const add = (key: string, what: ReturnType<typeof finding>): void => notes.add([...path, key], what, 'key');
  if (given('cron')) {
    for (const key of ['on', 'after_workdays', 'day', 'shift', 'at']) {
      if (given(key)) add(key, finding('timing-cron-alone', { key }));
    }
    return;
  }
  if (!given('on') && !given('day')) {
    notes.add(path, finding('timing-empty', { allowed }));
    return;
  }
  if (given('on') && given('day')) add('on', finding('timing-day-and-on', {}));
  if (!given('at')) notes.add([...path, 'at'], finding('missing', { key: 'at' }));
  if (given('shift') && !given('day')) add('shift', finding('timing-needs', { key: 'shift', other: 'day' }));
  if (given('after_workdays') && !given('on')) {
    add('after_workdays', finding('timing-needs', { key: 'after_workdays', other: 'on' }));
  }
}
