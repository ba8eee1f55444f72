import { tellsQuestions, tellsUnsaid } from '../src/announce/inspections.ts';
import type { Thread } from '../src/announce/threads.ts';
import { hearUnderNotice, rewordUnderNotice, unsayUnderNotice } from '../src/inspections/thread.ts';
import { askedMessage, rewordedMessage, unsaidWords } from '../src/messages/inspection-answers.ts';
import type { Bot } from './bot.ts';
import { heardBefore, type Edit, type HeardBefore } from './heard.ts';
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

/** An edited message that was kept with a round; null when it was none. */
export async function rewordedUnderNotice(bot: Bot, edit: Edit): Promise<HeardBefore | null> {
  const done = await rewordUnderNotice(bot.deps, edit, tellsQuestions(bot.deps));
  return heardBefore(done, rewordedMessage);
}

/** A deleted message that was kept with a round; null when it was none. */
export async function unsaidUnderNotice(bot: Bot, messageKey: string): Promise<HeardBefore | null> {
  return heardBefore(await unsayUnderNotice(bot.deps, messageKey, tellsUnsaid(bot.deps)), unsaidWords);
}
