import { tellsMoves } from '../src/announce/tasks.ts';
import type { Thread } from '../src/announce/threads.ts';
import {
  amendedMessage,
  heardMessage,
  unsaidMessage,
  whichMoveMessage,
  whichTaskMessage,
} from '../src/messages/task-thread.ts';
import { amendWords, unsayWords } from '../src/tasks/amending.ts';
import { hearInWeek, hearUnderCard, type Heard } from '../src/tasks/thread.ts';
import { whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { amendedReport, answerUnderRectification, unsaidReport } from './rectify-threads.ts';
import type { Answered, Answering } from './reply.ts';
import { answerUnderNotice, rewordedUnderNotice, unsaidUnderNotice } from './round-threads.ts';

/** What somebody is told of their words in such a thread; `comment` when the words are nothing for the bot. */
function answerTo(heard: Heard, { caller: { language } }: Asking): Answered | 'comment' | null {
  switch (heard.kind) {
    case 'comment':
      return 'comment';
    case 'repeated':
      return null;
    case 'moved':
      return { message: heardMessage(heard, language), saved: true };
    case 'which_move':
      return { message: whichMoveMessage(heard, language), saved: false };
    case 'which_task':
      return { message: whichTaskMessage(heard, language), saved: false };
  }
}

/** Hears a message under a card, the notice of a round or where a week stands; null when the same delivery came before. */
export async function answerInTaskThread(
  bot: Bot,
  answering: Answering & { messageKey: string },
  thread: Thread,
  text: string,
): Promise<Answered | 'comment' | null> {
  if (thread.kind === 'notice') return answerUnderNotice(bot, answering, thread, text);
  const { asking, inboxKey, messageKey, source } = answering;
  const spoken = { caller: asking.caller, text, inboxKey, messageKey, source };
  if (thread.kind === 'rectification') return answerUnderRectification(bot, spoken, thread.ref);
  const tell = tellsMoves(bot.deps);
  const heard =
    thread.kind === 'card'
      ? await hearUnderCard(bot.deps, spoken, thread.ref, tell)
      : await hearInWeek(bot.deps, spoken, thread.period, tell);
  return answerTo(heard, asking);
}

/** An edited message that was heard so before; null when it was none, and when there is nothing more to say. */
export async function amended(
  bot: Bot,
  edit: { user: string; messageKey: string; editedTs: string; text: string },
): Promise<{ answer: Answered | null } | null> {
  const done = await amendWords(bot.deps, edit, tellsMoves(bot.deps));
  if (!done) return (await amendedReport(bot, edit)) ?? rewordedUnderNotice(bot, edit);
  if (done.kind !== 'moved') return { answer: null };
  const { caller } = await whoAsks(bot, edit.user);
  return { answer: { message: amendedMessage(done, caller.language), saved: true } };
}

/** A deleted message that was heard so before: its author is told what became of what it said. */
export async function unsaid(
  bot: Bot,
  messageKey: string,
  place: { channel: string; user: string | undefined; threadTs: string | undefined },
): Promise<void> {
  const told =
    (await unsaidUnderNotice(bot, messageKey, place.user)) ??
    (await unsaidReport(bot, messageKey, place.user));
  if (told && place.user !== undefined) await whisper(bot, { ...place, user: place.user }, told);
  const done = await unsayWords(bot.deps, messageKey, tellsMoves(bot.deps));
  if (!done || done.kind === 'repeated') return;
  bot.afterReply();
  const { user } = place;
  if (user === undefined) return;
  const { caller } = await whoAsks(bot, user);
  await whisper(bot, { ...place, user }, unsaidMessage(done, caller.language));
}
