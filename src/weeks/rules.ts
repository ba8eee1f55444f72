import { monthOf, quarterOf, isoWeekOf, yearOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { Every } from '../campaign/campaign.ts';

/** The cycle of a task that is done once. */
export const ONCE = 'once';

/** Which turn of a recurring task a day belongs to, e.g. `2022-05` for a monthly one. */
export function cycleOf(every: Every | null, day: Day): string {
  switch (every) {
    case 'week':
      return isoWeekOf(day);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return quarterOf(day);
    case 'year':
      return yearOf(day);
    case null:
      return ONCE;
  }
}

/** What the week has to know about a task to decide whether it asks for it. */
export interface TaskDates {
  id: string;
  every: Every | null;
  fromOn: Day | null;
  dueOn: Day | null;
}

/** The week as its sections see it: from the day it is deployed to the day it is due. */
export interface AskedDays {
  deployOn: Day;
  dueOn: Day;
}

/**
 * Whether a week asks for a task. It does not when the task is finished in this cycle, has not begun by
 * the week's end, or came due before the bot ever asked for it: nobody is chased for what was over before.
 */
export function isOpen(
  task: TaskDates,
  week: AskedDays,
  known: { finished: boolean; askedBefore: boolean },
): boolean {
  if (known.finished) return false;
  if (task.fromOn !== null && task.fromOn > week.dueOn) return false;
  return task.dueOn === null || task.dueOn >= week.deployOn || known.askedBefore;
}

/** Who is asked for a section: head, deputy, or the office when both posts are empty or away. */
export type Asked = { kind: 'head' | 'deputy'; personId: string } | { kind: 'office'; personIds: string[] };

/** Who reads what a section without a channel is told: head and deputy, as far as they are there; else the office. */
export function whoReads(
  { headId, deputyId }: { headId: string | null; deputyId: string | null },
  away: ReadonlySet<string>,
  office: readonly string[],
): string[] {
  const here = (id: string | null): id is string => id !== null && !away.has(id);
  const posts = [...new Set([headId, deputyId])].filter(here);
  return posts.length > 0 ? posts : [...office];
}

/** The head; the deputy while the head's post is vacant or the head is away; then the campaign office. */
export function whoIsAsked(
  section: { headId: string | null; deputyId: string | null },
  away: ReadonlySet<string>,
  office: readonly string[],
): Asked {
  if (section.headId !== null && !away.has(section.headId)) return { kind: 'head', personId: section.headId };
  if (section.deputyId !== null && !away.has(section.deputyId)) {
    return { kind: 'deputy', personId: section.deputyId };
  }
  return { kind: 'office', personIds: [...office] };
}
