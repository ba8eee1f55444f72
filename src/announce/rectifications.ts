import { findDelivery } from '../../db/deliveries.ts';
import { listLeadingGroup, onLeave } from '../../db/people.ts';
import { findRectification } from '../../db/rectifications.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { rectificationCard, rectificationNotice } from '../messages/rectification-card.ts';
import { ANYBODY } from '../inspections/sight.ts';
import {
  asKnownTo,
  rectificationFacts,
  type RectificationFacts,
  type RectificationRow,
} from '../rectifications/facts.ts';
import type { RectificationMoved, RectificationTelling } from '../rectifications/moving.ts';
import { concernsInspected } from '../rectifications/news.ts';
import type { RectificationRole } from '../rectifications/states.ts';
import { peopleOf } from '../people/posts.ts';
import { readOn } from '../slots/daily.ts';
import { readersOf } from '../tasks/news.ts';
import { bringDay } from './day.ts';
import { announce, channelAddress } from './queue.ts';

/** A card in a section's channel has the buttons of the section; whoever presses one is asked who they are. */
const SECTION_ROLES: ReadonlySet<RectificationRole> = new Set(['head', 'handler']);

function cardKey(campaign: CampaignFacts, { ref, section }: RectificationFacts): string {
  return `${campaign.id}/rectification/${ref}/${section.id}`;
}

/**
 * Posts a rectification's card in its section's channel, or brings the posted one up to date. A section without a
 * channel is told by the day's messages of its people, which open the card. Returns what the card shows.
 */
async function putCard(
  tx: Tx,
  campaign: CampaignFacts,
  row: RectificationRow,
  now: Date,
): Promise<RectificationFacts> {
  // The section may know more of it than whoever acted on it, but not everybody in its channel more than the circular says.
  const known = await rectificationFacts(tx, campaign, row, now);
  const facts = known.inspection.kind === 'monthly' ? await asKnownTo(tx, ANYBODY, known) : known;
  const { channel } = facts.section;
  if (channel === null || row.issuedAt === null) return facts;
  const { language, timezone } = campaign;
  const message = rectificationCard(facts, { language, timezone, roles: SECTION_ROLES });
  const address = channelAddress(channel);
  await announce(tx, { key: cardKey(campaign, facts), address, message, workHours: true, queuedAt: now });
  return facts;
}

/** Shows on a rectification's card what is so now. Nobody is told anything by it. */
export async function bringRectificationCard(
  tx: Tx,
  campaign: CampaignFacts,
  rectificationId: string,
  now: Date,
): Promise<void> {
  const row = await findRectification(tx, rectificationId);
  if (row) await putCard(tx, campaign, row, now);
}

/** Gives the rectifications of a round to their sections: a card each in their channels, and the day's messages. */
export async function announceIssued(
  tx: Tx,
  campaign: CampaignFacts,
  rows: readonly RectificationRow[],
  by: { personId: string } | null,
  now: Date,
): Promise<void> {
  const day = readOn(campaign, now);
  const told = new Set<string>();
  for (const row of rows) {
    const { section } = await putCard(tx, campaign, row, now);
    if (section.channel !== null) continue;
    for (const personId of await readersOf(tx, section, day)) told.add(personId);
  }
  if (by !== null) told.delete(by.personId);
  await bringDay(tx, campaign, [...told], () => true, now);
}

/** Tells of moves in their own transactions. */
export function tellsRectifications({ clock }: Pick<Deps, 'clock'>): RectificationTelling {
  return (tx, campaign, moved) => announceRectified(tx, campaign, moved, clock());
}

/**
 * Shows a move on the card, and tells of it those who have to hear: the section of what others did, in the card's
 * thread, and whoever has to decide or to re-inspect next.
 */
async function announceRectified(
  tx: Tx,
  campaign: CampaignFacts,
  moved: RectificationMoved,
  now: Date,
): Promise<void> {
  const { facts, move, from, by } = moved;
  const concerns = concernsInspected(move, from);
  const key = cardKey(campaign, facts);
  const posted = await findDelivery(tx, key);
  await putCard(tx, campaign, facts.rectification, now);
  if (posted && concerns) {
    const line = facts.history.at(-1)?.line ?? 0;
    await announce(tx, {
      key: `${key}/${line}`,
      address: posted.address,
      threadKey: key,
      message: rectificationNotice(moved, campaign.language),
      workHours: true,
      queuedAt: now,
    });
  }
  const tellsReviewers = move === 'dispute' || moved.to === 'done';
  await bringDecision(tx, campaign, { facts, tellsSection: concerns, tellsReviewers, by }, now);
}

/** What happened to a rectification, and who has to hear of it now. */
interface Happened {
  facts: RectificationFacts;
  tellsSection: boolean;
  /** The office decides on a dispute; it and the inspectors re-inspect what is done. */
  tellsReviewers: boolean;
  by: { personId: string };
}

/**
 * Whoever has to decide or to hear is told by today's message, and the messages of all whom the rectification concerns
 * say what is so. Nobody is told what they did themselves, and nobody on leave while somebody else is there.
 */
async function bringDecision(
  tx: Tx,
  campaign: CampaignFacts,
  { facts, tellsSection, tellsReviewers, by }: Happened,
  now: Date,
): Promise<void> {
  const { section, rectification, reviewers } = facts;
  const day = readOn(campaign, now);
  const away = await onLeave(tx, day);
  const able = reviewers
    .filter(({ isOffice }) => isOffice || rectification.state === 'done')
    .map(({ id }) => id);
  const present = able.filter((id) => !away.has(id));
  const told = new Set([
    ...(tellsReviewers ? (present.length > 0 ? present : able) : []),
    ...(tellsSection && section.channel === null ? await readersOf(tx, section, day) : []),
  ]);
  told.delete(by.personId);
  const group = (await listLeadingGroup(tx)).map((row) => row.personId);
  const people = [...group, ...reviewers.map(({ id }) => id), ...peopleOf(section), ...told];
  await bringDay(tx, campaign, people, (id) => told.has(id), now);
}
