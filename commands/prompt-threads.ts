import { chooserMessage, commentMessage } from '../src/messages/reply.ts';
import { sectionNamed } from '../src/people/service.ts';
import { isFirst } from '../src/replies/inbox.ts';
import { mayReplyFor } from '../src/replies/rules.ts';
import type { Question } from '../src/weeks/service.ts';
import type { Bot } from './bot.ts';
import { keepTyped, submit, type Answered, type Answering } from './reply.ts';
import type { Said } from './said.ts';

/** A message in the thread of a deployment or prompt: for whom it speaks, or that it is a comment. */
export async function answerInThread(
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
