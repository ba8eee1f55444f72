import { threadAt } from '../src/announce/threads.ts';
import { tellsEvidence } from '../src/announce/evidence.ts';
import { attachUnderNotice } from '../src/inspections/attaching.ts';
import { keptMessage } from '../src/messages/evidence.ts';
import type { Message } from '../src/messages/blocks.ts';
import { attachUnderCard } from '../src/rectifications/attaching.ts';
import { Refusal } from '../src/refusal.ts';
import { whoAsks, type Bot } from './bot.ts';
import type { Answered } from './reply.ts';
import type { Said } from './said.ts';

/**
 * Keeps what was attached to a message in a thread that collects evidence, whatever its words are for; null when there
 * is nothing to say about it.
 */
export async function keepThreadFiles(bot: Bot, said: Said, key: string): Promise<Message | null> {
  const { files, channel, threadTs, user } = said;
  if (files.length === 0) return null;
  const thread = await threadAt(bot.deps.db, channel, threadTs);
  if (thread?.kind !== 'notice' && thread?.kind !== 'rectification') return null;
  const asking = await whoAsks(bot, user).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!asking) return null;
  const { caller } = asking;
  const { ref } = thread;
  const attached = {
    caller,
    ref,
    files,
    inboxKey: `files:${key}`,
    messageKey: key,
    door: 'thread' as const,
  };
  const kept =
    thread.kind === 'notice'
      ? await attachUnderNotice(bot.deps, { ...attached, sectionId: thread.sectionId })
      : await attachUnderCard(bot.deps, attached, tellsEvidence(bot.deps));
  return Array.isArray(kept) ? keptMessage(kept, ref, caller.language) : null;
}

/** The answer to a message's words together with what became of its files. */
export function withFiles(answer: Answered | null, files: Message | null): Answered | null {
  if (!files) return answer;
  if (!answer) return { message: files, saved: true };
  const { text, blocks } = answer.message;
  const message = { text: `${text}\n${files.text}`, blocks: [...blocks, ...files.blocks] };
  return { message, saved: answer.saved };
}
