import type { Thread } from '../src/announce/threads.ts';
import { whisper, whoAsks, type Bot } from './bot.ts';
import type { Edit, HeardBefore } from './heard.ts';
import { amendedReport, answerUnderRectification, unsaidReport } from './rectify-threads.ts';
import type { Answered, Answering } from './reply.ts';
import { answerUnderNotice, rewordedUnderNotice, unsaidUnderNotice } from './round-threads.ts';
import { amendedOnTask, answerOnTask, unsaidOnTask } from './task-threads.ts';

/** Somebody who hears what is written in threads; each knows its own messages again. */
interface Hearer {
  /** An edited message; null when it was heard by somebody else, or by nobody. */
  amended: (bot: Bot, edit: Edit) => Promise<HeardBefore | null>;
  /** A deleted message; null likewise. */
  unsaid: (bot: Bot, messageKey: string) => Promise<HeardBefore | null>;
}

const HEARERS: readonly Hearer[] = [
  { amended: amendedOnTask, unsaid: unsaidOnTask },
  { amended: amendedReport, unsaid: unsaidReport },
  { amended: rewordedUnderNotice, unsaid: unsaidUnderNotice },
];

/** Asks one after the other whether a message was theirs: it was heard by one at most. */
async function heardBy(ask: (hearer: Hearer) => Promise<HeardBefore | null>): Promise<HeardBefore | null> {
  for (const hearer of HEARERS) {
    const heard = await ask(hearer);
    if (heard) return heard;
  }
  return null;
}

/** Hears a message under a card, the notice of a round or where a week stands; null when the same delivery came before. */
export function answerUnder(
  bot: Bot,
  thread: Thread,
  answering: Answering & { messageKey: string },
  text: string,
): Promise<Answered | 'comment' | null> {
  switch (thread.kind) {
    case 'notice':
      return answerUnderNotice(bot, answering, thread, text);
    case 'rectification':
      return answerUnderRectification(bot, answering, thread, text);
    case 'card':
    case 'week':
      return answerOnTask(bot, answering, thread, text);
  }
}

/** An edited message that was heard so before; null when it was none, and when there is nothing more to say. */
export async function amended(
  bot: Bot,
  { user, ...edit }: Edit & { user: string },
): Promise<{ answer: Answered | null } | null> {
  const heard = await heardBy((hearer) => hearer.amended(bot, edit));
  if (!heard?.say) return heard && { answer: null };
  const { caller } = await whoAsks(bot, user);
  return { answer: { message: heard.say(caller.language), saved: true } };
}

/** A deleted message that was heard so before: its author is told what became of what it said. */
export async function unsaid(
  bot: Bot,
  messageKey: string,
  { user, ...place }: { channel: string; user: string | undefined; threadTs: string | undefined },
): Promise<void> {
  const heard = await heardBy((hearer) => hearer.unsaid(bot, messageKey));
  if (!heard?.say) return;
  bot.afterReply();
  if (user === undefined) return;
  const { caller } = await whoAsks(bot, user);
  await whisper(bot, { ...place, user }, heard.say(caller.language));
}
