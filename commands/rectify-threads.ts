import { tellsRectifications } from '../src/announce/rectifications.ts';
import type { Thread } from '../src/announce/threads.ts';
import {
  notAcceptedMessage,
  rectificationHeardMessage,
  rectificationStillSaidMessage,
} from '../src/messages/rectification-answers.ts';
import { amendReport, hearUnderRectification, unsayReport } from '../src/rectifications/thread.ts';
import type { Bot } from './bot.ts';
import { heardBefore, type Edit, type HeardBefore } from './heard.ts';
import type { Answered, Answering } from './reply.ts';

/** Hears a message under a rectification's card; null when the same delivery came before. */
export async function answerUnderRectification(
  bot: Bot,
  { asking: { caller }, inboxKey, messageKey, source }: Answering & { messageKey: string },
  { ref }: Extract<Thread, { kind: 'rectification' }>,
  text: string,
): Promise<Answered | null> {
  const spoken = { caller, text, inboxKey, messageKey, source };
  const heard = await hearUnderRectification(bot.deps, spoken, ref, tellsRectifications(bot.deps));
  const { language } = caller;
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

/** An edited message that was heard as a report; null when it was none. */
export async function amendedReport(bot: Bot, edit: Edit): Promise<HeardBefore | null> {
  const done = await amendReport(bot.deps, edit, tellsRectifications(bot.deps));
  return heardBefore(done, (moved, language) => rectificationHeardMessage(moved, 'amended', language));
}

/** A deleted message that was heard as a report; null when it was none. */
export async function unsaidReport(bot: Bot, messageKey: string): Promise<HeardBefore | null> {
  return heardBefore(await unsayReport(bot.deps, messageKey), rectificationStillSaidMessage);
}
