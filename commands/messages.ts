import type { App } from '@slack/bolt';
import { tellsMoves } from '../src/announce/tasks.ts';
import { threadAt, type Thread } from '../src/announce/threads.ts';
import { Refusal } from '../src/refusal.ts';
import { isFirst } from '../src/replies/inbox.ts';
import { editReply } from '../src/replies/editing.ts';
import { recogniseHead } from '../src/slack/recognising.ts';
import { typedText } from '../src/text.ts';
import { questionsOf } from '../src/weeks/service.ts';
import { mentionNames, troubleMessage, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { replyOptions, withoutReplyVerb } from './parse.ts';
import { confirmation, saveAnswer, type Answered } from './reply.ts';
import { answerInThread } from './prompt-threads.ts';
import { deletedMessage, type DeletedEvent } from './deletions.ts';
import { messageKeyOf, readSaid, type Said, type SaidEvent } from './said.ts';
import { spokenCommand } from './spoken.ts';
import { keepThreadFiles, unkeptFiles, withFiles } from './thread-files.ts';
import { amended, answerUnder } from './threads.ts';

/** Whoever edits so soon corrects what they said; later they say something new. */
const CORRECTED_WITHIN_MS = 60 * 60_000;

/** Verb and options are for the bot; in a thread between people the first words belong to the answer. */
function answerOf(said: Said, typed: string): ReturnType<typeof replyOptions> {
  if (!said.addressed) return { section: null, week: null, text: typed };
  return replyOptions(withoutReplyVerb(typed));
}

/** When something was written, however late it is heard. */
function writtenAt(bot: Bot, ts: string): Date {
  const now = bot.deps.clock();
  const at = new Date(Number(ts) * 1000);
  return at < now ? at : now;
}

/** When something was said by an edit of a message that was nothing for the bot before. */
function editedAt(bot: Bot, ts: string, editedTs: string): Date {
  const written = writtenAt(bot, ts);
  const edited = writtenAt(bot, editedTs);
  return edited.getTime() - written.getTime() < CORRECTED_WITHIN_MS ? written : edited;
}

/** Who wrote a message; null for a stranger who talks with others in a thread about tasks. */
async function whoSays(bot: Bot, said: Said, thread: Thread | null): Promise<Asking | null> {
  if (!thread || said.addressed) return whoAsks(bot, said.user);
  return whoAsks(bot, said.user).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

/** Whoever is of a section and mentions the bot under a week's summary replies for the week. */
function isReply(said: Said, { caller }: Asking, thread: Thread): boolean {
  return thread.kind === 'week' && said.addressed && caller.sections.length > 0;
}

async function answerSaid(
  bot: Bot,
  said: Said,
  inboxKey: string,
  at: Date = writtenAt(bot, said.ts),
): Promise<Answered | null> {
  const { db } = bot.deps;
  const questions = await questionsOf(db, said.channel, said.threadTs);
  const thread = questions.length > 0 ? null : await threadAt(db, said.channel, said.threadTs);
  if (questions.length === 0 && !thread && !said.addressed) return null;
  const asking = await whoSays(bot, said, thread);
  if (!asking) return null;
  const typed = typedText(said.text, await mentionNames(bot));
  if (said.addressed) {
    const carried = { files: said.files, messageKey: messageKeyOf(said.channel, said.ts) };
    const spoken = await spokenCommand(bot, asking, carried, typed);
    if (spoken !== 'no_command') return spoken && { message: spoken, saved: false };
  }
  const { text, ...named } = answerOf(said, typed);
  const answering = {
    asking,
    inboxKey,
    source:
      said.addressed && !(said.channel.startsWith('D') && said.threadTs)
        ? ('mention' as const)
        : ('thread' as const),
    messageKey: messageKeyOf(said.channel, said.ts),
    channel: { id: said.channel, name: null },
    writtenAt: at,
  };
  if (text === '' && thread && !said.addressed) return null;
  if (text === '') throw new Refusal({ code: 'empty_reply' });
  if (thread && !isReply(said, asking, thread)) {
    const heard = await answerUnder(bot, thread, answering, typed);
    // Between people a comment is a comment; whoever mentions the bot means to reply.
    if (heard !== 'comment') return heard;
    if (!said.addressed || said.channel.startsWith('D')) return null;
  }
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

/** What is written in a thread may be about a message that Slack shows and that is not on record yet. */
async function knowThread({ deps, client }: Bot, { channel, threadTs }: Said): Promise<void> {
  if (threadTs !== undefined) await recogniseHead(deps, client, { channel, ts: threadTs });
}

/** Hears a message that was not heard before. */
export async function newMessage(bot: Bot, event: SaidEvent): Promise<void> {
  const said = readSaid(event, bot.botUserId);
  if (!said) return;
  const key = messageKeyOf(said.channel, said.ts);
  try {
    await knowThread(bot, said);
    // Words may be refused; what was attached is kept all the same.
    const { kept, left } = await keepThreadFiles(bot, said, key);
    const answer = await answerSaid(bot, { ...said, files: left }, `message:${key}`);
    const unkept = await unkeptFiles(bot, said, left);
    await tell(bot, said, withFiles(answer, kept ?? unkept));
  } catch (error) {
    await tellTrouble(bot, said, key, error);
  }
}

/** A message was edited. */
export interface ChangedEvent {
  channel: string;
  channel_type?: string;
  message: SaidEvent & { edited?: { ts?: string } };
  previous_message?: { text?: string; user?: string; thread_ts?: string };
  event_ts?: string;
  /** True when it was written while nobody listened: nothing of it was heard before. */
  lost?: boolean;
}

/** Whether an edited message was heard in its thread before; then its author is told what became of the edit. */
async function isAmended(bot: Bot, said: Said, editedTs: string, text: string): Promise<boolean> {
  const messageKey = messageKeyOf(said.channel, said.ts);
  const done = await amended(bot, { user: said.user, messageKey, editedTs, text });
  if (done) await tell(bot, said, done.answer);
  return done !== null;
}

/** Hears what a message says since it was edited. */
export async function changedMessage(bot: Bot, event: ChangedEvent): Promise<void> {
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
    await knowThread(bot, said);
    const typed = typedText(said.text, await mentionNames(bot));
    if (await isAmended(bot, said, editedTs, typed)) return;
    const edit = { messageKey, typed: answerOf(said, typed).text };
    const tells = tellsMoves(bot.deps);
    let edited = await editReply(bot.deps, { ...edit, editedTs }, tells);
    if (edited === null) {
      // Never seen before: its first version got lost on the way, or was nothing to answer with.
      const at = event.lost ? writtenAt(bot, said.ts) : editedAt(bot, said.ts, editedTs);
      const files = event.lost ? await keepThreadFiles(bot, said, messageKey) : null;
      const answer = await answerSaid(bot, said, newKey, at);
      await tell(bot, said, withFiles(answer, files?.kept ?? null));
      // Or it came in the meantime, and can be edited now.
      const again = `${editedTs}+`;
      if (!answer && (await isAmended(bot, said, again, typed))) return;
      if (!answer) edited = await editReply(bot.deps, { ...edit, editedTs: again }, tells);
    }
    if (edited?.kind === 'saved') {
      const told = await confirmation(bot, await whoAsks(bot, said.user), edited, true);
      await tell(bot, said, { message: told, saved: true });
    }
  } catch (error) {
    await tellTrouble(bot, said, newKey, error);
  }
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
