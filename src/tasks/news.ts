import { actsSince } from '../../db/audit.ts';
import { listPeople, onLeave } from '../../db/people.ts';
import { tasksByIds, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { addDays, instantOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { roster, type SectionWithHandlers } from '../people/service.ts';
import { readOn } from '../slots/daily.ts';
import { whoIsAsked } from '../weeks/rules.ts';
import { deedOf } from './deeds.ts';
import { refOf } from './ref.ts';
import type { TaskMove } from './states.ts';
import { officeOn } from './steps.ts';

const FOR_SECTION: readonly TaskMove[] = [
  'assign',
  'reassign',
  'approve_deferral',
  'reject_deferral',
  'suspend',
  'resume',
  'return',
  'close',
  'cancel',
  'instruct',
  'withdraw_instruction',
];

/** What a leader asks of whoever has the task. */
const OF_LEADER: readonly string[] = ['instruct', 'withdraw_instruction'];

/**
 * Whether a section has to hear of a move by somebody else; what it did itself it knows. A task that was not
 * handed over yet is nobody's, and what a leader asks about a declined one is for the section that gets it next.
 */
export function concernsSection(move: string, from: string | null): boolean {
  if (move !== 'assign' && (from === 'draft' || from === 'approved')) return false;
  if (from === 'declined' && OF_LEADER.includes(move)) return false;
  return FOR_SECTION.some((one) => one === move);
}

/** Whether whoever proposed a task has to hear of a move: it was approved, handed over, or is not to be. */
export function concernsProposer(move: string, from: string | null): boolean {
  if (from !== 'draft' && from !== 'approved') return false;
  return move === 'approve' || move === 'assign' || move === 'cancel';
}

/**
 * What somebody else did with a task that one has proposed, or with one of a section that has no channel in which it
 * could be told.
 */
export interface News {
  task: TaskRow;
  ref: string;
  /** As people call it. */
  deed: string;
  /** It is about a proposal of the reader's. */
  proposed: boolean;
  actor: string;
  text: string;
}

/** Who reads for a section what is told to its people: whoever is asked for it that day. */
export async function readersOf(
  db: DbOrTx,
  section: Pick<SectionWithHandlers, 'headId' | 'deputyId'>,
  day: Day,
): Promise<string[]> {
  const asked = whoIsAsked(section, await onLeave(db, day), await officeOn(db, day));
  return asked.kind === 'office' ? asked.personIds : [asked.personId];
}

/** What is read on a day was done so many days before at most: no night or run of days off is longer. */
export const LOOK_BACK_DAYS = 15;

/**
 * What each person has to hear on a day of what others did with the tasks that they proposed, and with those of
 * sections without a channel.
 */
export async function allNews(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
): Promise<(personId: string) => News[]> {
  const sections = (await roster(db)).filter((section) => section.channel === null);
  const readers = new Map<string, string[]>();
  for (const section of sections) readers.set(section.id, await readersOf(db, section, day));
  const since = instantOf(addDays(day, -LOOK_BACK_DAYS), '00:00', campaign.timezone).toISOString();
  const acts = await actsSince(db, 'task', since);
  const tasks = await tasksByIds(db, [...new Set(acts.map((act) => act.subjectId))]);
  const byId = new Map(
    tasks
      .filter((task) => task.retiredAt === null && (task.addedBy !== null || readers.has(task.leadId)))
      .map((task) => [task.id, task]),
  );
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  return (personId) =>
    acts.flatMap((act) => {
      const { subjectId, event, fromState, actorId, reason, at } = act;
      const task = byId.get(subjectId);
      if (!task || actorId === null || actorId === personId) return [];
      const proposed = task.addedBy === personId && concernsProposer(event, fromState);
      const isReader = readers.get(task.leadId)?.includes(personId) === true;
      if (!proposed && !(isReader && concernsSection(event, fromState))) return [];
      if (readOn(campaign, new Date(at)) !== day) return [];
      const actor = names.get(actorId) ?? actorId;
      return [{ task, ref: refOf(task), deed: deedOf(act), proposed, actor, text: reason }];
    });
}
