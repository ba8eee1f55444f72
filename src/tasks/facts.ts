import type { AuditRow } from '../../db/audit.ts';
import { auditOf } from '../../db/audit.ts';
import { listLeadingGroup, listPeople, onLeave } from '../../db/people.ts';
import {
  childTasks,
  deferralsOf,
  findTask,
  findTaskByNumber,
  instructionsOf,
  type DeferralRow,
  type InstructionRow,
} from '../../db/task-follow-up.ts';
import { listGoals, listSupporting, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { anySection, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { unacknowledgedFrom } from './acknowledging.ts';
import { missedTasks } from './missed.ts';
import { refOf } from './ref.ts';
import { isOverdue, lightOf, type Light, type LightFacts } from './lights.ts';

export type { DeferralRow, InstructionRow } from '../../db/task-follow-up.ts';
export type { TaskRow } from '../../db/tasks.ts';

/** One line of a task's history, with the name of who acted; null when it was nobody's hand. */
export type HistoryLine = AuditRow & { actor: string | null };

/** Whether the leader who gave an instruction can follow it up: in the leading group, and not on leave. */
export type AuthorIs = 'here' | 'on_leave' | 'left';

/** A task with all that its card shows. */
export interface TaskFacts {
  task: TaskRow;
  ref: string;
  section: SectionWithHandlers;
  /** Names of the people in the section's posts. */
  posts: { head: string | null; deputy: string | null; handlers: string[] };
  /** Names of the campaign office's people, and of the leaders of the leading group. */
  group: { office: string[]; leaders: string[] };
  /** Names of the sections that support it. */
  supporting: string[];
  goal: string | null;
  parent: TaskRow | null;
  children: TaskRow[];
  assignee: string | null;
  deferrals: DeferralRow[];
  /** Those that stand, oldest first. */
  instructions: (InstructionRow & { author: string; authorIs: AuthorIs })[];
  history: HistoryLine[];
  light: Light;
  overdue: boolean;
  /** It waits to be acknowledged, later than its section has time for that. */
  unacknowledged: boolean;
  /** The civil day on which all this is so. */
  today: string;
}

function inCampaign(task: TaskRow | undefined, asked: string): TaskRow {
  if (!task) throw new Refusal({ code: 'unknown_task', task: asked });
  const { retiredAt, title } = task;
  if (retiredAt !== null) throw new Refusal({ code: 'retired_task', ref: refOf(task), title });
  return task;
}

async function numbered(db: DbOrTx, asked: string): Promise<TaskRow | undefined> {
  const [, digits] = /^[tT]?(\d{1,9})$/.exec(asked.trim()) ?? [];
  return digits === undefined ? undefined : findTaskByNumber(db, Number(digits));
}

/** The task that somebody names as `T12` or `12`; a refusal when there is none, or none any more. */
export async function taskNamed(db: DbOrTx, asked: string): Promise<TaskRow> {
  return inCampaign(await numbered(db, asked), asked);
}

/** The same, also when the task was taken out of the campaign: its record stays. */
export async function taskOnRecord(db: DbOrTx, asked: string): Promise<TaskRow> {
  const task = await numbered(db, asked);
  if (!task) throw new Refusal({ code: 'unknown_task', task: asked });
  return task;
}

/** The task of a button or form; a refusal when it is gone. */
export async function taskOfId(db: DbOrTx, id: string): Promise<TaskRow> {
  const task = await findTask(db, id);
  return inCampaign(task, id);
}

/** The civil day on which the newest result was handed in, when the task waits with it or was closed by it. */
export function submittedOn(
  history: readonly Pick<AuditRow, 'event' | 'at'>[],
  timezone: string,
): string | null {
  const newest = history.findLast((line) => line.event === 'submit');
  return newest ? dayOf(new Date(newest.at), timezone) : null;
}

/** The day from which on this office is kept on its rhythm; null before the first pass of the clock. */
export function sinceOf(campaign: CampaignFacts): string | null {
  return campaign.watchingSince === null ? null : dayOf(campaign.watchingSince, campaign.timezone);
}

/** Which leaders can follow up their instructions on a day. */
export async function presence(db: DbOrTx, day: string): Promise<(authorId: string) => AuthorIs> {
  const group = await listLeadingGroup(db);
  const leaders = new Set(group.filter((row) => row.role !== 'office').map((row) => row.personId));
  const away = await onLeave(db, day);
  return (id) => (leaders.has(id) ? (away.has(id) ? 'on_leave' : 'here') : 'left');
}

/** A task with everything that its card shows, as it is at that instant. */
export async function taskFacts(
  db: DbOrTx,
  campaign: CampaignFacts,
  task: TaskRow,
  now: Date,
): Promise<TaskFacts> {
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const nameOf = (id: string): string => people.get(id) ?? id;
  const supporting = (await listSupporting(db)).filter((row) => row.taskId === task.id);
  const sections = await Promise.all(supporting.map((row) => anySection(db, row.sectionId)));
  const section = await anySection(db, task.leadId);
  const history = await auditOf(db, 'task', task.id);
  const today = dayOf(now, campaign.timezone);
  const authorIs = await presence(db, today);
  const group = await listLeadingGroup(db);
  const facts: LightFacts = {
    state: task.state,
    dueOn: task.dueOn,
    submittedOn: submittedOn(history, campaign.timezone),
    returns: history.filter((line) => line.event === 'return').length,
    missedReply: (await missedTasks(db, now)).has(task.id),
    since: sinceOf(campaign),
  };
  const { timezone, plan } = campaign;
  const lateFrom = task.state === 'assigned' ? unacknowledgedFrom(history, timezone, plan.calendar) : null;
  return {
    task,
    ref: refOf(task),
    section,
    posts: {
      head: section.headId === null ? null : nameOf(section.headId),
      deputy: section.deputyId === null ? null : nameOf(section.deputyId),
      handlers: section.handlerIds.map(nameOf),
    },
    group: {
      office: group.filter((row) => row.role === 'office').map((row) => nameOf(row.personId)),
      leaders: group.filter((row) => row.role !== 'office').map((row) => nameOf(row.personId)),
    },
    supporting: sections.map((one) => one.name),
    goal: (await listGoals(db)).find((goal) => goal.id === task.goalId)?.name ?? null,
    parent: task.parentId === null ? null : ((await findTask(db, task.parentId)) ?? null),
    children: await childTasks(db, task.id),
    assignee: task.assigneeId === null ? null : nameOf(task.assigneeId),
    deferrals: await deferralsOf(db, task.id),
    instructions: (await instructionsOf(db, task.id))
      .filter((row) => row.withdrawnAt === null)
      .map((row) => ({ ...row, author: nameOf(row.authorId), authorIs: authorIs(row.authorId) })),
    history: history.map((line) => ({
      ...line,
      actor: line.actorId === null ? null : nameOf(line.actorId),
    })),
    light: lightOf(facts, today, campaign.plan.calendar),
    overdue: isOverdue(facts, today),
    unacknowledged: lateFrom !== null && lateFrom <= today,
    today,
  };
}
