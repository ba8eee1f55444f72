import { actsOn } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { newestSlot } from '../../db/slots.ts';
import { tasksIn, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { nextWorkday } from '../calendar/workdays.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sectionsById } from '../people/service.ts';
import { unacknowledgedFrom } from './acknowledging.ts';
import { readersOf } from './news.ts';

/** A task that waits to be acknowledged, and from which workday on it is late with that. */
interface Unacknowledged {
  task: TaskRow;
  from: Day;
}

async function unacknowledged(db: DbOrTx, { timezone, plan }: CampaignFacts): Promise<Unacknowledged[]> {
  const tasks = await tasksIn(db, ['assigned']);
  const ids = tasks.map((task) => task.id);
  const acts = groupBy(await actsOn(db, 'task', ids, ''), (row) => row.subjectId);
  return tasks.flatMap((task) => {
    const from = unacknowledgedFrom(acts.get(task.id) ?? [], timezone, plan.calendar);
    return from === null ? [] : [{ task, from }];
  });
}

/** Those of which the messages of no day before `today` have told. */
async function untold(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Unacknowledged[]> {
  // The day lies after the hand-over, so whatever came due by the newest day's messages is in them.
  const newest = await newestSlot(db, { campaignId: campaign.id, job: 'daily.urging', before: today });
  const told = newest?.period ?? '';
  return (await unacknowledged(db, campaign)).filter(({ from }) => from > told);
}

/** Whoever is asked on a day for the sections of these tasks, by task: the head, the deputy, or else the office. */
async function askedFor(
  db: DbOrTx,
  tasks: readonly TaskRow[],
  day: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sections = await sectionsById(
    db,
    tasks.map((task) => task.leadId),
  );
  const asked = new Map<string, readonly string[]>();
  for (const { id, leadId } of tasks) {
    const section = sections.get(leadId);
    if (section) asked.set(id, await readersOf(db, section, day));
  }
  return asked;
}

/** The tasks that are late with being acknowledged today, each with whoever is asked for that. */
export async function unacknowledgedOn(
  db: DbOrTx,
  campaign: CampaignFacts,
  today: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const late = (await unacknowledged(db, campaign)).filter(({ from }) => from <= today);
  return askedFor(
    db,
    late.map(({ task }) => task),
    today,
  );
}

/** Whom a task that nobody acknowledged is told today: whoever is asked for its section, once for each hand-over. */
export async function acknowledgersDue(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<string[]> {
  const today = dayOf(now, campaign.timezone);
  const due = (await untold(db, campaign, today)).filter(({ from }) => from <= today);
  const asked = await askedFor(
    db,
    due.map(({ task }) => task),
    today,
  );
  return [...new Set([...asked.values()].flat())];
}

/** The days from `today` on, in order, on which somebody will be told of a task that nobody acknowledged. */
export async function daysWithUnacknowledged(
  db: DbOrTx,
  campaign: CampaignFacts,
  today: Day,
): Promise<Day[]> {
  return (await untold(db, campaign, today))
    .map(({ from }) => nextWorkday(campaign.plan.calendar, from < today ? today : from))
    .toSorted();
}
