import { newestActs } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { listLeadingGroup, listPeople, onLeave } from '../../db/people.ts';
import { pendingDeferrals, taskLines } from '../../db/task-follow-up.ts';
import { listTasks, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { addUrgings, listUrgings, type UrgingRow } from '../../db/urgings.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { anySection, roster } from '../people/service.ts';
import { sinceOf } from './facts.ts';
import {
  stepDays,
  stepFor,
  toldBy,
  type Group,
  type Hands,
  type LadderRules,
  type Standing,
  type UrgeableTask,
} from './ladder.ts';
import { isUnderWay } from './states.ts';
import { isOfSection } from './who.ts';

/** A task that is under way and has a due day, as the ladder sees it. */
interface Candidate {
  task: TaskRow;
  dueOn: Day;
  urgeable: UrgeableTask;
  hands: Hands;
}

function rulesOf(campaign: CampaignFacts): LadderRules {
  const { plan, urging } = campaign;
  return { steps: urging.steps, calendar: plan.calendar, since: sinceOf(campaign) };
}

async function groupOf(db: DbOrTx): Promise<Group> {
  const byRole = groupBy(await listLeadingGroup(db), (row) => row.role);
  const ids = (role: 'head' | 'deputy' | 'office'): string[] =>
    (byRole.get(role) ?? []).map((row) => row.personId);
  return { headId: ids('head')[0] ?? null, deputyIds: ids('deputy'), officeIds: ids('office') };
}

/** Whom nobody can tell anything today: on leave, or no longer in the campaign. */
async function awayOn(db: DbOrTx, day: Day): Promise<Set<string>> {
  const left = (await listPeople(db)).filter((person) => person.retiredAt !== null);
  return new Set([...left.map((person) => person.id), ...(await onLeave(db, day))]);
}

/** The campaign office, as far as it is there on a day; all of it when nobody is. */
export async function officeOn(db: DbOrTx, day: Day): Promise<readonly string[]> {
  const { officeIds } = await groupOf(db);
  const away = await awayOn(db, day);
  const here = officeIds.filter((id) => !away.has(id));
  return here.length > 0 ? here : officeIds;
}

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

async function candidates(db: DbOrTx, { timezone }: CampaignFacts, group: Group): Promise<Candidate[]> {
  const tasks = (await listTasks(db)).filter((task) => task.dueOn !== null && isUnderWay(task.state));
  if (tasks.length === 0) return [];
  const hands = await handsOf(db, tasks);
  const pending = new Set((await pendingDeferrals(db)).map((row) => row.taskId));
  const handed = groupBy(await taskLines(db, ['assign', 'reassign']), (line) => line.subjectId);
  const made = groupBy(await listUrgings(db), (row) => `${row.taskId}/${row.dueOn}`);
  const acts = groupBy(
    await newestActs(
      db,
      'task',
      tasks.map((task) => task.id),
    ),
    (row) => row.subjectId,
  );
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
      task,
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

/** A step that is to be made for a task, and whom it tells. */
export interface Due extends Standing {
  task: TaskRow;
  dueOn: Day;
  told: string[];
}

/** The steps of the ladder that are to be made on the day of that instant. */
export async function stepsDue(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<Due[]> {
  const rules = rulesOf(campaign);
  if (rules.steps.length === 0) return [];
  const today = dayOf(now, campaign.timezone);
  const group = await groupOf(db);
  const away = await awayOn(db, today);
  return (await candidates(db, campaign, group)).flatMap(({ task, dueOn, urgeable, hands }) => {
    const standing = stepFor(urgeable, today, rules);
    if (standing === null) return [];
    return [{ ...standing, task, dueOn, told: toldBy(standing.step.tell, hands, group, away) }];
  });
}

/** Makes the steps of the day: they are on record, and are not made again. */
export async function makeSteps(tx: Tx, campaign: CampaignFacts, now: Date): Promise<Due[]> {
  const madeOn = dayOf(now, campaign.timezone);
  const due = await stepsDue(tx, campaign, now);
  const rows = due.map(({ task, dueOn, step, told }): UrgingRow => {
    const { workdays, circular, talk } = step;
    return {
      taskId: task.id,
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

/**
 * The days after `today`, in order, on which some task will have a step if nothing happens until then; and
 * `today` itself when a step is still to be made.
 */
export async function daysWithSteps(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Day[]> {
  const rules = rulesOf(campaign);
  if (rules.steps.length === 0) return [];
  const all = await candidates(db, campaign, await groupOf(db));
  const days = all.flatMap(({ dueOn, urgeable }) => {
    const ahead = stepDays(rules, dueOn).filter(
      ({ on }) => on > today && stepFor(urgeable, on, rules)?.on === on,
    );
    return [...(stepFor(urgeable, today, rules) ? [today] : []), ...ahead.map(({ on }) => on)];
  });
  return [...new Set(days)].toSorted();
}
