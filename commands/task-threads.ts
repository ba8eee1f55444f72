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
import type { Asking, Bot } from './bot.ts';
import { heardBefore, type Edit, type HeardBefore } from './heard.ts';
import type { Answered, Answering } from './reply.ts';

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

/** Hears a message under the card of a task or where a week stands; null when the same delivery came before. */
export async function answerOnTask(
  bot: Bot,
  { asking, inboxKey, messageKey, source }: Answering & { messageKey: string },
  thread: Extract<Thread, { kind: 'card' | 'week' }>,
  text: string,
): Promise<Answered | 'comment' | null> {
  const spoken = { caller: asking.caller, text, inboxKey, messageKey, source };
  const tell = tellsMoves(bot.deps);
  const heard =
    thread.kind === 'card'
      ? await hearUnderCard(bot.deps, spoken, thread.ref, tell)
      : await hearInWeek(bot.deps, spoken, thread.period, tell);
  return answerTo(heard, asking);
}

/** An edited message that was heard as words on a task; null when it was none. */
export async function amendedOnTask(bot: Bot, edit: Edit): Promise<HeardBefore | null> {
  return heardBefore(await amendWords(bot.deps, edit, tellsMoves(bot.deps)), amendedMessage);
}

/** A deleted message that was heard as words on a task; null when it was none. */
export async function unsaidOnTask(bot: Bot, messageKey: string): Promise<HeardBefore | null> {
  return heardBefore(await unsayWords(bot.deps, messageKey, tellsMoves(bot.deps)), unsaidMessage);
}
