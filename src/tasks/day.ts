import type { EvidenceRow } from '../../db/evidence.ts';
import { listLeadingGroup } from '../../db/people.ts';
import { countUncertain } from '../../db/counts.ts';
import { findTask } from '../../db/task-follow-up.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { urgingsOn, type UrgingRow } from '../../db/urgings.ts';
import { dayOf, daysBetween } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { troubledFiles } from '../evidence/day.ts';
import { roundsOnDay, type RoundsDay } from '../inspections/day.ts';
import { rectificationDayReader, type RectificationDay } from '../rectifications/day.ts';
import { taskFacts, type TaskFacts } from './facts.ts';
import { allNews, type News } from './news.ts';
import { isUnderWay } from './states.ts';
import { allWaiting, type Waiting, type WaitingKind } from './waiting.ts';
import { isOfSection } from './who.ts';

/** A task of which somebody is reminded on a day. */
export interface UrgedTask {
  facts: TaskFacts;
  dueOn: Day;
  /** Calendar days past its due day; 0 until then. */
  daysLate: number;
  /** A talk is proposed, on which nobody has decided yet. */
  talk: boolean;
}

/** What the message of a day has for one person. */
export interface DayFacts {
  day: Day;
  urged: UrgedTask[];
  waiting: Waiting[];
  /** What others did today with tasks of a section that has no channel. */
  news: News[];
  rounds: RoundsDay;
  /** Files that they attached and that were not copied. */
  files: EvidenceRow[];
  rectifications: RectificationDay;
  /** For the office: of how many messages it is not certain that they were posted. */
  uncertain: number;
}

/** What the message of a day tells to anybody; a task to acknowledge is told by its card, where there is one, until it is late. */
const TOLD: ReadonlySet<WaitingKind> = new Set([
  'draft',
  'approved',
  'declined',
  'deferral',
  'review',
  'suspended',
  'answer',
  'answer_for',
  'instruction',
]);

/** A single task of a section without a channel, which no card has handed over. */
function isHandedOver({ kind, task, section }: Waiting): boolean {
  return kind === 'acknowledge' && section.channel === null && task.every === null;
}

/**
 * Whether there is still a point in reminding somebody: the task waits as it did, and nobody of its section has acted
 * since; the section itself is left in peace while a later due day is asked for.
 */
function stillUrged(
  { madeOn, dueOn, talk }: UrgingRow,
  { task, section, deferrals, history }: TaskFacts,
  known: { personId: string; officeIds: readonly string[]; timezone: string },
): boolean {
  if (!isUnderWay(task.state) || task.dueOn !== dueOn) return false;
  const { personId, officeIds } = known;
  const asks = deferrals.some((one) => one.granted === null);
  if (asks && !officeIds.includes(personId) && isOfSection(personId, section, task.assigneeId, officeIds))
    return false;
  const since = history.filter((line) => dayOf(new Date(line.at), known.timezone) >= madeOn);
  if (talk === 1 && since.some((line) => line.event === 'decide_talk')) return false;
  return !since.some(
    ({ actorId }) => actorId !== null && isOfSection(actorId, section, task.assigneeId, officeIds),
  );
}

/** Reads what the messages of a day have for whomever it is asked about, from the facts as they are now. */
export function dayReader(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
  now: Date,
): (personId: string) => Promise<DayFacts> {
  const rows = once(() => urgingsOn(db, day));
  const group = once(() => listLeadingGroup(db));
  const waiting = once(() => allWaiting(db, campaign, now));
  const news = once(() => allNews(db, campaign, day));
  const rounds = once(() => roundsOnDay(db, campaign, day));
  const rectifications = once(() => rectificationDayReader(db, campaign, day, now));
  const uncertain = once(() => countUncertain(db));
  const tasks = new Map<string, TaskFacts | null>();
  const factsOf = async (taskId: string): Promise<TaskFacts | null> => {
    const known = tasks.get(taskId);
    if (known !== undefined) return known;
    const task = await findTask(db, taskId);
    const facts = task && task.retiredAt === null ? await taskFacts(db, campaign, task, now) : null;
    tasks.set(taskId, facts);
    return facts;
  };
  return async (personId) => {
    const members = await group();
    const officeIds = members.filter((row) => row.role === 'office').map((row) => row.personId);
    const urged: UrgedTask[] = [];
    for (const row of await rows()) {
      const told = JSON.parse(row.told) as string[];
      const facts = told.includes(personId) ? await factsOf(row.taskId) : null;
      if (!facts || !stillUrged(row, facts, { personId, officeIds, timezone: campaign.timezone })) continue;
      const daysLate = Math.max(0, daysBetween(row.dueOn, facts.today));
      urged.push({ facts, dueOn: row.dueOn, daysLate, talk: row.talk === 1 });
    }
    const own = members.filter((row) => row.personId === personId);
    const isOffice = own.some((row) => row.role === 'office');
    const isLeader = own.some((row) => row.role !== 'office');
    const all = (await waiting())({ personId, isOffice, isLeader });
    // Whoever is reminded of a task reads there that it waits to be acknowledged, and not a second time.
    const isReminded = ({ kind, ref }: Waiting): boolean =>
      kind === 'acknowledge' && urged.some(({ facts }) => facts.ref === ref);
    return {
      day,
      urged: urged.toSorted(
        (one, other) =>
          one.dueOn.localeCompare(other.dueOn) || one.facts.task.number - other.facts.task.number,
      ),
      waiting: all.filter((one) => (TOLD.has(one.kind) || one.late || isHandedOver(one)) && !isReminded(one)),
      news: (await news())(personId),
      rounds: (await rounds())(personId),
      files: await troubledFiles(db, campaign, day, personId),
      rectifications: (await rectifications())({ personId, isOffice }),
      uncertain: isOffice ? await uncertain() : 0,
    };
  };
}

/** Asks at the first call and keeps the answer. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => (asked ??= ask());
}
