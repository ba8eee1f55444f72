import { tellsQuestions, tellsUnsaid } from '../src/announce/inspections.ts';
import type { Thread } from '../src/announce/threads.ts';
import { hearUnderNotice, rewordUnderNotice, unsayUnderNotice } from '../src/inspections/thread.ts';
import { askedMessage, rewordedMessage, unsaidWords } from '../src/messages/inspection-answers.ts';
import type { Message } from '../src/messages/blocks.ts';
import { whoAsks, type Bot } from './bot.ts';
import type { Answered, Answering } from './reply.ts';

/** Hears a message under the notice of a round; null when there is nothing to say about it. It is never a weekly reply. */
export async function answerUnderNotice(
  bot: Bot,
  { asking, inboxKey, messageKey, source }: Answering & { messageKey: string },
  { ref, sectionId }: Extract<Thread, { kind: 'notice' }>,
  text: string,
): Promise<Answered | null> {
  const { caller } = asking;
  const said = { caller, ref, sectionId, text, inboxKey, messageKey, door: source };
  const heard = await hearUnderNotice(bot.deps, said, tellsQuestions(bot.deps));
  if (heard.kind !== 'asked') return null;
  return { message: askedMessage(heard, caller.language), saved: true };
}

/** An edited message that was heard so before; null when it was none. */
export async function rewordedUnderNotice(
  bot: Bot,
  edit: { user: string; messageKey: string; editedTs: string; text: string },
): Promise<{ answer: Answered | null } | null> {
  const done = await rewordUnderNotice(bot.deps, edit, tellsQuestions(bot.deps));
  if (done?.kind !== 'asked') return done && { answer: null };
  const { caller } = await whoAsks(bot, edit.user);
  return { answer: { message: rewordedMessage(done, caller.language), saved: true } };
}

/** A deleted message that was heard so before: what its author is told; null when there is nothing to say. */
export async function unsaidUnderNotice(
  bot: Bot,
  messageKey: string,
  user: string | undefined,
): Promise<Message | null> {
  const done = await unsayUnderNotice(bot.deps, messageKey, tellsUnsaid(bot.deps));
  if (done?.kind !== 'unsaid' || user === undefined) return null;
  const { caller } = await whoAsks(bot, user);
  return unsaidWords(done, caller.language);
}
