import type { ModalView } from '@slack/types';
import { withEarlierFindings } from '../src/inspections/earlier.ts';
import { inspectionFacts, inspectionOfId, viewerOf, type InspectionFacts } from '../src/inspections/facts.ts';
import { ownSections } from '../src/inspections/round.ts';
import type { Message } from '../src/messages/blocks.ts';
import { readInspectionPage } from '../src/messages/ids.ts';
import { outlineCard, ownCard } from '../src/messages/inspection-card.ts';
import { teamCard } from '../src/messages/inspection-team.ts';
import { roundWindow } from '../src/messages/inspection-windows.ts';
import type { Asking, Bot } from './bot.ts';

/** The round of a row id, as far as the caller may know of it. */
export async function roundOfId(
  bot: Bot,
  { caller, campaign }: Asking,
  id: string,
): Promise<InspectionFacts> {
  const { db, clock } = bot.deps;
  return inspectionFacts(db, campaign, await inspectionOfId(db, id, viewerOf(caller)), clock());
}

/**
 * A round as the caller sees it: the team's card for its team, the office and the leaders, the notice for the people of
 * its sections, and for everybody else nothing of what was recorded.
 */
export async function roundCard(
  bot: Bot,
  { caller, campaign }: Asking,
  facts: InspectionFacts,
  page = 1,
): Promise<Message> {
  const { personId, isOffice, isLeader, language } = caller;
  const isTeam = facts.inspectors.some((one) => one.id === personId);
  if (isTeam || isOffice || isLeader) return teamCard(facts, { language, personId, isOffice, page });
  const { db, clock } = bot.deps;
  const own = await withEarlierFindings(db, campaign, facts, ownSections(facts, personId), clock());
  return own.length === 0 ? outlineCard(facts, language) : ownCard(facts, own, language);
}

/** The card of the round that the value of a button names, at the page that it names. */
export async function roundShown(bot: Bot, asking: Asking, value: string): Promise<Message> {
  const [id = ''] = value.split('/');
  const facts = await roundOfId(bot, asking, id);
  return roundCard(bot, asking, facts, readInspectionPage(value)?.page);
}

/** The same, or an answer with the card in it, as a window of its own. */
export async function roundInWindow(
  bot: Bot,
  asking: Asking,
  value: string,
  shown?: Message,
): Promise<ModalView> {
  const [id = ''] = value.split('/');
  const facts = await roundOfId(bot, asking, id);
  return roundWindow(facts, shown ?? (await roundShown(bot, asking, value)), asking.caller.language);
}
