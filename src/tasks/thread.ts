import { linesOfMessage } from '../../db/audit.ts';
import { deletionKey, wasReceived } from '../../db/inbox.ts';
import { findTaskByNumber } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { ofMessage } from '../audit/rules.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { isOfPosts } from '../people/posts.ts';
import type { Caller } from '../people/service.ts';
import { keepDraft } from '../replies/drafts.ts';
import type { ReplySource } from '../replies/rules.ts';
import { weekProgress } from '../weeks/progress.ts';
import { taskFacts, taskNamed, type TaskFacts } from './facts.ts';
import { moveWithin, type Moved, type Telling } from './moving.ts';
import { overdueTasks } from './overdue.ts';
import { movesSpoken, taskMeant, type SpokenMove } from './spoken.ts';
import { isOpenState, taskRoles, type TaskMove } from './states.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';

/** What somebody wrote in a thread, by which delivery. */
export interface Spoken {
  caller: Caller;
  text: string;
  inboxKey: string;
  /** `channel:ts`, by which an edit or deletion finds what was made of it. */
  messageKey: string;
  source: ReplySource;
}

/** What was made of words in a thread: a move, a question to their author, or nothing. */
export type Heard =
  | Moved
  | Repeated
  /** Only the author can say what the words are for; they are kept. */
  | { kind: 'which_move'; draftId: string; facts: TaskFacts; moves: readonly SpokenMove[] }
  | { kind: 'which_task'; draftId: string; tasks: Pick<TaskRow, 'id' | 'number' | 'title'>[] }
  /** People talk with each other. */
  | { kind: 'comment' };

/** Whether a message was heard already, or is gone: Slack may deliver it after its own edit or deletion. */
export async function wasHeard(tx: Tx, messageKey: string): Promise<boolean> {
  return (
    (await wasReceived(tx, deletionKey(messageKey))) || (await linesOfMessage(tx, messageKey)).length > 0
  );
}

/** Makes a move of what somebody wrote, once, with the message in its history line. */
function speak(
  deps: Deps,
  { caller, inboxKey, messageKey, source }: Spoken,
  said: { taskId: string; move: TaskMove; text: string },
  tell: Telling,
): Promise<Moved | Repeated> {
  return onceFor(deps, inboxKey, async (tx, now) => {
    if (await wasHeard(tx, messageKey)) return REPEATED;
    const campaign = await campaignFacts(tx);
    const asked = { ...said, caller, door: source, origin: ofMessage(messageKey, now) };
    const moved = await moveWithin(tx, deps, campaign, asked, now);
    await tell(tx, campaign, moved);
    return moved;
  });
}

/** Keeps words until their author has said what they are for; null when the same delivery came before. */
function keep(deps: Deps, { caller, ...spoken }: Spoken, period: string | null): Promise<string | null> {
  return keepDraft(deps, { ...spoken, personId: caller.personId, period });
}

/** One of the section's own people, as against the office that stands in for it. */
function isMember({ personId }: Caller, { section, task }: TaskFacts): boolean {
  return personId === task.assigneeId || isOfPosts(personId, section);
}

/**
 * Hears words under a task's card. A member of its section reports by them, or is asked when they may be for
 * something else; a leader's words are an instruction, on the task that they begin with if it is another one.
 * Everybody else's words are a comment.
 */
export async function hearUnderCard(deps: Deps, spoken: Spoken, ref: string, tell: Telling): Promise<Heard> {
  const { db, clock } = deps;
  const { caller, text } = spoken;
  const row = await findTaskByNumber(db, Number(ref.slice(1)));
  // Only a leader's words would be lost under the card of a task that is no longer in the campaign.
  if (row?.retiredAt !== null && !caller.isLeader) return { kind: 'comment' };
  const facts = await taskFacts(db, await campaignFacts(db), await taskNamed(db, ref), clock());
  const { task, section, instructions } = facts;
  if (isMember(caller, facts)) {
    const moves = movesSpoken(task.state, {
      isHead: taskRoles(caller, section, task.assigneeId).has('head'),
      instructed: instructions.some((one) => one.answeredAt === null),
    });
    const [only, ...others] = moves;
    if (only === undefined) return { kind: 'comment' };
    if (only === 'report' && others.length === 0)
      return speak(deps, spoken, { taskId: task.id, move: only, text }, tell);
    const draftId = await keep(deps, spoken, null);
    return draftId === null ? REPEATED : { kind: 'which_move', draftId, facts, moves };
  }
  if (!caller.isLeader) return { kind: 'comment' };
  const meant = taskMeant(text);
  const other = 'ref' in meant && meant.text !== text ? await taskNamed(db, meant.ref) : null;
  const said = other && 'ref' in meant ? { taskId: other.id, text: meant.text } : { taskId: task.id, text };
  return speak(deps, spoken, { ...said, move: 'instruct' }, tell);
}

/** The open tasks that a week's summary raises: what is blocked, and what is overdue. */
async function raised(db: DbOrTx, period: string, now: Date): Promise<TaskRow[]> {
  const campaign = await campaignFacts(db);
  const { sections } = await weekProgress(db, campaign, period, now);
  const blocked = sections.flatMap(({ reply, tasks }) =>
    (reply?.items ?? []).flatMap(({ state, taskId }) => {
      const task = tasks.find((one) => one.taskId === taskId);
      return state === 'blocked' && task ? [`T${task.number}`] : [];
    }),
  );
  const overdue = (await overdueTasks(db, campaign, now)).map((task) => task.ref);
  const tasks = await Promise.all([...new Set([...blocked, ...overdue])].map((ref) => taskNamed(db, ref)));
  return tasks.filter((task) => isOpenState(task.state));
}

/**
 * Hears words in the thread of a week's plan, summary or progress. A leader's words are an instruction on the
 * task that they name; without one the leader is asked for which of the tasks that the summary raises, and
 * the words are kept. Everybody else's words are a comment.
 */
export async function hearInWeek(deps: Deps, spoken: Spoken, period: string, tell: Telling): Promise<Heard> {
  const { db, clock } = deps;
  if (!spoken.caller.isLeader) return { kind: 'comment' };
  const meant = taskMeant(spoken.text);
  if ('ref' in meant) {
    const { id } = await taskNamed(db, meant.ref);
    return speak(deps, spoken, { taskId: id, move: 'instruct', text: meant.text }, tell);
  }
  const tasks =
    meant.named.length > 0
      ? await Promise.all(meant.named.map((ref) => taskNamed(db, ref)))
      : await raised(db, period, clock());
  const draftId = await keep(deps, spoken, period);
  return draftId === null ? REPEATED : { kind: 'which_task', draftId, tasks };
}
