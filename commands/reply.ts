import { receiveOnce } from '../db/inbox.ts';
import { addDraft } from '../db/replies.ts';
import { transact } from '../db/transact.ts';
import { listSections, type SectionRow } from '../db/people.ts';
import { findWeek, sectionOfChannel, type WeekRow } from '../db/weeks.ts';
import { chooserMessage, savedMessage } from '../src/messages/reply.ts';
import type { Message } from '../src/messages/blocks.ts';
import { replyForm } from '../src/messages/form.ts';
import type { AskId } from '../src/messages/ids.ts';
import { sectionNamed } from '../src/people/service.ts';
import { readWeek } from './parse.ts';
import { Refusal } from '../src/refusal.ts';
import { currentReply, isLate, mayReplyFor, type ReplySource } from '../src/replies/rules.ts';
import { submissions, submitReply, type Content, type Saved } from '../src/replies/service.ts';
import { replyTarget } from '../src/replies/target.ts';
import { currentWeek, sectionTasks } from '../src/weeks/service.ts';
import type { Asking, Bot } from './bot.ts';

/** Where and by which delivery somebody answers. */
export interface Answering {
  asking: Asking;
  inboxKey: string;
  source: ReplySource;
  messageKey: string | null;
  /** The channel it was written in, by id and by name. */
  channel: { id: string; name: string | null };
  /** When it was written, for what arrives later than that. */
  writtenAt?: Date;
}

/** The section in whose channel something was written; null for any other channel. */
async function sectionHere(bot: Bot, channel: Answering['channel']): Promise<string | null> {
  // A direct message is nobody's channel, also where a section's tasks went out by it.
  if (channel.id.startsWith('D')) return null;
  const names = [channel.id, channel.name ?? bot.directory.channelName(channel.id)];
  const sections = await listSections(bot.deps.db);
  const named = sections.find((section) => section.channel !== null && names.includes(section.channel));
  return named?.id ?? (await sectionOfChannel(bot.deps.db, channel.id));
}

/** For which section somebody answers, by name or by what is plain from where they write. */
async function whichSection(
  bot: Bot,
  { asking, channel }: Pick<Answering, 'asking' | 'channel'>,
  named: string | null,
): Promise<{ sectionId: string } | { choose: SectionRow[] }> {
  if (named !== null) return { sectionId: (await sectionNamed(bot.deps.db, named)).id };
  const all = await listSections(bot.deps.db);
  const target = replyTarget(asking.caller, await sectionHere(bot, channel), all);
  if (target.kind === 'none') throw new Refusal({ code: 'no_section' });
  return target.kind === 'choose' ? { choose: target.sections } : { sectionId: target.sectionId };
}

/** The week that is meant: the one that was named, or the one deployed last. */
async function whichWeek(bot: Bot, named: string | null): Promise<WeekRow> {
  if (named !== null) {
    const week = await findWeek(bot.deps.db, readWeek(named) ?? named);
    if (!week) throw new Refusal({ code: 'unknown_period', period: named });
    return week;
  }
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
    const draftId = await keepDraft(bot, answering, typed, week.period);
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
export function keepDraft(
  bot: Bot,
  { asking, inboxKey, source, messageKey }: Omit<Answering, 'channel'>,
  text: string,
  period: string,
): Promise<string | null> {
  const id = bot.deps.newId();
  const createdAt = bot.deps.clock().toISOString();
  const { personId } = asking.caller;
  return transact(bot.deps.db, async (tx) => {
    if (!(await receiveOnce(tx, inboxKey, createdAt))) return null;
    await addDraft(tx, { id, personId, text, source, messageKey, period, createdAt });
    return id;
  });
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
  const week = await findWeek(db, ask.period);
  if (!week) throw new Refusal({ code: 'unknown_period', period: ask.period });
  const section = await sectionNamed(db, ask.sectionId);
  const right = mayReplyFor(asking.caller, section);
  if (!right) {
    const mayReply = asking.caller.sections.map((own) => own.name);
    throw new Refusal({ code: 'not_your_section', section: section.name, mayReply });
  }
  const view = replyForm({
    language: asking.caller.language,
    timezone: asking.campaign.timezone,
    section,
    period: week.period,
    dueAt: week.dueAt,
    late: isLate(clock().toISOString(), week.dueAt),
    onBehalf: right === 'on_behalf',
    tasks: await sectionTasks(db, week.period, section.id),
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
