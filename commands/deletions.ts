import { tellsEvidence } from '../src/announce/evidence.ts';
import { tellsMoves } from '../src/announce/tasks.ts';
import { withdrawFiles } from '../src/evidence/keeping.ts';
import { withdrawnMessage } from '../src/messages/reply.ts';
import { withdrawMessage } from '../src/replies/withdrawal.ts';
import { whisper, whoAsks, type Bot } from './bot.ts';
import { messageKeyOf } from './said.ts';
import { unsaid } from './threads.ts';

/** A message was deleted. */
export interface DeletedEvent {
  channel: string;
  deleted_ts: string;
  previous_message?: { user?: string; thread_ts?: string };
}

/** Takes back what a message said that is gone. */
export async function deletedMessage(bot: Bot, event: DeletedEvent): Promise<void> {
  const messageKey = messageKeyOf(event.channel, event.deleted_ts);
  const { user, thread_ts: threadTs } = event.previous_message ?? {};
  const place = { channel: event.channel, threadTs };
  await withdrawFiles(bot.deps, messageKey, tellsEvidence(bot.deps));
  await unsaid(bot, messageKey, { ...place, user });
  const done = await withdrawMessage(bot.deps, messageKey, tellsMoves(bot.deps));
  if (done?.kind !== 'withdrawn') return;
  bot.afterReply();
  if (user === undefined) return;
  const { caller } = await whoAsks(bot, user);
  await whisper(bot, { ...place, user }, withdrawnMessage(done, caller.language, true));
}
