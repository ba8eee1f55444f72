import { groupBy } from '../../db/group-by.ts';
import {
  openInstructions,
  pendingDeferrals,
  type DeferralRow,
  type InstructionRow,
} from '../../db/task-follow-up.ts';
import { tasksIn, type TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sectionsById, type SectionWithHandlers } from '../people/service.ts';
import { presence, type AuthorIs } from './facts.ts';
import { refOf } from './ref.ts';
import {
  isHandedOver,
  OPEN_STATES,
  taskRoles,
  type Standing,
  type TaskRole,
  type TaskState,
} from './states.ts';
import { unacknowledgedOn } from './unacknowledged.ts';

/**
 * What somebody has to do about a task before it goes on. For the office: decide on a proposed task, hand over
 * an approved one, place a declined one, decide on a deferral, review a result, look at a suspended task again.
 * For a leader: read an answer, also for a leader who is away. For the section: acknowledge the task, acknowledge or answer an instruction.
 */
export type WaitingKind =
  | 'draft'
  | 'approved'
  | 'declined'
  | 'deferral'
  | 'review'
  | 'suspended'
  | 'answer'
  | 'answer_for'
  | 'acknowledge'
  | 'instruction';

/** A task that waits for somebody, and for what. */
export interface Waiting {
  kind: WaitingKind;
  task: TaskRow;
  ref: string;
  section: SectionWithHandlers;
  /** The day that a deferral asks for; null otherwise. */
  toOn: Day | null;
  /** To be acknowledged, later than a section has time for it, and this person is the one who is asked for it. */
  late: boolean;
}

interface Known {
  today: Day;
  deferrals: ReadonlyMap<string, DeferralRow[]>;
  instructions: ReadonlyMap<string, InstructionRow[]>;
  authorIs: (authorId: string) => AuthorIs;
  unacknowledged: ReadonlyMap<string, readonly string[]>;
}

/** In these states it is the office's turn. */
const OFFICE_STATES: Partial<Record<TaskState, WaitingKind>> = {
  draft: 'draft',
  approved: 'approved',
  declined: 'declined',
  under_review: 'review',
};

function isLate({ id }: TaskRow, { personId }: Standing, { unacknowledged }: Known): boolean {
  return unacknowledged.get(id)?.includes(personId) === true;
}

function kindsFor(task: TaskRow, who: Standing, roles: ReadonlySet<TaskRole>, known: Known): WaitingKind[] {
  const { id, state, reviewOn } = task;
  const instructions = known.instructions.get(id) ?? [];
  const kinds: WaitingKind[] = [];
  if (roles.has('office')) {
    const kind = OFFICE_STATES[state];
    if (kind !== undefined) kinds.push(kind);
    if (state === 'in_progress' && known.deferrals.has(id)) kinds.push('deferral');
    if (state === 'suspended' && reviewOn !== null && reviewOn <= known.today) kinds.push('suspended');
  }
  const answered = instructions.filter((one) => one.answeredAt !== null);
  if (roles.has('leader')) {
    if (answered.some((one) => one.authorId === who.personId)) kinds.push('answer');
    else if (answered.some((one) => known.authorIs(one.authorId) !== 'here')) kinds.push('answer_for');
  }
  if ((roles.has('head') && state === 'assigned') || isLate(task, who, known)) kinds.push('acknowledge');
  const isOfSection = roles.has('head') || roles.has('handler');
  if (isOfSection && isHandedOver(state) && instructions.some((one) => one.answeredAt === null))
    kinds.push('instruction');
  return kinds;
}

/**
 * What waits for each person, reckoned from one reading of all open tasks: what is due first, then what has no
 * due day, by number.
 */
export async function allWaiting(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<(who: Standing) => Waiting[]> {
  const tasks = await tasksIn(db, OPEN_STATES);
  const sections = await sectionsById(
    db,
    tasks.map((task) => task.leadId),
  );
  const today = dayOf(now, campaign.timezone);
  const known: Known = {
    today,
    deferrals: groupBy(await pendingDeferrals(db), (row) => row.taskId),
    instructions: groupBy(await openInstructions(db), (row) => row.taskId),
    authorIs: await presence(db, today),
    unacknowledged: await unacknowledgedOn(db, campaign, today),
  };
  const inOrder = tasks.toSorted(
    (one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9') || one.number - other.number,
  );
  return (who) =>
    inOrder.flatMap((task) => {
      const section = sections.get(task.leadId);
      if (!section) return [];
      const kinds = kindsFor(task, who, taskRoles(who, section, task.assigneeId), known);
      const toOn = known.deferrals.get(task.id)?.[0]?.toOn ?? null;
      return kinds.map((kind) => ({
        kind,
        task,
        ref: refOf(task),
        section,
        toOn: kind === 'deferral' ? toOn : null,
        late: kind === 'acknowledge' && isLate(task, who, known),
      }));
    });
}

/** What waits for one person. */
export async function waitingFor(
  db: DbOrTx,
  campaign: CampaignFacts,
  who: Standing,
  now: Date,
): Promise<Waiting[]> {
  return (await allWaiting(db, campaign, now))(who);
}
