import { threadAt } from '../src/announce/threads.ts';
import { tellsEvidence } from '../src/announce/evidence.ts';
import { attachUnderNotice } from '../src/inspections/attaching.ts';
import { keptMessage, unkeptMessage } from '../src/messages/evidence.ts';
import type { Message } from '../src/messages/blocks.ts';
import { attachUnderCard } from '../src/rectifications/attaching.ts';
import { Refusal } from '../src/refusal.ts';
import { typedText } from '../src/text.ts';
import { languageFor, mentionNames, whoAsks, type Bot } from './bot.ts';
import { commandKeepsFiles } from './carried-files.ts';
import type { Answered } from './reply.ts';
import type { Said } from './said.ts';

/** What became of the files of a message by the place where it was written. */
export interface PlacedFiles {
  /** What their author is told of them; null when there is nothing to say. */
  kept: Message | null;
  /** Those that the place does not collect. */
  left: Said['files'];
}

/** Keeps what was attached to a message in a thread that collects evidence, whatever its words are for. */
export async function keepThreadFiles(bot: Bot, said: Said, key: string): Promise<PlacedFiles> {
  const { files, channel, threadTs, user } = said;
  const uncollected = { kept: null, left: files };
  if (files.length === 0) return uncollected;
  const thread = await threadAt(bot.deps.db, channel, threadTs);
  if (thread?.kind !== 'notice' && thread?.kind !== 'rectification') return uncollected;
  const asking = await whoAsks(bot, user).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!asking) return uncollected;
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
  if (kept === null) return uncollected;
  return { kept: Array.isArray(kept) ? keptMessage(kept, ref, caller.language) : null, left: [] };
}

/** Tells whoever wrote to the bot that the files of their message are not kept; null where they are, or there are none. */
export async function unkeptFiles(bot: Bot, said: Said, left: Said['files']): Promise<Message | null> {
  if (!said.addressed || left.length === 0) return null;
  if (commandKeepsFiles(typedText(said.text, await mentionNames(bot)))) return null;
  return unkeptMessage(left.length, await languageFor(bot, said.user));
}

/** The answer to a message's words together with what became of its files. */
export function withFiles(answer: Answered | null, files: Message | null): Answered | null {
  if (!files) return answer;
  if (!answer) return { message: files, saved: true };
  const { text, blocks } = answer.message;
  const message = { text: `${text}\n${files.text}`, blocks: [...blocks, ...files.blocks] };
  return { message, saved: answer.saved };
}
