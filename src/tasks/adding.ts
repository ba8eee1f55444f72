import { addAudit } from '../../db/audit.ts';
import type { Door, TaskSource } from '../../db/schema-tasks.ts';
import { addSupporting, addTask as storeTask } from '../../db/task-follow-up.ts';
import { listGoals, type GoalRow, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { sectionNamed, type Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { campaignDueFault, outlasts, usualDueOn } from './due.ts';
import { taskFacts, taskOfId, type TaskFacts } from './facts.ts';
import { moveWithin, permitted } from './moving.ts';
import type { TaskState } from './states.ts';
import { MOST_TITLE } from './title.ts';
import { onceFor, type Repeated } from '../once.ts';

/** A task as somebody wants it; sections and goal by id or name. */
export interface NewTask {
  title: string;
  section: string;
  /** `YYYY-MM-DD`; null: the usual time for a task of its urgency. */
  dueOn: string | null;
  goal: string | null;
  supporting: readonly string[];
  urgent: boolean;
  source: TaskSource;
  /** The task that it is a part of. */
  parentId: string | null;
}

export interface TaskAdded {
  kind: 'added';
  facts: TaskFacts;
  by: { personId: string; name: string };
  /** True when nobody named a due day and the usual time was taken. */
  usualTime: boolean;
  outlastsParent: boolean;
}

/** What is to be queued with a new task, in its transaction. */
export type TellingOfTask = (tx: Tx, campaign: CampaignFacts, added: TaskAdded) => Promise<void>;

/** The goals that a task can belong to, in the file's order. */
export async function currentGoals(db: DbOrTx): Promise<GoalRow[]> {
  return (await listGoals(db)).filter((goal) => goal.retiredAt === null);
}

async function goalNamed(tx: Tx, asked: string | null): Promise<string | null> {
  if (asked === null) return null;
  const goals = await currentGoals(tx);
  const found = goals.find((goal) => goal.id === asked || goal.name === asked);
  if (!found) throw new Refusal({ code: 'unknown_goal', goal: asked, known: goals.map((goal) => goal.id) });
  return found.id;
}

/**
 * In which state a new task begins: handed over at once when the office adds it; a draft that the office
 * decides on when a leader or a section's own head proposes it. Others may not add tasks.
 */
function firstState(caller: Caller, section: { headId: string | null; deputyId: string | null }): TaskState {
  if (caller.isOffice) return 'assigned';
  const ofSection = [section.headId, section.deputyId].includes(caller.personId);
  if (caller.isLeader || ofSection) return 'draft';
  throw new Refusal({ code: 'may_not_add' });
}

/** The first line of a task's history. */
function addedLine(
  task: TaskRow,
  by: { personId: string; door: Door; at: string },
): Parameters<typeof addAudit>[1] {
  return {
    noun: 'task',
    subjectId: task.id,
    event: 'add',
    fromState: null,
    toState: task.state,
    actorId: by.personId,
    door: by.door,
    reason: '',
    details: JSON.stringify({ due: task.dueOn }),
    at: by.at,
  };
}

/** Adds a task inside a transaction that is already under way, without telling anybody. */
export async function addWithin(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  asked: { caller: Caller; door: Door; task: NewTask; state?: TaskState },
  now: Date,
): Promise<TaskAdded> {
  const { caller, door, task } = asked;
  const title = task.title.trim();
  if (title === '' || title.length > MOST_TITLE) throw new Refusal({ code: 'no_title' });
  const section = await sectionNamed(tx, task.section);
  const state = asked.state ?? firstState(caller, section);
  const today = dayOf(now, campaign.timezone);
  const dueOn = task.dueOn ?? usualDueOn(task.urgent, today, campaign.plan);
  const fault = campaignDueFault(dueOn, today, campaign.plan);
  if (fault) throw new Refusal({ code: 'bad_due', day: dueOn, fault });
  const at = now.toISOString();
  const row: TaskRow = await storeTask(tx, {
    id: deps.newId(),
    title,
    goalId: await goalNamed(tx, task.goal),
    leadId: section.id,
    every: null,
    fromOn: today,
    dueOn,
    originalDueOn: dueOn,
    originalLeadId: section.id,
    retiredAt: null,
    state,
    urgent: task.urgent ? 1 : 0,
    source: task.source,
    parentId: task.parentId,
    assigneeId: null,
    reviewOn: null,
    addedBy: caller.personId,
    addedAt: at,
  });
  const supporting = await Promise.all(task.supporting.map((one) => sectionNamed(tx, one)));
  const others = supporting.map((one) => one.id).filter((id) => id !== section.id);
  await addSupporting(tx, row.id, [...new Set(others)]);
  await addAudit(tx, addedLine(row, { personId: caller.personId, door, at }));
  const facts = await taskFacts(tx, campaign, row, now);
  return {
    kind: 'added',
    facts,
    by: { personId: caller.personId, name: caller.name },
    usualTime: task.dueOn === null,
    outlastsParent: outlasts(facts.parent, dueOn),
  };
}

/**
 * Adds a task, once however often the same delivery brings it: assigned at once by the office, otherwise a
 * draft. Refuses unknown sections and goals, and a due day that leaves no workday or is a day off.
 */
export function addTask(
  deps: Deps,
  asked: { inboxKey: string; caller: Caller; door: Door; task: NewTask },
  tell: TellingOfTask,
): Promise<TaskAdded | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const added = await addWithin(tx, deps, campaign, asked, now);
    await tell(tx, campaign, added);
    return added;
  });
}

/**
 * Splits a part off a task: a task of its own below it. The office gives it to any section; a head keeps it
 * in the section, where it is under way at once.
 */
export function splitTask(
  deps: Deps,
  asked: { inboxKey: string; caller: Caller; door: Door; parentId: string; task: Omit<NewTask, 'parentId'> },
  tell: TellingOfTask,
): Promise<TaskAdded | Repeated> {
  const { caller, door, parentId } = asked;
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const parent = await taskFacts(tx, campaign, await taskOfId(tx, parentId), now);
    const text = asked.task.title;
    const split = { caller, taskId: parentId, move: 'split', text, door } as const;
    permitted(split, parent, campaign.timezone);
    const section = asked.task.section === '' ? parent.section.id : asked.task.section;
    const own = (await sectionNamed(tx, section)).id === parent.section.id;
    if (!caller.isOffice && !own) throw new Refusal({ code: 'may_not_add' });
    const state = caller.isOffice ? 'assigned' : 'in_progress';
    const task = { ...asked.task, section, parentId };
    const added = await addWithin(tx, deps, campaign, { caller, door, task, state }, now);
    await moveWithin(tx, deps, campaign, { ...split, details: { part: added.facts.ref } }, now);
    await tell(tx, campaign, added);
    return added;
  });
}
