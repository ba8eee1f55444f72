import { dayNamed } from '../src/calendar/day-words.ts';
import { dayOf } from '../src/calendar/day.ts';
import { tellsFinished, tellsQuestions, tellsRounds } from '../src/announce/inspections.ts';
import { askInRound } from '../src/inspections/asking.ts';
import { inspectionFacts, inspectionNamed, viewerOf } from '../src/inspections/facts.ts';
import type { InspectionFacts } from '../src/inspections/facts.ts';
import { joinTeam, leaveTeam } from '../src/inspections/joining.ts';
import { roundList } from '../src/inspections/list.ts';
import { cancelInspection, finishInspection, startInspection } from '../src/inspections/moving.ts';
import { openInspection } from '../src/inspections/opening.ts';
import { ownSections } from '../src/inspections/round.ts';
import type { Message } from '../src/messages/blocks.ts';
import {
  askedMessage,
  movedRoundMessage,
  openedMessage,
  roundListMessage,
  teamMessage,
} from '../src/messages/inspection-answers.ts';
import { peopleAtStart, personAtStart } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import type { Bot, Doing } from './bot.ts';
import { circular } from './circular.ts';
import { parseInspect, type InspectSaid } from './inspect-parse.ts';
import { answer, record, usage } from './record.ts';
import { roundCard } from './round-card.ts';
import { openSectionForm } from './round-forms.ts';
import { dayTyped } from './task-parse.ts';
import { inspectProgress } from './views.ts';
import { firstWord } from './written.ts';

const MOST_LISTED = 20;

async function open(bot: Bot, doing: Doing, said: InspectSaid): Promise<Message | null> {
  const { asking, inboxKey, door } = doing;
  const { caller, campaign } = asking;
  const { kind } = said;
  if (kind === null) throw usage('open', '', said.text === '' ? null : firstWord(said.text, 'I').word);
  const { people, rest } = await peopleAtStart(bot.deps.db, said.people ?? '');
  if (said.people !== null && people.length === 0)
    throw new Refusal({ code: 'unknown_person', person: said.people });
  const today = dayOf(bot.deps.clock(), campaign.timezone);
  const text = [said.text, rest].filter((one) => one !== '').join(' ');
  const typed = text.split(/\s+/);
  // A day that stands alone is the day of the round, as one behind `on:` is.
  const alone = said.on === null ? typed.find((word) => dayNamed(word, today) !== null) : undefined;
  const on = said.on ?? alone ?? null;
  const round = {
    kind,
    sections: said.sections,
    on: on === null ? null : dayTyped(on, today),
    inspectors: people.map((one) => one.id),
    reason: alone === undefined ? text : typed.filter((word) => word !== alone).join(' '),
  };
  const done = await openInspection(bot.deps, { inboxKey, caller, door, round }, tellsRounds(bot.deps));
  return answer(done, doing, async (opened) =>
    openedMessage(opened, await roundCard(bot, asking, opened.facts), caller.language),
  );
}

async function changeTeam(
  bot: Bot,
  doing: Doing,
  said: InspectSaid,
  facts: InspectionFacts,
): Promise<Message | null> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const found = said.people === null ? null : await personAtStart(bot.deps.db, said.people);
  if (said.people !== null && found === null)
    throw new Refusal({ code: 'unknown_person', person: said.people });
  const person = found?.id ?? '';
  const asked = { inboxKey, caller, door, inspectionId: facts.round.id, person };
  const change = said.verb === 'join' ? joinTeam : leaveTeam;
  const done = await change(bot.deps, asked, tellsRounds(bot.deps));
  return answer(done, doing, async (changed) =>
    teamMessage(changed, await roundCard(bot, asking, changed.facts), caller.language),
  );
}

async function ask(
  bot: Bot,
  doing: Doing,
  said: InspectSaid,
  facts: InspectionFacts,
): Promise<Message | null> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  if (said.text === '') {
    const own = ownSections(facts, caller.personId);
    const sectionId = said.sections[0] ?? (own.length === 1 ? own[0]?.section.id : undefined);
    if (sectionId === undefined || !doing.opens) throw usage('ask', facts.ref);
    return openSectionForm(bot, asking, facts, { sectionId, deed: 'ask', opens: doing.opens });
  }
  const about = { inspectionId: facts.round.id, section: said.sections[0] ?? '', text: said.text };
  const asked = { inboxKey, caller, door, ...about, messageKey: null };
  const done = await askInRound(bot.deps, asked, tellsQuestions(bot.deps));
  return answer(done, doing, (kept) => askedMessage(kept, caller.language));
}

async function move(
  bot: Bot,
  doing: Doing,
  said: InspectSaid,
  facts: InspectionFacts,
): Promise<Message | null> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const asked = { inboxKey, caller, door, inspectionId: facts.round.id, reason: said.text };
  const tell = tellsRounds(bot.deps);
  const done =
    said.verb === 'start'
      ? await startInspection(bot.deps, asked, tell)
      : said.verb === 'cancel'
        ? await cancelInspection(bot.deps, asked, tell)
        : await finishInspection(bot.deps, { ...asked, force: said.force }, tellsFinished(bot.deps));
  return answer(done, doing, async (moved) =>
    movedRoundMessage(moved, await roundCard(bot, asking, moved.facts), caller.language),
  );
}

/** Everything that the buttons and forms of a round do, typed: `/duban inspect record I3 …`. */
export async function typedInspection(bot: Bot, doing: Doing, rest: string): Promise<Message | null> {
  const said = parseInspect(rest);
  if (!said) {
    const { word } = firstWord(rest, 'I');
    throw new Refusal({ code: 'usage', of: 'inspect', ref: 'I3', word });
  }
  if (said.stray !== null) throw usage(said.verb, said.ref, said.stray);
  const { asking } = doing;
  const { caller, campaign } = asking;
  const { db, clock } = bot.deps;
  if (said.verb === 'open') return open(bot, doing, said);
  if (said.verb === 'list')
    return roundListMessage(await roundList(db, viewerOf(caller), MOST_LISTED), caller.language);
  if (said.verb === 'progress') return inspectProgress(bot, asking, said.text);
  if (said.verb === 'circular') return circular(bot, doing, said);
  if (said.ref === '') throw usage(said.verb, '');
  const row = await inspectionNamed(db, said.ref, viewerOf(caller));
  const facts = await inspectionFacts(db, campaign, row, clock());
  switch (said.verb) {
    case 'record':
    case 'check':
      return record(bot, doing, said, facts);
    case 'ask':
      return ask(bot, doing, said, facts);
    case 'join':
    case 'leave':
      return changeTeam(bot, doing, said, facts);
    case 'start':
    case 'finish':
    case 'cancel':
      return move(bot, doing, said, facts);
    case 'show':
      return roundCard(bot, asking, facts);
  }
}
