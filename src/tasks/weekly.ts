import type { ItemState } from '../../db/schema.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { auditOf } from '../../db/audit.ts';
import { findTask } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { words } from '../locales/words.ts';
import { moveWithin, type MoveAsked, type Telling } from './moving.ts';
import { refOf } from './ref.ts';
import { isUnderWay, type TaskMove, type TaskState } from './states.ts';

/** What a section says of one of its tasks in its weekly reply. */
export interface WeeklyWord {
  taskId: string;
  state: ItemState;
  text: string;
  blocker: string;
}

/** Who speaks for which section, and in which reply. */
export interface Speaker {
  caller: MoveAsked['caller'];
  door: Door;
  sectionId: string;
  replyId: string;
  /** Every submission of that section's week: a result that one of them handed in may be taken back by another. */
  replyIds: ReadonlySet<string>;
}

/** What became of a task by a weekly reply; `kept` when the word stands in the reply only. */
export interface Became {
  ref: string;
  became: 'acknowledged' | 'submitted' | 'turn_done' | 'recalled' | 'kept';
  /** Where the task stands now. */
  state: TaskState;
}

interface Following {
  tx: Tx;
  newId: () => string;
  campaign: CampaignFacts;
  now: Date;
  tell: Telling;
}

const said = ({ text, blocker }: WeeklyWord): string =>
  [text, blocker].filter((one) => one !== '').join('\n');

/** "No change" without a word more: the task was looked at, and there is nothing to put on record. */
const isSilent = (word: WeeklyWord): boolean => word.state === 'no_change' && said(word) === '';

/**
 * The moves that a section makes by its word on a task. Any word acknowledges a task that waits for it; "done"
 * hands in the result of a task that is done once, while a recurring one stays under way and only reports;
 * everything else is a report, but for a "no change" without words. A task under review comes back when the
 * section takes "done" back that its own reply had said (`ownResult`). Elsewhere a weekly word moves nothing.
 */
export function movesMeant(
  task: Pick<TaskRow, 'state' | 'every'>,
  word: WeeklyWord,
  ownResult: boolean,
): TaskMove[] {
  if (task.state === 'under_review') {
    const takesBack = word.state === 'in_progress' || word.state === 'blocked';
    return ownResult && takesBack ? ['recall'] : [];
  }
  if (!isUnderWay(task.state)) return [];
  const received: TaskMove[] = task.state === 'assigned' ? ['acknowledge'] : [];
  if (isSilent(word)) return received;
  return [...received, word.state === 'done' && task.every === null ? 'submit' : 'report'];
}

function outcome(moves: readonly TaskMove[]): Became['became'] | null {
  if (moves.includes('submit')) return 'submitted';
  if (moves.includes('recall')) return 'recalled';
  return moves.includes('acknowledge') ? 'acknowledged' : null;
}

/** Whether the result that the task is under review with was handed in by one of these replies. */
async function handedInBy(tx: Tx, task: TaskRow, replyIds: ReadonlySet<string>): Promise<boolean> {
  const newest = (await auditOf(tx, 'task', task.id)).findLast((line) => line.event === 'submit');
  const details: unknown = JSON.parse(newest?.details ?? '{}');
  return replyIds.has(String(Reflect.get(Object(details), 'reply')));
}

/** Makes these moves one after the other, in the name of whoever spoke for the section. */
async function make(
  { tx, newId, campaign, now, tell }: Following,
  { caller, door, replyId }: Speaker,
  task: TaskRow,
  moves: readonly { move: TaskMove; text: string; item?: ItemState }[],
): Promise<Became | null> {
  let { state } = task;
  for (const { move, text, item } of moves) {
    const origin = { reply: replyId, ...(item ? { item } : {}) };
    const asked = { caller, taskId: task.id, move, text, door, speakingFor: ['head'] as const, origin };
    const moved = await moveWithin(tx, { newId }, campaign, asked, now);
    await tell(tx, campaign, moved);
    state = moved.to;
  }
  const became = outcome(moves.map(({ move }) => move));
  return became && { ref: refOf(task), became, state };
}

async function followWord(following: Following, speaker: Speaker, word: WeeklyWord): Promise<Became | null> {
  const { tx, campaign } = following;
  const task = await findTask(tx, word.taskId);
  if (!task || task.retiredAt !== null) return null;
  const kept = isSilent(word) ? null : { ref: refOf(task), became: 'kept' as const, state: task.state };
  if (task.leadId !== speaker.sectionId) return kept;
  const moves = movesMeant(task, word, await handedInBy(tx, task, speaker.replyIds));
  if (moves.length === 0) return isUnderWay(task.state) ? null : kept;
  const spoken = said(word) || words(campaign.language)(`item.${word.state}`);
  const asked = moves.map((move) => {
    if (move === 'acknowledge') return { move, text: '' };
    return move === 'report' ? { move, text: spoken, item: word.state } : { move, text: spoken };
  });
  const became = await make(following, speaker, task, asked);
  const endsTurn = word.state === 'done' && moves.includes('report');
  return endsTurn ? { ref: refOf(task), became: 'turn_done', state: 'in_progress' } : became;
}

/** A result comes back whose word is not said any more, unless somebody handed it in by another way. */
async function takeBack(following: Following, speaker: Speaker, taskId: string): Promise<Became | null> {
  const task = await findTask(following.tx, taskId);
  if (task?.state !== 'under_review' || task.leadId !== speaker.sectionId) return null;
  if (!(await handedInBy(following.tx, task, speaker.replyIds))) return null;
  return make(following, speaker, task, [{ move: 'recall', text: '' }]);
}

/**
 * Has tasks follow what their lead section says of them in its weekly reply, in the reply's own transaction
 * and in its author's name, whoever of the section or of the office that is; and says what became of them.
 * Where nobody wrote a word, the chosen state's own word is what was said: nobody is asked for words twice.
 * `unsaid` are tasks that were said to be done and are not any more.
 */
export async function followWords(
  following: Following,
  speaker: Speaker,
  spoken: readonly WeeklyWord[],
  unsaid: readonly string[],
): Promise<Became[]> {
  const became: (Became | null)[] = [];
  for (const word of spoken) became.push(await followWord(following, speaker, word));
  for (const taskId of unsaid) became.push(await takeBack(following, speaker, taskId));
  return became.filter((one) => one !== null);
}
