import { circularChannel, tellsCirculars } from '../src/announce/circular.ts';
import { partNamed, type CircularPart, type CircularText } from '../src/circulars/parts.ts';
import { circularOf, editCircular, postCircular, type Circular } from '../src/circulars/service.ts';
import { inspectionNamed, viewerOf } from '../src/inspections/facts.ts';
import type { Message } from '../src/messages/blocks.ts';
import { circularDone, circularMessage } from '../src/messages/circular.ts';
import { draftedText } from '../src/messages/circular-draft.ts';
import { Refusal } from '../src/refusal.ts';
import type { Asking, Bot, Doing } from './bot.ts';
import { firstWord } from './written.ts';

/** What was typed behind the number of a round whose circular is meant. */
export type CircularSaid =
  { kind: 'show' } | { kind: 'post' } | { kind: 'edit'; part: CircularPart; text: string };

const POST: readonly string[] = ['post', '发布'];

/** Reads nothing at all, `post`, or `problems TEXT`, and the same in Chinese; null when it is none of them. */
export function parseCircular(said: string): CircularSaid | null {
  const [, word = '', text = ''] = /^\s*([^\s:：]*)[\s:：]*([\s\S]*)$/u.exec(said) ?? [];
  if (word === '') return { kind: 'show' };
  if (POST.includes(word.toLowerCase())) return text === '' ? { kind: 'post' } : null;
  const part = partNamed(word);
  return part === null || text === '' ? null : { kind: 'edit', part, text };
}

/** A circular as the caller may use it, with where it is or will be posted. */
export function circularShown(asking: Asking, found: Circular): Message {
  const { caller, campaign } = asking;
  const view = { language: caller.language, timezone: campaign.timezone };
  return circularMessage(found, circularChannel(campaign, found.round), view);
}

/** The circular of a round, by the round's row id. */
export async function circularFor(bot: Bot, asking: Asking, inspectionId: string): Promise<Circular> {
  const { db, clock } = bot.deps;
  const { caller, campaign } = asking;
  return circularOf(db, campaign, { caller, inspectionId }, draftedText, clock());
}

/** Posts a circular; null when a mention brings it again, which Slack sends as two events. */
export async function post(
  bot: Bot,
  { asking, inboxKey, door }: Doing,
  inspectionId: string,
): Promise<Message | null> {
  const { caller, campaign } = asking;
  const asked = { caller, inspectionId, inboxKey, door };
  const done = await postCircular(bot.deps, asked, draftedText, tellsCirculars(bot.deps));
  if (done.kind === 'repeated')
    return door === 'mention' ? null : circularShown(asking, await circularFor(bot, asking, inspectionId));
  const view = { language: caller.language, timezone: campaign.timezone };
  return circularDone(done, circularChannel(campaign, done.circular.round), view);
}

/** Puts other words in parts of a circular; `since` is the edit that the form was filled with. */
export async function edit(
  bot: Bot,
  { asking, inboxKey, door }: Doing,
  change: { inspectionId: string; parts: Partial<CircularText>; since?: string | null },
): Promise<Message | null> {
  const { caller, campaign } = asking;
  const done = await editCircular(bot.deps, { caller, inboxKey, door, ...change }, draftedText);
  if (done.kind === 'repeated')
    return door === 'mention'
      ? null
      : circularShown(asking, await circularFor(bot, asking, change.inspectionId));
  const view = { language: caller.language, timezone: campaign.timezone };
  return circularDone(done, circularChannel(campaign, done.circular.round), view);
}

/** Everything that a circular's buttons and form do, typed: `/duban inspect circular I3 problems TEXT`. */
export async function circular(
  bot: Bot,
  doing: Doing,
  { ref, text }: { ref: string; text: string },
): Promise<Message | null> {
  const said = ref === '' ? null : parseCircular(text);
  if (!said) {
    const { word, behind } = firstWord(text, 'I');
    const unread = POST.includes(word.toLowerCase()) ? behind : partNamed(word) === null ? word : null;
    const typed = { of: 'inspect_circular', ref: ref === '' ? 'I3' : ref } as const;
    throw new Refusal({ code: 'usage', ...typed, word: unread });
  }
  const { asking } = doing;
  const { id } = await inspectionNamed(bot.deps.db, ref, viewerOf(asking.caller));
  switch (said.kind) {
    case 'show':
      return circularShown(asking, await circularFor(bot, asking, id));
    case 'post':
      return post(bot, doing, id);
    case 'edit':
      return edit(bot, doing, { inspectionId: id, parts: { [said.part]: said.text } });
  }
}
