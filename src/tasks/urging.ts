import { newestActs } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { pendingDeferrals, taskLines } from '../../db/task-follow-up.ts';
import { tasksIn, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { addUrgings, urgingsOfTasks, type UrgingRow } from '../../db/urgings.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { anySection, roster } from '../people/service.ts';
import type { Group, Hands } from './ladder.ts';
import { UNDER_WAY } from './states.ts';
import { daysOfSteps, dueSteps, groupOf, type Candidate, type DueStep } from './steps.ts';
import { isOfSection } from './who.ts';

async function handsOf(db: DbOrTx, tasks: readonly TaskRow[]): Promise<(task: TaskRow) => Hands> {
  const sections = new Map((await roster(db)).map((section) => [section.id, section]));
  for (const { leadId } of tasks) {
    if (!sections.has(leadId)) sections.set(leadId, await anySection(db, leadId));
  }
  return ({ leadId, assigneeId }) => {
    const section = sections.get(leadId);
    const { headId = null, deputyId = null, handlerIds = [] } = section ?? {};
    return { headId, deputyId, handlerIds, assigneeId };
  };
}

async function candidates(
  db: DbOrTx,
  { timezone }: CampaignFacts,
  group: Group,
): Promise<Candidate<TaskRow>[]> {
  const tasks = (await tasksIn(db, UNDER_WAY)).filter((task) => task.dueOn !== null);
  if (tasks.length === 0) return [];
  const hands = await handsOf(db, tasks);
  const pending = new Set((await pendingDeferrals(db)).map((row) => row.taskId));
  const ids = tasks.map((task) => task.id);
  const handed = groupBy(await taskLines(db, ['assign', 'reassign'], ids), (line) => line.subjectId);
  const made = groupBy(await urgingsOfTasks(db, ids), (row) => `${row.taskId}/${row.dueOn}`);
  const acts = groupBy(await newestActs(db, 'task', ids), (row) => row.subjectId);
  const dayAt = (instant: string | null): Day | null =>
    instant === null ? null : dayOf(new Date(instant), timezone);
  return tasks.map((task) => {
    const own = hands(task);
    const ofSection = (personId: string): boolean =>
      isOfSection(personId, own, task.assigneeId, group.officeIds);
    const newest = (acts.get(task.id) ?? [])
      .filter(({ actorId }) => ofSection(actorId))
      .map((act) => act.at)
      .toSorted()
      .at(-1);
    const { state, dueOn, fromOn } = task;
    const steps = made.get(`${task.id}/${dueOn}`) ?? [];
    return {
      subject: task,
      dueOn: dueOn ?? '',
      hands: own,
      urgeable: {
        state,
        dueOn,
        fromOn,
        givenOn: dayAt(handed.get(task.id)?.at(-1)?.at ?? task.addedAt),
        deferralPending: pending.has(task.id),
        actedOn: dayAt(newest ?? null),
        made: steps.map((row) => row.workdays),
        toldLate: steps.some(
          ({ workdays, told }) => workdays > 0 && (JSON.parse(told) as string[]).some(ofSection),
        ),
      },
    };
  });
}

/** The steps of the ladder that are to be made for tasks on the day of that instant. */
export async function stepsDue(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<DueStep<TaskRow>[]> {
  return dueSteps(db, campaign, await candidates(db, campaign, await groupOf(db)), now);
}

/** Makes the steps of the day: they are on record, and are not made again. */
export async function makeSteps(tx: Tx, campaign: CampaignFacts, now: Date): Promise<DueStep<TaskRow>[]> {
  const madeOn = dayOf(now, campaign.timezone);
  const due = await stepsDue(tx, campaign, now);
  const rows = due.map(({ subject, dueOn, step, told }): UrgingRow => {
    const { workdays, circular, talk } = step;
    return {
      taskId: subject.id,
      dueOn,
      workdays,
      madeOn,
      told: JSON.stringify(told),
      circular: circular ? 1 : 0,
      talk: talk ? 1 : 0,
    };
  });
  await addUrgings(tx, rows);
  return due;
}

/** The days from `today` on, in order, on which some task will have a step if nothing happens until then. */
export async function daysWithSteps(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Day[]> {
  return daysOfSteps(campaign, await candidates(db, campaign, await groupOf(db)), today);
}
