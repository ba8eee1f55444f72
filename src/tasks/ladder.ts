import type { Day, TimeOfDay } from '../calendar/rhythm.ts';
import { addWorkdays, previousWorkday, type WorkCalendar } from '../calendar/workdays.ts';
import { whoIsAsked } from '../weeks/rules.ts';
import { isUnderWay, type Posts, type TaskState } from './states.ts';

/** Whom a step tells: who handles the task, its section's head, the campaign office, the deputy heads of the leading group. */
export const RUNGS = ['handler', 'head', 'office', 'deputies'] as const;

export type Rung = (typeof RUNGS)[number];

const OF_SECTION: readonly Rung[] = ['handler', 'head'];

/** One step of the ladder. */
export interface UrgingStep {
  /** Workdays after the due day; before it when negative. */
  workdays: number;
  tell: readonly Rung[];
  /** The next circular names the task. */
  circular: boolean;
  /** A talk (约谈) is proposed; a human decides. */
  talk: boolean;
}

/** How tasks are urged: at which time of the day, and by which steps, in order. Without steps nobody is urged. */
export interface Urging {
  at: TimeOfDay;
  steps: readonly UrgingStep[];
}

/** The ladder of an office that says nothing else: 催办 before the due day, then higher, workday by workday. */
export const USUAL_URGING: Urging = {
  at: '09:00',
  steps: [
    { workdays: -3, tell: ['handler'], circular: false, talk: false },
    { workdays: -1, tell: ['handler', 'head'], circular: false, talk: false },
    { workdays: 1, tell: ['head', 'office'], circular: false, talk: false },
    { workdays: 3, tell: ['deputies'], circular: true, talk: false },
    { workdays: 5, tell: ['office'], circular: false, talk: true },
  ],
};

/** What the ladder has to know of a task. */
export interface UrgeableTask {
  state: TaskState;
  /** With deferrals that were granted. */
  dueOn: Day | null;
  fromOn: Day | null;
  /** When it was handed over to its section last. */
  givenOn: Day | null;
  /** Somebody asked for a later due day and waits for the decision. */
  deferralPending: boolean;
  /** When somebody of its section did something with it last. */
  actedOn: Day | null;
  /** Steps that were made for this due day, by their workdays. */
  made: readonly number[];
  /** A step after this due day told somebody of its section. */
  toldLate: boolean;
}

export interface LadderRules {
  steps: readonly UrgingStep[];
  calendar: WorkCalendar;
  /** When this office began to be kept on its rhythm: what was due before is not chased. */
  since: Day | null;
}

/** A step that a task stands on, and the day on which it fell. */
export interface Standing {
  step: UrgingStep;
  on: Day;
}

/** The workday on which a step falls. */
export function stepDay(calendar: WorkCalendar, dueOn: Day, workdays: number): Day {
  return workdays === 0 ? previousWorkday(calendar, dueOn) : addWorkdays(calendar, dueOn, workdays);
}

/** Every day on which the ladder has a step for a task that is due on the day. */
export function stepDays({ steps, calendar }: LadderRules, dueOn: Day): Standing[] {
  return steps.map((step) => ({ step, on: stepDay(calendar, dueOn, step.workdays) }));
}

/**
 * The step that is to be made on a day: the newest that has come, however long ago, so that whoever was not
 * told in time is told once and of the last step only. None when it was made, when the task is not under way,
 * when it was given to its section on the step's day or later, or when somebody of
 * the section acted on it since the step before (for the first step: since that very day).
 * While a later due day is asked for the section is left in peace; those above it are told none the less.
 * Otherwise nobody above the section hears that a task is late before the section does.
 */
export function stepFor(task: UrgeableTask, today: Day, rules: LadderRules): Standing | null {
  const { state, dueOn, fromOn, givenOn, actedOn, made } = task;
  if (!isUnderWay(state) || dueOn === null) return null;
  if (rules.since !== null && dueOn < rules.since) return null;
  const days = stepDays(rules, dueOn);
  const index = days.findLastIndex(({ on }) => on <= today);
  const standing = days[index];
  if (!standing || made.includes(standing.step.workdays)) return null;
  if (fromOn !== null && standing.on < fromOn) return null;
  if (givenOn !== null && standing.on <= givenOn) return null;
  const before = days[index - 1] ?? standing;
  if (actedOn !== null && actedOn >= before.on) return null;
  const tell = rungsFor(standing.step, task);
  return tell.length === 0 ? null : { ...standing, step: { ...standing.step, tell } };
}

function rungsFor(
  { tell, workdays }: UrgingStep,
  { deferralPending, toldLate }: UrgeableTask,
): readonly Rung[] {
  if (deferralPending) return tell.filter((rung) => !OF_SECTION.includes(rung));
  const hears = toldLate || tell.some((rung) => OF_SECTION.includes(rung));
  return workdays > 0 && !hears ? ['head', ...tell] : tell;
}

/** The posts of a task's section, and who of it was named to handle the task. */
export interface Hands extends Posts {
  assigneeId: string | null;
}

/** The leading group. */
export interface Group {
  headId: string | null;
  deputyIds: readonly string[];
  officeIds: readonly string[];
}

/**
 * Who is told of a step, each once. Nobody who is `away` (on leave, or no longer in the campaign) is told:
 * for a handler the section's deputy steps in, then its head; for the head its deputy; for the deputy heads
 * of the leading group its head; and the campaign office for all of them.
 */
export function toldBy(
  tell: readonly Rung[],
  hands: Hands,
  group: Group,
  away: ReadonlySet<string>,
): string[] {
  const here = (id: string | null): id is string => id !== null && !away.has(id);
  const office = group.officeIds.filter(here);
  const { headId, deputyId } = hands;
  const asked = (first: string | null, second: string | null): string[] => {
    const one = whoIsAsked({ headId: first, deputyId: second }, away, office);
    return one.kind === 'office' ? one.personIds : [one.personId];
  };
  const people: Record<Rung, () => string[]> = {
    handler: () => {
      const handlers = hands.assigneeId === null ? hands.handlerIds : [hands.assigneeId];
      const own = (handlers.length === 0 ? [headId] : handlers).filter(here);
      return own.length > 0 ? own : asked(deputyId, headId);
    },
    head: () => asked(headId, deputyId),
    office: () => office,
    deputies: () => {
      const deputies = group.deputyIds.filter(here);
      return deputies.length > 0 ? deputies : asked(group.headId, null);
    },
  };
  return [...new Set(tell.flatMap((rung) => people[rung]()))];
}
