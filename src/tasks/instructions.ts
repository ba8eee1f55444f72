import { leadingRolesOf } from '../../db/people.ts';
import { addInstruction, stepInstruction, type InstructionRow } from '../../db/task-follow-up.ts';
import { Refusal } from '../refusal.ts';
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
  const found = before.instructions.find((one) => one.acknowledgedAt === null);
  const change = { acknowledgedBy: asked.caller.personId, acknowledgedAt: now.toISOString() };
  return step(moving, found, change, 'acknowledgedAt');
}

/** The oldest instruction without an answer gets one. Whoever answers has received it as well. */
export function answerInstruction(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const found = before.instructions.find((one) => one.answeredAt === null);
  const by = asked.caller.personId;
  const at = now.toISOString();
  const taken =
    found?.acknowledgedAt === null || found === undefined ? { acknowledgedBy: by, acknowledgedAt: at } : {};
  const change = { ...taken, answer: asked.text, answeredBy: by, answeredAt: at };
  return step(moving, found, change, 'answeredAt');
}

/** The leader's own instruction; any leader's, when whoever gave it is no longer of the group. */
async function ownInstruction(
  { tx, asked }: Moving,
  instructions: readonly InstructionRow[],
): Promise<InstructionRow | undefined> {
  const own = instructions.find((one) => one.authorId === asked.caller.personId);
  if (own) return own;
  for (const one of instructions) {
    const left = (await leadingRolesOf(tx, one.authorId)).every((row) => row.role === 'office');
    if (left) return one;
  }
  return undefined;
}

/** The leader has read the oldest answer. */
export async function readAnswer(moving: Moving): Promise<Effect> {
  const { before, now } = moving;
  const answered = before.instructions.filter((one) => one.answeredAt !== null && one.readAt === null);
  const found = await ownInstruction(moving, answered);
  return step(moving, found, { readAt: now.toISOString() }, 'readAt');
}

/** A leader takes the newest instruction back that nobody has answered yet. */
export async function withdrawInstruction(moving: Moving): Promise<Effect> {
  const { asked, before, now } = moving;
  const id = asked.details?.instructionId;
  const waiting = before.instructions
    .filter((one) => one.answeredAt === null && (id === undefined || one.id === id))
    .toReversed();
  const found = await ownInstruction(moving, waiting);
  return step(moving, found, { withdrawnAt: now.toISOString() }, 'withdrawnAt');
}
