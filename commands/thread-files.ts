import { threadAt, type Thread } from '../src/announce/threads.ts';
import { tellsEvidence } from '../src/announce/evidence.ts';
import { carriedKey, type CarriedFiles } from '../src/evidence/given.ts';
import { attachUnderNotice } from '../src/inspections/attaching.ts';
import { keptMessage, unkeptMessage } from '../src/messages/evidence.ts';
import type { Message } from '../src/messages/blocks.ts';
import { attachUnderCard } from '../src/rectifications/attaching.ts';
import { Refusal } from '../src/refusal.ts';
import { typedText } from '../src/text.ts';
import { isFirst } from '../src/replies/inbox.ts';
import { languageFor, mentionNames, whoAsks, type Asking, type Bot } from './bot.ts';
import { commandKeepsFiles } from './carried-files.ts';
import type { Answered } from './reply.ts';
import { messageKeyOf, type Said } from './said.ts';

/** What became of the files of a message by the place where it was written. */
export interface PlacedFiles {
  /** What their author is told of them; null when there is nothing to say. */
  kept: Answered | null;
  /** Those that the place does not collect. */
  left: Said['files'];
}

/** What files can be kept with, once it is known of what they come. */
type Collecting = Extract<Thread, { kind: 'notice' | 'rectification' }>;

/** Keeps files with a round or a rectification. Null when their author has nothing to do with it, or they came before. */
async function keep(
  bot: Bot,
  { caller }: Asking,
  place: Collecting,
  attached: CarriedFiles & { inboxKey: string; door: 'thread' | 'mention' },
): Promise<{ message: Message | null } | null> {
  const { ref } = place;
  const asked = { ...attached, caller, ref };
  const kept =
    place.kind === 'notice'
      ? await attachUnderNotice(bot.deps, { ...asked, sectionId: place.sectionId })
      : await attachUnderCard(bot.deps, asked, tellsEvidence(bot.deps));
  if (kept === null) return null;
  return { message: Array.isArray(kept) ? keptMessage(kept, ref, caller.language) : null };
}

/**
 * Keeps the files of a mention whose words are on record without them: Slack brings it as two events, and only the
 * second may have them. Null when there are none, or they are kept.
 */
export async function keepLateFiles(
  bot: Bot,
  asking: Asking,
  carried: CarriedFiles,
  place: Collecting,
): Promise<Message | null> {
  if (carried.files.length === 0) return null;
  const inboxKey = carriedKey(carried.messageKey);
  const kept = await keep(bot, asking, place, { ...carried, inboxKey, door: 'mention' });
  return kept && kept.message;
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
  const attached = { files, inboxKey: `files:${key}`, messageKey: key, door: 'thread' as const };
  const kept = await keep(bot, asking, thread, attached);
  if (kept === null) return uncollected;
  return { kept: kept.message && { message: kept.message, saved: true }, left: [] };
}

/**
 * Tells whoever wrote to the bot, once, that the files of their message are not kept; null where they are, or there
 * are none.
 */
export async function unkeptFiles(bot: Bot, said: Said, left: Said['files']): Promise<Answered | null> {
  if (!said.addressed || left.length === 0) return null;
  if (commandKeepsFiles(typedText(said.text, await mentionNames(bot)))) return null;
  if (!(await isFirst(bot.deps, `unkept:${messageKeyOf(said.channel, said.ts)}`))) return null;
  return { message: unkeptMessage(left.length, await languageFor(bot, said.user)), saved: false };
}

/** The answer to a message's words together with what became of its files. */
export function withFiles(answer: Answered | null, files: Answered | null): Answered | null {
  if (!files || !answer) return answer ?? files;
  const { text, blocks } = answer.message;
  const more = files.message;
  const message = { text: `${text}\n${more.text}`, blocks: [...blocks, ...more.blocks] };
  return { message, saved: answer.saved };
}
