import type { InstructionRow } from '../../db/task-follow-up.ts';
import { deferralFault } from './due.ts';
import type { TaskFacts } from './facts.ts';
import { refOf } from './ref.ts';
import type { TaskRefusal } from './refusals.ts';
import { isOpenState, type TaskMove } from './states.ts';

type Instruction = TaskFacts['instructions'][number];

/** The oldest instruction that nobody has acknowledged. */
export function instructionToTake({ instructions }: TaskFacts): Instruction | undefined {
  return instructions.find((one) => one.acknowledgedAt === null);
}

/** The oldest instruction without an answer. */
export function instructionToAnswer({ instructions }: TaskFacts): Instruction | undefined {
  return instructions.find((one) => one.answeredAt === null);
}

/** The oldest answer that a leader may read: to their own instruction, or to that of a leader who is away. */
export function instructionToRead({ instructions }: TaskFacts, personId: string): Instruction | undefined {
  const answered = instructions.filter((one) => one.answeredAt !== null && one.readAt === null);
  return answered.find((one) => one.authorId === personId) ?? answered.find((one) => one.authorIs !== 'here');
}

/**
 * The newest instruction without an answer that a leader may take back: their own, or that of one who left the
 * leading group. `id` asks for a certain one.
 */
export function instructionToWithdraw(
  { instructions }: TaskFacts,
  personId: string,
  id?: InstructionRow['id'],
): Instruction | undefined {
  const waiting = instructions.filter(
    (one) => one.answeredAt === null && (id === undefined || one.id === id),
  );
  return (
    waiting.findLast((one) => one.authorId === personId) ?? waiting.findLast((one) => one.authorIs === 'left')
  );
}

/** A task comes to its end after its children: none of them goes on without what it is a part of. */
function againstEnd({ ref, children }: TaskFacts): TaskRefusal | null {
  const open = children.filter((child) => isOpenState(child.state));
  return open.length === 0 ? null : { code: 'open_children', ref, children: open.map(refOf) };
}

function againstClose(facts: TaskFacts): TaskRefusal | null {
  const { ref, instructions } = facts;
  const children = againstEnd(facts);
  if (children !== null) return children;
  const unread = instructions.filter((one) => one.readAt === null);
  if (unread.length === 0) return null;
  return { code: 'open_instructions', ref, authors: unread.map((one) => one.author) };
}

/** The answers that wait are read by whoever asked; another leader is told who that is. */
function againstReading(facts: TaskFacts, personId: string): TaskRefusal | null {
  if (instructionToRead(facts, personId)) return null;
  const { ref, instructions } = facts;
  const answered = instructions.filter((one) => one.answeredAt !== null && one.readAt === null);
  if (answered.length === 0) return { code: 'no_instruction', ref };
  return { code: 'others_answer', ref, authors: [...new Set(answered.map((one) => one.author))] };
}

/**
 * What speaks against a move that the table allows, before anything is said or chosen with it; null when
 * nothing does. A recurring task comes to no end by a result: its turn ends by the weekly reply, and it is
 * the office that cancels it. A task is closed after its children, and after its leaders have read what they were
 * answered; it is cancelled after its children as well.
 */
export function circumstanceAgainst(move: TaskMove, facts: TaskFacts, personId: string): TaskRefusal | null {
  const { task, ref, deferrals, today } = facts;
  const pending = deferrals.some((one) => one.granted === null);
  const unless = (found: Instruction | undefined): TaskRefusal | null =>
    found ? null : { code: 'no_instruction', ref };
  switch (move) {
    case 'request_deferral': {
      const granted = deferrals.filter((one) => one.granted === 1).length;
      const fault = deferralFault({ dueOn: task.dueOn, granted, pending }, today);
      return fault && { code: 'no_deferral', ref, fault };
    }
    case 'approve_deferral':
    case 'reject_deferral':
      return pending ? null : { code: 'nothing_to_decide', ref };
    case 'submit':
      return task.every === null ? null : { code: 'recurring', ref };
    case 'close':
      return task.every === null ? againstClose(facts) : { code: 'recurring', ref };
    case 'cancel':
      return againstEnd(facts);
    case 'take_instruction':
      return unless(instructionToTake(facts));
    case 'answer_instruction':
      return unless(instructionToAnswer(facts));
    case 'read_answer':
      return againstReading(facts, personId);
    case 'withdraw_instruction':
      return unless(instructionToWithdraw(facts, personId));
    default:
      return null;
  }
}
