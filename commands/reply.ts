import { tellsMoves } from '../src/announce/tasks.ts';
import type { SectionRow } from '../db/people.ts';
import type { WeekRow } from '../db/weeks.ts';
import { chooserMessage, savedMessage } from '../src/messages/reply.ts';
import type { Message } from '../src/messages/blocks.ts';
import { replyForm } from '../src/messages/form.ts';
import type { AskId } from '../src/messages/ids.ts';
import { readWeek } from './parse.ts';
import { Refusal } from '../src/refusal.ts';
import { keepDraft } from '../src/replies/drafts.ts';
import { replyRight } from '../src/replies/right.ts';
import { currentReply, isLate, type ReplySource } from '../src/replies/rules.ts';
import { submitReply, type Content, type Saved } from '../src/replies/service.ts';
import { submissions } from '../src/replies/submissions.ts';
import { sectionMeant, type Place } from '../src/replies/target.ts';
import { currentWeek, deployedWeek, sectionTasks, stillAsked } from '../src/weeks/service.ts';
import type { Asking, Bot } from './bot.ts';

/** Where and by which delivery somebody answers. */
export interface Answering {
  asking: Asking;
  inboxKey: string;
  source: ReplySource;
  messageKey: string | null;
  /** The channel it was written in, by id and by name. */
  channel: Place;
  /** When it was written, for what arrives later than that. */
  writtenAt?: Date;
}

/** For which section somebody answers, by name or by what is plain from where they write. */
async function whichSection(
  bot: Bot,
  { asking, channel }: Pick<Answering, 'asking' | 'channel'>,
  named: string | null,
): Promise<{ sectionId: string } | { choose: SectionRow[] }> {
  const name = channel.name ?? bot.directory.channelName(channel.id);
  return sectionMeant(bot.deps.db, asking.caller, { id: channel.id, name }, named);
}

/** The week that is meant: the one that was named, or the one deployed last. */
async function whichWeek(bot: Bot, named: string | null): Promise<WeekRow> {
  if (named !== null) return deployedWeek(bot.deps.db, readWeek(named) ?? named, named);
  const current = await currentWeek(bot.deps.db, bot.deps.clock());
  if (!current) throw new Refusal({ code: 'never_deployed' });
  return current.week;
}

/** What somebody is answered, and whether their words are now a section's reply. */
export interface Answered {
  message: Message;
  saved: boolean;
}

/** Says what was saved. */
export async function confirmation(bot: Bot, asking: Asking, saved: Saved, edited = false): Promise<Message> {
  const { language } = asking.caller;
  const { timezone } = asking.campaign;
  const current = await currentWeek(bot.deps.db, bot.deps.clock());
  const newest = current?.week.period === saved.week.period;
  const standing = !newest ? 'earlier' : current.open ? 'open' : 'closed';
  return savedMessage(saved, { language, timezone, standing, edited });
}

/**
 * Saves an answer and says so; null when the same delivery was answered before. When only the author can
 * say which section it is for, the text is kept as a draft and they are asked.
 */
export async function saveAnswer(
  bot: Bot,
  answering: Answering,
  typed: string,
  named: { section: string | null; week: string | null } = { section: null, week: null },
): Promise<Answered | null> {
  if (typed === '') throw new Refusal({ code: 'empty_reply' });
  const week = await whichWeek(bot, named.week);
  const where = await whichSection(bot, answering, named.section);
  if ('choose' in where) {
    const draftId = await keepTyped(bot, answering, typed, week.period);
    const { language } = answering.asking.caller;
    return draftId === null
      ? null
      : { message: chooserMessage(where.choose, { draftId }, language), saved: false };
  }
  const message = await submit(
    bot,
    answering,
    { period: week.period, sectionId: where.sectionId },
    { typed },
  );
  return message && { message, saved: true };
}

/** Keeps what somebody typed until they have said what it is; null when the same delivery came before. */
export function keepTyped(
  bot: Bot,
  { asking, inboxKey, source, messageKey }: Omit<Answering, 'channel'>,
  text: string,
  period: string,
): Promise<string | null> {
  const { personId } = asking.caller;
  return keepDraft(bot.deps, { inboxKey, personId, source, messageKey, text, period });
}

/** Saves an answer whose section and week are known; null when the same delivery was answered before. */
export async function submit(
  bot: Bot,
  answering: Omit<Answering, 'channel'>,
  ask: AskId,
  content: Content,
): Promise<Message | null> {
  const { asking, inboxKey, source, messageKey, writtenAt } = answering;
  const saved = await submitReply(
    bot.deps,
    { ...ask, inboxKey, source, messageKey, caller: asking.caller, ...(writtenAt ? { writtenAt } : {}) },
    content,
    tellsMoves(bot.deps),
  );
  return saved.kind === 'repeated' ? null : confirmation(bot, asking, saved);
}

/** Opens the form of a section's reply, filled with its open tasks and with what was said before. */
export async function openForm(
  bot: Bot,
  asking: Asking,
  ask: AskId,
  opened: { triggerId: string; channel: string | null },
): Promise<void> {
  const { db, clock } = bot.deps;
  const week = await deployedWeek(db, ask.period);
  const { section, onBehalf } = await replyRight(db, asking.caller, ask.sectionId);
  const view = replyForm({
    language: asking.caller.language,
    timezone: asking.campaign.timezone,
    section,
    period: week.period,
    dueAt: week.dueAt,
    late: isLate(clock().toISOString(), week.dueAt),
    onBehalf,
    tasks: stillAsked(await sectionTasks(db, week.period, section.id)),
    reply: currentReply(await submissions(db, week.period, section.id)),
    channel: opened.channel,
  });
  await bot.client.views.open({ trigger_id: opened.triggerId, view });
}

/** `/duban reply` without text: the form of the caller's section, or the question for which one. */
export async function openOwnForm(
  bot: Bot,
  answering: Pick<Answering, 'asking' | 'channel'>,
  named: { section: string | null; week: string | null },
  triggerId: string,
): Promise<Message | null> {
  const week = await whichWeek(bot, named.week);
  const where = await whichSection(bot, answering, named.section);
  const { asking, channel } = answering;
  if ('choose' in where) return chooserMessage(where.choose, { period: week.period }, asking.caller.language);
  const ask = { period: week.period, sectionId: where.sectionId };
  await openForm(bot, asking, ask, { triggerId, channel: channel.id });
  return null;
}
