import type { App } from '@slack/bolt';
import { tellsMoves } from '../src/announce/tasks.ts';
import type { Message } from '../src/messages/blocks.ts';
import { chooserMessage, commentMessage, withdrawnMessage } from '../src/messages/reply.ts';
import { sectionNamed } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { isFirst } from '../src/replies/inbox.ts';
import { mayReplyFor } from '../src/replies/rules.ts';
import { editReply } from '../src/replies/editing.ts';
import { withdrawMessage } from '../src/replies/withdrawal.ts';
import { typedText } from '../src/text.ts';
import { questionsOf, type Question } from '../src/weeks/service.ts';
import { mentionNames, troubleMessage, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { replyOptions, verbNamed, withoutReplyVerb } from './parse.ts';
import { confirmation, keepTyped, saveAnswer, submit, type Answered, type Answering } from './reply.ts';
import { readSaid, type Said, type SaidEvent } from './said.ts';
import { tasks } from './task-list.ts';
import { calendar, help, menu, progress } from './views.ts';

/** Slack brings a message that was not acknowledged again for some minutes. */
const LONGEST_DELAY_MS = 60 * 60_000;

const messageKeyOf = (channel: string, ts: string): string => `${channel}:${ts}`;

/** `@duban 进度`: a verb alone is a command also where slash commands cannot be used. */
async function spokenVerb(bot: Bot, asking: Asking, said: Said): Promise<Message | null> {
  const word = said.text.trim();
  const verb = word === '' ? null : verbNamed(word);
  if (word !== '' && verb === null) return null;
  switch (verb) {
    case 'help':
      return help(asking);
    case 'tasks':
      return tasks(bot, asking, '');
    case 'progress':
      return progress(bot, asking, '');
    case 'calendar':
      return calendar(bot, asking);
    case 'reply':
    case 'task':
    case 'audit':
    case 'leave':
    case null:
      return menu(bot, asking);
  }
}

/** A message in the thread of a deployment or prompt: for whom it speaks, or that it is a comment. */
async function answerInThread(
  bot: Bot,
  answering: Answering,
  said: Said,
  questions: readonly Question[],
  typed: string,
): Promise<Answered | null> {
  const { asking } = answering;
  const { caller } = asking;
  const asked = await Promise.all(
    questions.map(async ({ period, sectionId }) => ({
      period,
      section: await sectionNamed(bot.deps.db, sectionId),
    })),
  );
  const rights = asked.map((one) => ({ ...one, right: mayReplyFor(caller, one.section) }));
  const own = rights.filter(({ right }) => right === 'member' || (right === 'on_behalf' && said.addressed));
  const [only, ...others] = own;
  if (only && others.length === 0) {
    const ask = { period: only.period, sectionId: only.section.id };
    const message = await submit(bot, answering, ask, { typed });
    return message && { message, saved: true };
  }
  const [first] = rights;
  if (!first) return null;
  const keep = (): Promise<string | null> => keepTyped(bot, answering, typed, first.period);
  if (only) {
    const sections = own.map(({ section }) => section);
    const draftId = await keep();
    return draftId === null
      ? null
      : { message: chooserMessage(sections, { draftId }, caller.language), saved: false };
  }
  const mayOffer = first.right === 'on_behalf';
  const draftId = mayOffer ? await keep() : null;
  if (mayOffer ? draftId === null : !(await isFirst(bot.deps, answering.inboxKey))) return null;
  const offer = draftId === null ? null : { draftId, sectionId: first.section.id };
  return { message: commentMessage(first.section.name, offer, caller.language), saved: false };
}

/** Verb and options are for the bot; in a thread between people the first words belong to the answer. */
function answerOf(said: Said, typed: string): ReturnType<typeof replyOptions> {
  if (!said.addressed) return { section: null, week: null, text: typed };
  return replyOptions(withoutReplyVerb(typed));
}

/** When a message was written, if that lies shortly before it arrived; otherwise when it arrived. */
function writtenAt(bot: Bot, ts: string): Date {
  const now = bot.deps.clock();
  const at = new Date(Number(ts) * 1000);
  const delayMs = now.getTime() - at.getTime();
  return delayMs > 0 && delayMs < LONGEST_DELAY_MS ? at : now;
}

async function answerSaid(bot: Bot, said: Said, inboxKey: string): Promise<Answered | null> {
  const questions = await questionsOf(bot.deps.db, said.channel, said.threadTs);
  if (questions.length === 0 && !said.addressed) return null;
  const asking = await whoAsks(bot, said.user);
  if (said.addressed) {
    const spoken = await spokenVerb(bot, asking, said);
    if (spoken) return (await isFirst(bot.deps, inboxKey)) ? { message: spoken, saved: false } : null;
  }
  const typed = typedText(said.text, await mentionNames(bot));
  const { text, ...named } = answerOf(said, typed);
  const answering: Answering = {
    asking,
    inboxKey,
    source: said.addressed && !(said.channel.startsWith('D') && said.threadTs) ? 'mention' : 'thread',
    messageKey: messageKeyOf(said.channel, said.ts),
    channel: { id: said.channel, name: null },
    writtenAt: writtenAt(bot, said.ts),
  };
  if (text === '') throw new Refusal({ code: 'empty_reply' });
  if (questions.length > 0 && named.section === null && named.week === null) {
    return answerInThread(bot, answering, said, questions, text);
  }
  return saveAnswer(bot, answering, text, named);
}

/** Marks the message as received, where everybody sees it; the private answer says the details. */
async function markReceived(bot: Bot, said: Said): Promise<void> {
  const mark = { channel: said.channel, timestamp: said.ts, name: 'white_check_mark' };
  await bot.client.reactions.add(mark).catch(() => undefined);
}

async function tell(bot: Bot, said: Said, answer: Answered | null): Promise<void> {
  if (!answer) return;
  bot.afterReply();
  const place = { channel: said.channel, user: said.user, threadTs: said.threadTs };
  if (answer.saved) await markReceived(bot, said);
  await whisper(bot, place, answer.message);
}

/**
 * Tells the author what went wrong, once. Only a refusal is an answer; anything else has Slack bring the
 * message again, and then it is saved or nothing more is said.
 */
async function tellTrouble(bot: Bot, said: Said, key: string, error: unknown): Promise<void> {
  const refused = error instanceof Refusal;
  const first = refused
    ? await isFirst(bot.deps, `refused:${key}`).catch(() => true)
    : !bot.failuresTold.has(key) && bot.failuresTold.add(key);
  if (first) {
    const typed = typedText(said.text, await mentionNames(bot));
    await tell(bot, said, { message: await troubleMessage(bot, error, said.user, typed), saved: false });
  }
  if (!refused) throw error;
}

async function newMessage(bot: Bot, event: SaidEvent): Promise<void> {
  const said = readSaid(event, bot.botUserId);
  if (!said) return;
  const key = messageKeyOf(said.channel, said.ts);
  try {
    await tell(bot, said, await answerSaid(bot, said, `message:${key}`));
  } catch (error) {
    await tellTrouble(bot, said, key, error);
  }
}

interface ChangedEvent {
  channel: string;
  channel_type?: string;
  message: SaidEvent & { edited?: { ts?: string } };
  previous_message?: { text?: string; user?: string; thread_ts?: string };
  event_ts?: string;
}

async function changedMessage(bot: Bot, event: ChangedEvent): Promise<void> {
  const { message, channel, previous_message: before } = event;
  // The head of a thread leaves a tombstone when its author deletes it.
  if (message.subtype === 'tombstone') {
    const deletion = { channel, deleted_ts: message.ts };
    return deletedMessage(bot, before ? { ...deletion, previous_message: before } : deletion);
  }
  if (message.text === before?.text) return;
  const said = readSaid(
    { ...message, channel, ...(event.channel_type ? { channel_type: event.channel_type } : {}) },
    bot.botUserId,
  );
  if (!said) return;
  const messageKey = messageKeyOf(channel, said.ts);
  const editedTs = message.edited?.ts ?? event.event_ts ?? '';
  const newKey = `new:${messageKey}:${editedTs}`;
  try {
    const typed = typedText(said.text, await mentionNames(bot));
    const edit = { messageKey, typed: answerOf(said, typed).text };
    const tells = tellsMoves(bot.deps);
    let edited = await editReply(bot.deps, { ...edit, editedTs }, tells);
    if (edited === null) {
      // Never seen before: its first version got lost on the way, or was nothing to answer with.
      const answer = await answerSaid(bot, said, newKey);
      await tell(bot, said, answer);
      // Or it came in the meantime, and can be edited now.
      if (!answer) edited = await editReply(bot.deps, { ...edit, editedTs: `${editedTs}+` }, tells);
    }
    if (edited?.kind === 'saved') {
      const told = await confirmation(bot, await whoAsks(bot, said.user), edited, true);
      await tell(bot, said, { message: told, saved: true });
    }
  } catch (error) {
    await tellTrouble(bot, said, newKey, error);
  }
}

interface DeletedEvent {
  channel: string;
  deleted_ts: string;
  previous_message?: { user?: string; thread_ts?: string };
}

async function deletedMessage(bot: Bot, event: DeletedEvent): Promise<void> {
  const done = await withdrawMessage(
    bot.deps,
    messageKeyOf(event.channel, event.deleted_ts),
    tellsMoves(bot.deps),
  );
  if (done?.kind !== 'withdrawn') return;
  bot.afterReply();
  const user = event.previous_message?.user;
  if (!user) return;
  const { caller } = await whoAsks(bot, user);
  const place = { channel: event.channel, user, threadTs: event.previous_message?.thread_ts };
  await whisper(bot, place, withdrawnMessage(done, caller.language, true));
}

/** Thread replies, mentions and direct messages; their edits and deletions. */
export function registerMessages(app: App, bot: Bot): void {
  app.event('message', async ({ event }) => {
    switch (event.subtype) {
      case 'message_changed':
        return changedMessage(bot, event as unknown as ChangedEvent);
      case 'message_deleted':
        return deletedMessage(bot, event as unknown as DeletedEvent);
      default:
        return newMessage(bot, event as unknown as SaidEvent);
    }
  });
  app.event('app_mention', async ({ event }) => newMessage(bot, event as unknown as SaidEvent));
}
