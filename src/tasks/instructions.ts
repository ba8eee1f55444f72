import { addInstruction, stepInstruction, type InstructionRow } from '../../db/task-follow-up.ts';
import { Refusal } from '../refusal.ts';
import {
  instructionToAnswer,
  instructionToRead,
  instructionToTake,
  instructionToWithdraw,
} from './circumstances.ts';
import type { Effect, Moving } from './effects.ts';

/** A leader gives an instruction. */
export async function instruct({ tx, newId, asked, before, now }: Moving): Promise<Effect> {
  const instruction: InstructionRow = {
    id: newId(),
    taskId: before.task.id,
    authorId: asked.caller.personId,
    text: asked.text,
    givenAt: now.toISOString(),
    acknowledgedBy: null,
    acknowledgedAt: null,
    answer: null,
    answeredBy: null,
    answeredAt: null,
    readAt: null,
    withdrawnAt: null,
  };
  await addInstruction(tx, instruction);
  return { change: {}, details: { instruction: instruction.id }, instruction };
}

type Step = 'acknowledgedAt' | 'answeredAt' | 'readAt' | 'withdrawnAt';

async function step(
  { tx, before }: Moving,
  found: InstructionRow | undefined,
  change: Partial<InstructionRow>,
  empty: Step,
): Promise<Effect> {
  if (!found || !(await stepInstruction(tx, found.id, change, empty))) {
    throw new Refusal({ code: 'no_instruction', ref: before.ref });
  }
  return { change: {}, details: { instruction: found.id }, instruction: { ...found, ...change } };
}

/** The oldest instruction that nobody has acknowledged is received. */
export function takeInstruction(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const found = instructionToTake(before);
  const change = { acknowledgedBy: asked.caller.personId, acknowledgedAt: now.toISOString() };
  return step(moving, found, change, 'acknowledgedAt');
}

/** The oldest instruction without an answer gets one. Whoever answers has received it as well. */
export function answerInstruction(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const found = instructionToAnswer(before);
  const by = asked.caller.personId;
  const at = now.toISOString();
  const taken =
    found?.acknowledgedAt === null || found === undefined ? { acknowledgedBy: by, acknowledgedAt: at } : {};
  const change = { ...taken, answer: asked.text, answeredBy: by, answeredAt: at };
  return step(moving, found, change, 'answeredAt');
}

/** The leader has read the oldest answer; on record is also for whom, when the leader who asked is away. */
export async function readAnswer(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const reader = asked.caller.personId;
  const found = instructionToRead(before, reader);
  const effect = await step(moving, found, { readAt: now.toISOString() }, 'readAt');
  if (found === undefined || found.authorId === reader) return effect;
  return { ...effect, details: { ...effect.details, for: found.authorId } };
}

/** A leader takes the newest instruction back that nobody has answered yet. */
export function withdrawInstruction(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const found = instructionToWithdraw(before, asked.caller.personId, asked.details?.instructionId);
  return step(moving, found, { withdrawnAt: now.toISOString() }, 'withdrawnAt');
}
