import type { Day } from '../calendar/rhythm.ts';
import { addWorkdays, type WorkCalendar } from '../calendar/workdays.ts';
import { isRunning, type TaskState } from './states.ts';

/**
 * A task's light: green in order; blue due within three workdays; yellow a weekly reply missed, or returned
 * once, and of a closed one that it was late; red overdue; grey suspended, waiting for the office, or over before
 * this office began. Always shown with its word.
 */
export type Light = 'green' | 'blue' | 'yellow' | 'red' | 'grey';

export const LIGHTS: readonly Light[] = ['red', 'yellow', 'blue', 'green', 'grey'];

/** Workdays before the due day on which a task turns blue. */
export const NEAR_WORKDAYS = 3;

/** What the light of a task depends on. */
export interface LightFacts {
  state: TaskState;
  /** With deferrals that were granted. */
  dueOn: Day | null;
  /** The day on which its result was handed in last, while it is under review or closed. */
  submittedOn: Day | null;
  /** How often the office returned it. */
  returns: number;
  /** Its lead section owed a reply on it last week and gave none. */
  missedReply: boolean;
  /** When this office began to be kept on its rhythm: what was due before is not chased. */
  since: Day | null;
}

/** Whether a task is late on a day: under way past its due day, and due in this office's time. */
export function isOverdue(facts: Pick<LightFacts, 'state' | 'dueOn' | 'since'>, today: Day): boolean {
  const { state, dueOn, since } = facts;
  return isRunning(state) && dueOn !== null && dueOn < today && (since === null || dueOn >= since);
}

function wasLate({ dueOn, submittedOn }: LightFacts): boolean {
  return dueOn !== null && submittedOn !== null && submittedOn > dueOn;
}

/** The light of a task on a day. A red one that was made good is yellow from then on. */
export function lightOf(facts: LightFacts, today: Day, calendar: WorkCalendar): Light {
  const { state, dueOn, returns, missedReply } = facts;
  switch (state) {
    case 'draft':
    case 'approved':
    case 'suspended':
    case 'cancelled':
      return 'grey';
    case 'under_review':
      return returns > 0 || wasLate(facts) ? 'yellow' : 'green';
    case 'closed':
    case 'archived':
      return wasLate(facts) ? 'yellow' : 'green';
    case 'declined':
      return isOverdue(facts, today) ? 'red' : 'grey';
    case 'assigned':
    case 'in_progress': {
      if (isOverdue(facts, today)) return 'red';
      if (returns > 0 || missedReply) return 'yellow';
      if (dueOn === null) return 'green';
      if (dueOn < today) return 'grey';
      return addWorkdays(calendar, today, NEAR_WORKDAYS) >= dueOn ? 'blue' : 'green';
    }
  }
}

/**
 * The light of a task in a month's history: red while it was late in that month and is not handed in, yellow
 * once it was made good, whenever that was; grey when its clock stands still, green otherwise. `to` is the
 * month's last day.
 */
export function monthLight(
  facts: Pick<LightFacts, 'state' | 'dueOn' | 'submittedOn' | 'since'>,
  { from, to }: { from: Day; to: Day },
  today: Day,
): Light {
  const { state, dueOn, submittedOn, since } = facts;
  const isHandedIn = state === 'under_review' || state === 'closed' || state === 'archived';
  if (!isHandedIn && !isRunning(state)) return 'grey';
  const until = to < today ? to : today;
  if (from > today || dueOn === null || dueOn >= until || (since !== null && dueOn < since)) return 'green';
  if (isRunning(state)) return 'red';
  return submittedOn !== null && submittedOn > dueOn && submittedOn >= from ? 'yellow' : 'green';
}
