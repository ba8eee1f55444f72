import { tellsRectifications } from '../src/announce/rectifications.ts';
import {
  notAcceptedMessage,
  rectificationHeardMessage,
  rectificationStillSaidMessage,
} from '../src/messages/rectification-answers.ts';
import type { Message } from '../src/messages/blocks.ts';
import { amendReport, hearUnderRectification, unsayReport } from '../src/rectifications/thread.ts';
import type { Spoken } from '../src/tasks/thread.ts';
import { whoAsks, type Bot } from './bot.ts';
import type { Answered } from './reply.ts';

/** Hears a message under a rectification's card; null when the same delivery came before. */
export async function answerUnderRectification(
  bot: Bot,
  spoken: Spoken,
  ref: string,
): Promise<Answered | null> {
  const heard = await hearUnderRectification(bot.deps, spoken, ref, tellsRectifications(bot.deps));
  const { language } = spoken.caller;
  switch (heard.kind) {
    // Talk about a finding is no weekly reply, whoever is mentioned in it.
    case 'comment':
    case 'repeated':
      return null;
    case 'not_accepted':
      return { message: notAcceptedMessage(heard, language), saved: false };
    case 'moved':
      return { message: rectificationHeardMessage(heard, 'heard', language), saved: true };
  }
}

/** An edited message that was heard as a report; null when it was none, and when there is nothing more to say. */
export async function amendedReport(
  bot: Bot,
  edit: { user: string; messageKey: string; editedTs: string; text: string },
): Promise<{ answer: Answered | null } | null> {
  const done = await amendReport(bot.deps, edit, tellsRectifications(bot.deps));
  if (done?.kind !== 'moved') return done && { answer: null };
  const { caller } = await whoAsks(bot, edit.user);
  return { answer: { message: rectificationHeardMessage(done, 'amended', caller.language), saved: true } };
}

/** What the author of a deleted message is told when it was heard as a report; null when it was none. */
export async function unsaidReport(
  bot: Bot,
  messageKey: string,
  user: string | undefined,
): Promise<Message | null> {
  const done = await unsayReport(bot.deps, messageKey);
  if (done?.kind !== 'still_said' || user === undefined) return null;
  const { caller } = await whoAsks(bot, user);
  return rectificationStillSaidMessage(done, caller.language);
}
