import { groupBy } from '../../db/group-by.ts';
import { onLeave, type SectionRow } from '../../db/people.ts';
import {
  addWeekTasks,
  deployedAmong,
  leadItemStates,
  listSupporting,
  tasksIn,
  weekTasks,
  type TaskRow,
  type WeekTaskRow,
} from '../../db/tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { addWeek, findWeek, newestWeek, promptsAt, type PromptRow, type WeekRow } from '../../db/weeks.ts';
import type { WeekPlan } from '../calendar/cadence.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Every } from '../campaign/campaign.ts';
import { roster, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { UNDER_WAY, type TaskState } from '../tasks/states.ts';
import { officeOn } from '../tasks/steps.ts';
import { cycleOf, isOpen, whoIsAsked, whoReads, type Asked } from './rules.ts';

/**
 * As what a week asks a section for a task: it leads it, or supports the section that does. `handed_on`: another
 * section leads it by now, so that nothing is owed of it any more; what was said of it stays.
 */
export type AskedRole = 'lead' | 'supporting' | 'handed_on';

/** A task as a section is asked for it in a week. */
export interface AskedTask {
  taskId: string;
  number: number;
  title: string;
  role: AskedRole;
  every: Every | null;
  dueOn: string | null;
  state: TaskState;
  /** Name of the section that reports on it. */
  leadName: string;
}

/** What one section is asked in a week, and who answers for it. */
export interface SectionAsk {
  section: SectionWithHandlers;
  tasks: AskedTask[];
  asked: Asked;
  /** Who is told what it is asked, where it has no channel. */
  readerIds: string[];
}

export interface WeekAsks {
  week: WeekRow;
  /** In roster order; sections without an open task are left out. */
  asks: SectionAsk[];
  /** Sections that have nothing to do this week. */
  idle: SectionRow[];
}

/** The turns of recurring tasks that their sections have said to be done; a single task has its state for that. */
async function finishedCycles(db: DbOrTx, tasks: readonly TaskRow[], deployOn: string): Promise<Set<string>> {
  const recurring = tasks.filter((task) => task.every !== null);
  const cycles = new Set(recurring.map((task) => cycleOf(task.every, deployOn)));
  const newest = new Map<string, string>();
  const ids = recurring.map((task) => task.id);
  for (const row of await leadItemStates(db, ids, [...cycles]))
    newest.set(`${row.taskId}/${row.cycle}`, row.state);
  return new Set([...newest].filter(([, state]) => state === 'done').map(([key]) => key));
}

async function openTasks(db: DbOrTx, days: { deployOn: string; dueOn: string }): Promise<TaskRow[]> {
  const tasks = await tasksIn(db, UNDER_WAY);
  const finished = await finishedCycles(db, tasks, days.deployOn);
  const asked = await deployedAmong(
    db,
    tasks.map((task) => task.id),
  );
  return tasks.filter((task) =>
    isOpen(task, days, {
      finished: finished.has(`${task.id}/${cycleOf(task.every, days.deployOn)}`),
      // Whoever added a task asked for it at once, by its card.
      askedBefore: asked.has(task.id) || task.addedBy !== null,
    }),
  );
}

/** Who does what: a section's lead tasks first, then those it supports, each in the file's order. */
function shareOut(
  period: string,
  tasks: readonly TaskRow[],
  supporting: ReadonlyMap<string, readonly { sectionId: string }[]>,
  deployOn: string,
): WeekTaskRow[] {
  const rows: WeekTaskRow[] = [];
  for (const role of ['lead', 'supporting'] as const) {
    for (const task of tasks) {
      const sections =
        role === 'lead' ? [task.leadId] : (supporting.get(task.id) ?? []).map((row) => row.sectionId);
      for (const sectionId of sections) {
        const cycle = cycleOf(task.every, deployOn);
        rows.push({ period, sectionId, taskId: task.id, role, cycle, position: rows.length });
      }
    }
  }
  return rows;
}

/**
 * Records a week as deployed: its dates as they are told to the sections, and the tasks that each is
 * asked for. Runs inside the transaction that claims the slot.
 */
export async function deployWeek(
  tx: Tx,
  campaign: CampaignFacts,
  week: WeekPlan,
  now: Date,
): Promise<WeekAsks> {
  const deployOn = dayOf(week.deployAt, campaign.timezone);
  const dueOn = dayOf(week.dueAt, campaign.timezone);
  const tasks = await openTasks(tx, { deployOn, dueOn });
  const supporting = groupBy(await listSupporting(tx), (row) => row.taskId);
  await addWeek(tx, {
    period: week.period,
    startsOn: week.startsOn,
    endsOn: week.endsOn,
    deployedAt: now.toISOString(),
    dueAt: week.dueAt.toISOString(),
    summaryAt: week.summaryAt?.toISOString() ?? null,
    covers: JSON.stringify(week.covers),
    summaryStale: 0,
  });
  const taking = new Set((await roster(tx)).map((section) => section.id));
  const rows = shareOut(week.period, tasks, supporting, deployOn);
  await addWeekTasks(
    tx,
    rows.filter((row) => taking.has(row.sectionId)),
  );
  return weekAsks(tx, campaign, week.period, now);
}

function roleNow({ role, sectionId, leadId }: WeekTaskRow & Pick<TaskRow, 'leadId'>): AskedRole {
  if (leadId === sectionId) return 'lead';
  return role === 'lead' ? 'handed_on' : 'supporting';
}

/** The tasks of which a section still owes word: all that were not handed on. */
export function stillAsked(tasks: readonly AskedTask[]): AskedTask[] {
  return tasks.filter((task) => task.role !== 'handed_on');
}

/** What a deployed week asks of each section. */
export async function weekAsks(
  db: DbOrTx,
  campaign: CampaignFacts,
  period: string,
  now: Date,
): Promise<WeekAsks> {
  const week = await findWeek(db, period);
  if (!week) throw new Error(`week ${period} was never deployed`);
  const sections = await roster(db);
  const names = new Map(sections.map((section) => [section.id, section.name]));
  const today = dayOf(now, campaign.timezone);
  const away = await onLeave(db, today);
  const office = await officeOn(db, today);
  const bySection = groupBy(await weekTasks(db, period), (row) => row.sectionId);
  const asks = sections
    .filter((section) => bySection.has(section.id))
    .map((section) => ({
      section,
      tasks: (bySection.get(section.id) ?? []).map((row) => ({
        ...row,
        role: roleNow(row),
        leadName: names.get(row.leadId) ?? row.leadId,
      })),
      asked: whoIsAsked(section, away, office),
      readerIds: whoReads(section, away, office),
    }));
  return { week, asks, idle: sections.filter((section) => !bySection.has(section.id)) };
}

/** The tasks that a week asks of one section; empty when it asks for none. */
export async function sectionTasks(db: DbOrTx, period: string, sectionId: string): Promise<AskedTask[]> {
  const names = new Map((await roster(db)).map((section) => [section.id, section.name]));
  const rows = await weekTasks(db, period, sectionId);
  return rows.map((row) => ({
    ...row,
    role: roleNow(row),
    leadName: names.get(row.leadId) ?? row.leadId,
  }));
}

/** The week that a reply belongs to when nothing else is said, and whether it is still open. */
export interface CurrentWeek {
  week: WeekRow;
  /** False once the summary was due: replies are still taken, as late ones. */
  open: boolean;
}

/** The week deployed last, or null before the first one. A week stays open until its summary. */
export async function currentWeek(db: DbOrTx, now: Date): Promise<CurrentWeek | null> {
  const week = await newestWeek(db);
  if (!week) return null;
  return { week, open: now.toISOString() <= (week.summaryAt ?? week.dueAt) };
}

/** A week by its period, `2022-W18`; null when it was never deployed, so that nothing is known of it. */
export async function findDeployedWeek(db: DbOrTx, period: string): Promise<WeekRow | null> {
  return (await findWeek(db, period)) ?? null;
}

/** A week by its period; a refusal that repeats what was `asked` for when it was never deployed. */
export async function deployedWeek(db: DbOrTx, period: string, asked = period): Promise<WeekRow> {
  const week = await findWeek(db, period);
  if (!week) throw new Refusal({ code: 'unknown_period', period: asked });
  return week;
}

/** One section that a posted message asks, and for which week. */
export type Question = Pick<PromptRow, 'period' | 'sectionId'>;

/** What the message at the head of a thread asks: nothing for any other message, and outside of threads. */
export async function questionsOf(
  db: DbOrTx,
  channel: string,
  threadTs: string | undefined,
): Promise<Question[]> {
  return threadTs === undefined ? [] : promptsAt(db, channel, threadTs);
}
