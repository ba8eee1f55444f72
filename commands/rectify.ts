import type { ModalView } from '@slack/types';
import type { Door } from '../db/schema-tasks.ts';
import { tellsRectifications } from '../src/announce/rectifications.ts';
import { dayOf } from '../src/calendar/day.ts';
import { viewerOf } from '../src/inspections/facts.ts';
import type { Message } from '../src/messages/blocks.ts';
import { cardWindow } from '../src/messages/form-fields.ts';
import { RECTIFICATION_FORM } from '../src/messages/ids.ts';
import { rectificationListMessage, rectifiedMessage } from '../src/messages/rectification-answers.ts';
import { rectificationCard } from '../src/messages/rectification-card.ts';
import { rectificationNeedsForm } from '../src/messages/rectification-form.ts';
import { personAtStart, sectionNamed } from '../src/people/service.ts';
import type { RectificationDetails } from '../src/rectifications/effects.ts';
import {
  rectificationNamed,
  rectificationOfId,
  type RectificationFacts,
} from '../src/rectifications/facts.ts';
import { openRectifications, visibleRectifications } from '../src/rectifications/list.ts';
import { makeRectificationMove, rolesOf, type RectificationAsked } from '../src/rectifications/moving.ts';
import { moveOfVerb } from '../src/rectifications/verbs.ts';
import { Refusal } from '../src/refusal.ts';
import type { Asking, Bot, Doing } from './bot.ts';
import { rectifyKeepsFiles } from './carried-files.ts';
import { rectificationFormFor } from './rectify-opening.ts';
import { parseRectify, type RectifySaid } from './rectify-parse.ts';
import { keepLateFiles } from './thread-files.ts';
import { dayTyped } from './task-parse.ts';
import { firstWord } from './written.ts';

/** A rectification of a button or form, as far as the caller may know of it. */
export function rectificationFor(
  bot: Bot,
  { caller, campaign }: Asking,
  id: string,
): Promise<RectificationFacts> {
  const who = { asked: id, viewer: viewerOf(caller) };
  return rectificationOfId(bot.deps.db, campaign, who, bot.deps.clock());
}

/** A card of these facts, with the buttons that the caller may use now. */
function cardOf(facts: RectificationFacts, { caller, campaign }: Asking): Message {
  const { language } = caller;
  return rectificationCard(facts, {
    language,
    timezone: campaign.timezone,
    roles: rolesOf(caller, facts),
  });
}

/** A rectification's card as its viewer may use it. */
export async function rectificationCardFor(bot: Bot, asking: Asking, id: string): Promise<Message> {
  return cardOf(await rectificationFor(bot, asking, id), asking);
}

/** A rectification's card, or an answer with the card in it, as a window of its own. */
export async function rectificationInWindow(
  bot: Bot,
  asking: Asking,
  id: string,
  shown?: Message,
): Promise<ModalView> {
  const facts = await rectificationFor(bot, asking, id);
  const card = shown ?? cardOf(facts, asking);
  return cardWindow(RECTIFICATION_FORM.card, { id, ref: facts.ref }, card, asking.caller.language);
}

/**
 * Makes a move and says so with the card as it stands after it; what concerns others is queued with it. Null when a
 * mention brings it again, which Slack sends as two events.
 */
export async function rectify(
  bot: Bot,
  { asking, inboxKey, door }: { asking: Asking; inboxKey: string; door: Door },
  asked: Pick<RectificationAsked, 'rectificationId' | 'move' | 'text' | 'details' | 'files' | 'messageKey'>,
): Promise<Message | null> {
  const { caller } = asking;
  const done = await makeRectificationMove(
    bot.deps,
    { ...asked, caller, inboxKey, door },
    tellsRectifications(bot.deps),
  );
  if (done.kind === 'repeated')
    return door === 'mention' ? null : rectificationCardFor(bot, asking, asked.rectificationId);
  return rectifiedMessage(done, cardOf(done.facts, asking), caller.language);
}

/** Open rectifications: of a section that is named, of the caller's own, or for the office and leaders all of them. */
async function list(bot: Bot, { caller, campaign }: Asking, asked: string): Promise<Message> {
  const { db, clock } = bot.deps;
  const named = asked === '' ? null : await sectionNamed(db, asked.replace(/^(?:section|科室)[:：]\s*/i, ''));
  const own = named === null && !caller.isOffice && !caller.isLeader && caller.sections.length > 0;
  const ids = own ? caller.sections.map(({ id }) => id) : named === null ? null : [named.id];
  const lines = visibleRectifications(await openRectifications(db, campaign, clock()), viewerOf(caller), ids);
  return rectificationListMessage(lines, { section: named?.name ?? null, own }, caller.language);
}

function usage({ verb, ref }: Pick<RectifySaid, 'verb' | 'ref'>, word: string | null = null): Refusal {
  return new Refusal({
    code: 'rectification',
    fault: { kind: 'usage', verb, ref: ref === '' ? null : ref, word },
  });
}

/** Somebody who was named, and the words behind the name; a refusal when nobody is called that. */
async function personMeant(bot: Bot, said: string | null): Promise<{ personId?: string; behind: string }> {
  if (said === null) return { behind: '' };
  const person = await personAtStart(bot.deps.db, said);
  if (!person) throw new Refusal({ code: 'unknown_person', person: said });
  const name = [person.name, person.slack, person.id]
    .filter((one) => one !== '' && said.startsWith(one))
    .toSorted((one, other) => other.length - one.length)[0];
  return { personId: person.id, behind: said.slice(name?.length ?? 0).trim() };
}

/** Everything that a card's buttons and forms do, typed: `/duban rectify done R7 …`. */
export async function typedRectify(bot: Bot, doing: Doing, rest: string): Promise<Message | null> {
  const said = parseRectify(rest);
  if (!said) {
    const { word } = firstWord(rest, 'R');
    throw new Refusal({ code: 'rectification', fault: { kind: 'usage', verb: null, ref: null, word } });
  }
  if (said.stray !== null) throw usage(said, said.stray);
  const { asking } = doing;
  const { db, clock } = bot.deps;
  const { caller, campaign } = asking;
  if (said.verb === 'list') return list(bot, asking, said.text);
  if (said.ref === '') throw usage(said);
  const known = { asked: said.ref, viewer: viewerOf(caller) };
  const facts = await rectificationNamed(db, campaign, known, clock());
  const move = moveOfVerb(said.verb);
  if (move === null) return cardOf(facts, asking);
  const { opens } = doing;
  const isBare = [said.day, said.person, said.reason].every((one) => one === null) && said.text === '';
  if (opens && isBare && rectificationNeedsForm(move)) {
    const view = await rectificationFormFor(bot, asking, facts, move, opens.channel);
    await bot.client.views.open({ trigger_id: opens.triggerId, view });
    return null;
  }
  if (move === 'suspend' && said.day === null) throw usage(said);
  const { personId, behind } = await personMeant(bot, said.person);
  const details: RectificationDetails = {
    ...(said.day === null ? {} : { day: dayTyped(said.day, dayOf(clock(), campaign.timezone)) }),
    ...(personId === undefined ? {} : { personId }),
    ...(said.reason === null ? {} : { reason: said.reason }),
  };
  const text = [said.text, behind].filter((part) => part !== '').join(' ');
  const carried = rectifyKeepsFiles(said) ? doing.carried : undefined;
  const asked = { rectificationId: facts.rectification.id, move, text, details, ...carried };
  const rectified = await rectify(bot, doing, asked);
  if (rectified || !carried) return rectified;
  return keepLateFiles(bot, asking, carried, { kind: 'rectification', ref: facts.ref });
}
