import { linesOfMessage, type AuditRow } from '../../db/audit.ts';
import { deletionKey, editKey, receivedAfter, receiveOnce, wasReceived } from '../../db/inbox.ts';
import { peopleByIds } from '../../db/people.ts';
import { findTask, instructionsOf } from '../../db/task-follow-up.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { heardLate, readDetails } from '../audit/rules.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { taskNamed } from './facts.ts';
import { moveWithin, type MoveAsked, type Moved, type Telling } from './moving.ts';
import { refOf } from './ref.ts';
import { taskMeant } from './spoken.ts';
import { REPEATED, type Repeated } from '../once.ts';

/** What a message that is gone had said, and still stands on record. */
export interface StillSaid {
  kind: 'still_said';
  ref: string;
  event: string;
}

/** The line that stands for what a message says now; acknowledging and withdrawing only go along with others. */
async function lineOf(tx: Tx, messageKey: string): Promise<AuditRow | undefined> {
  const lines = await linesOfMessage(tx, messageKey);
  return lines.findLast(
    ({ noun, event }) => noun === 'task' && event !== 'acknowledge' && event !== 'withdraw_instruction',
  );
}

/** The instruction that a line gave, while it waits for its answer; null for any other line. */
async function waitingInstruction(tx: Tx, line: AuditRow): Promise<string | null> {
  if (line.event !== 'instruct') return null;
  const { instruction } = readDetails(line);
  const found = (await instructionsOf(tx, line.subjectId)).find((one) => one.id === instruction);
  return found && found.answeredAt === null && found.withdrawnAt === null ? found.id : null;
}

/** Makes moves for whoever wrote a message, by the right that they had when they wrote it, of what was done to it then. */
async function maker(
  tx: Tx,
  deps: Deps,
  line: AuditRow,
  tell: Telling,
  doneTs = '',
): Promise<(asked: Pick<MoveAsked, 'taskId' | 'move' | 'text' | 'details'>) => Promise<Moved>> {
  const campaign = await campaignFacts(tx);
  const personId = line.actorId ?? '';
  const [person] = await peopleByIds(tx, [personId]);
  const caller = { personId, name: person?.name ?? personId, isOffice: false, isLeader: false };
  const { message } = readDetails(line);
  return async (asked) => {
    const now = deps.clock();
    const moved = await moveWithin(
      tx,
      deps,
      campaign,
      {
        ...asked,
        caller,
        door: line.door,
        speakingFor: [line.event === 'instruct' ? 'leader' : 'handler'],
        ...(message === undefined ? {} : { origin: { message, ...heardLate(doneTs, now) } }),
      },
      now,
    );
    await tell(tx, campaign, moved);
    return moved;
  };
}

/**
 * The author changed a message that was heard as words on a task: the corrected words are put on record behind
 * what they correct. An instruction that nobody has answered gives way to the corrected one; corrected
 * answers and reports are told by a report. Null when nothing was made of the message; an edit that arrives
 * after a later one counts as a repetition.
 */
export function amendWords(
  deps: Deps,
  edit: { messageKey: string; editedTs: string; text: string },
  tell: Telling,
): Promise<Moved | Repeated | null> {
  const { messageKey, editedTs, text } = edit;
  return transact(deps.db, async (tx) => {
    const line = await lineOf(tx, messageKey);
    if (!line) return null;
    const edits = await receivedAfter(tx, editKey(messageKey, ''));
    if (edits.some((ts) => ts > editedTs) || (await wasReceived(tx, deletionKey(messageKey))))
      return REPEATED;
    if (!(await receiveOnce(tx, editKey(messageKey, editedTs), deps.clock().toISOString()))) return REPEATED;
    const make = await maker(tx, deps, line, tell, editedTs);
    const taskId = line.subjectId;
    if (line.event !== 'instruct') return make({ taskId, move: 'report', text });
    const waiting = await waitingInstruction(tx, line);
    if (waiting !== null) {
      const details = { instructionId: waiting };
      await make({ taskId, move: 'withdraw_instruction', text: '', details });
    }
    const meant = taskMeant(text);
    if (!('ref' in meant)) return make({ taskId, move: 'instruct', text });
    const { id } = await taskNamed(tx, meant.ref);
    return make({ taskId: id, move: 'instruct', text: meant.text });
  });
}

/**
 * A message that was heard as words on a task is gone: an instruction that nobody has answered is withdrawn
 * with it; everything else stays on record. Null when nothing was made of the message.
 */
export function unsayWords(
  deps: Deps,
  messageKey: string,
  tell: Telling,
): Promise<Moved | StillSaid | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const line = await lineOf(tx, messageKey);
    if (!line) return null;
    if (!(await receiveOnce(tx, `unsaid:${messageKey}`, deps.clock().toISOString()))) return REPEATED;
    const waiting = await waitingInstruction(tx, line);
    const make = await maker(tx, deps, line, tell);
    if (waiting !== null) {
      const details = { instructionId: waiting };
      return make({ taskId: line.subjectId, move: 'withdraw_instruction', text: '', details });
    }
    const task = await findTask(tx, line.subjectId);
    return { kind: 'still_said', ref: task ? refOf(task) : '', event: line.event };
  });
}
