import { groupBy } from '../../db/group-by.ts';
import { listAllTasks, listDeferrals, taskLines } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { addDays, dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { roster } from '../people/service.ts';
import { sinceOf, submittedOn } from './facts.ts';
import { monthLight, type Light } from './lights.ts';
import { refOf } from './ref.ts';

/** A task of which a month has something to say: it was late in it. */
export interface LateTask {
  task: TaskRow;
  ref: string;
  sectionName: string;
  /** Red: still late. Yellow: made good. */
  light: Light;
}

/** What became of the tasks that a section leads in a month. */
export interface SectionMonth {
  sectionId: string;
  name: string;
  closedOnTime: number;
  closedLate: number;
  /** Late in that month and not handed in. */
  overdue: number;
  /** Late in that month and handed in since. */
  madeGood: number;
  /** Suspended in that month. */
  suspended: number;
  /** Deferrals that were granted in that month. */
  deferred: number;
}

/** A month of the whole office, its sections in roster order. */
export interface MonthFacts {
  /** `2022-05` */
  month: string;
  sections: SectionMonth[];
  late: LateTask[];
}

/** The first and the last day of a month. */
function daysOf(month: string): { from: Day; to: Day } {
  const from = `${month}-01`;
  const next = addDays(from, 31).slice(0, 7);
  return { from, to: addDays(`${next}-01`, -1) };
}

/** What became of every section's tasks in a month, as far as it has passed. */
export async function monthFacts(
  db: DbOrTx,
  campaign: CampaignFacts,
  month: string,
  now: Date,
): Promise<MonthFacts> {
  const { timezone } = campaign;
  const days = daysOf(month);
  const today = dayOf(now, timezone);
  const within = (at: string | null): boolean =>
    at !== null && dayOf(new Date(at), timezone).startsWith(month);
  const tasks = await listAllTasks(db);
  const lines = groupBy(await taskLines(db, ['submit', 'close', 'suspend']), (line) => line.subjectId);
  const granted = (await listDeferrals(db)).filter((one) => one.granted === 1 && within(one.decidedAt));
  const known = tasks.map((task) => {
    const history = lines.get(task.id) ?? [];
    const handedInOn = submittedOn(history, timezone);
    const isClosed = task.state === 'closed' || task.state === 'archived';
    const facts = { state: task.state, dueOn: task.dueOn, submittedOn: handedInOn, since: sinceOf(campaign) };
    return {
      task,
      light: monthLight(facts, days, today),
      isLate: task.dueOn !== null && handedInOn !== null && handedInOn > task.dueOn,
      closed: isClosed && within(history.findLast((line) => line.event === 'close')?.at ?? null),
      suspended: history.some((line) => line.event === 'suspend' && within(line.at)),
      deferred: granted.filter((one) => one.taskId === task.id).length,
    };
  });
  const sections = await roster(db);
  return {
    month,
    sections: sections.map(({ id, name }) => {
      const own = known.filter((one) => one.task.leadId === id);
      return {
        sectionId: id,
        name,
        closedOnTime: own.filter((one) => one.closed && !one.isLate).length,
        closedLate: own.filter((one) => one.closed && one.isLate).length,
        overdue: own.filter((one) => one.light === 'red').length,
        madeGood: own.filter((one) => one.light === 'yellow').length,
        suspended: own.filter((one) => one.suspended).length,
        deferred: own.reduce((sum, one) => sum + one.deferred, 0),
      };
    }),
    late: sections.flatMap(({ id, name }) =>
      known
        .filter(({ task, light }) => task.leadId === id && (light === 'red' || light === 'yellow'))
        .map(({ task, light }) => ({ task, ref: refOf(task), sectionName: name, light })),
    ),
  };
}
