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
import { peopleOf, readsInChannel } from '../people/posts.ts';
import { readOn } from '../slots/daily.ts';
import { readersOf } from '../tasks/news.ts';
import { officeOn } from '../tasks/steps.ts';
import { bringDay } from './day.ts';
import { announce, channelAddress } from './queue.ts';

/** A card in a section's channel has the buttons of the section; whoever presses one is asked who they are. */
const SECTION_ROLES: ReadonlySet<RectificationRole> = new Set(['head', 'handler']);

/** By which key the card of a rectification, `R7`, in the channel of its section is known. */
export function rectificationCardKey(campaign: CampaignFacts, ref: string, sectionId: string): string {
  return `${campaign.id}/rectification/${ref}/${sectionId}`;
}

const cardKey = (campaign: CampaignFacts, { ref, section }: RectificationFacts): string =>
  rectificationCardKey(campaign, ref, section.id);

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
  const key = cardKey(campaign, facts);
  // Nobody reads for a section that left the plan; what stands in its channel is brought up to date.
  if (!readsInChannel(facts.section) && !(await findDelivery(tx, key))) return facts;
  const { language, timezone } = campaign;
  const message = rectificationCard(facts, { language, timezone, roles: SECTION_ROLES });
  const address = channelAddress(channel);
  await announce(tx, { key, address, message, workHours: true, queuedAt: now });
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
    if (readsInChannel(section)) continue;
    for (const personId of await readersOf(tx, section, day)) told.add(personId);
  }
  if (by !== null) told.delete(by.personId);
  await bringDay(tx, campaign, [...told], () => true, now);
}

/**
 * After an import that took sections out of the plan or back into it: the cards of what they have to put right say who
 * does now, and whoever has to do something about it is told by the day's message.
 */
export async function announceHandedOn(
  tx: Tx,
  campaign: CampaignFacts,
  rows: readonly RectificationRow[],
  now: Date,
): Promise<void> {
  const day = readOn(campaign, now);
  const told = new Set<string>();
  const concerned = new Set<string>();
  for (const row of rows) {
    const { section } = await putCard(tx, campaign, row, now);
    for (const personId of [...peopleOf(section), ...section.formerIds]) concerned.add(personId);
    if (readsInChannel(section)) continue;
    for (const personId of await readersOf(tx, section, day)) told.add(personId);
  }
  const group = (await listLeadingGroup(tx)).map((row) => row.personId);
  await bringDay(tx, campaign, [...group, ...concerned, ...told], (id) => told.has(id), now);
}

/**
 * After a team changed: the cards of what is done say who may re-inspect it. Returns who has to find somebody because
 * nobody may.
 */
export async function bringReviewers(
  tx: Tx,
  campaign: CampaignFacts,
  rows: readonly RectificationRow[],
  now: Date,
): Promise<readonly string[]> {
  let isLacking = false;
  for (const row of rows) {
    if (row.state !== 'done') continue;
    const { reviewers } = await putCard(tx, campaign, row, now);
    isLacking ||= reviewers.length === 0;
  }
  return isLacking ? officeOn(tx, readOn(campaign, now)) : [];
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
  // Where nobody may re-inspect, the office finds somebody, also whoever of it did the work.
  const appoints = tellsReviewers && rectification.state === 'done' && able.length === 0;
  const told = new Set([
    ...(tellsReviewers ? (present.length > 0 ? present : able) : []),
    ...(tellsSection && !readsInChannel(section) ? await readersOf(tx, section, day) : []),
  ]);
  told.delete(by.personId);
  if (appoints) for (const personId of await officeOn(tx, day)) told.add(personId);
  const group = (await listLeadingGroup(tx)).map((row) => row.personId);
  const people = [
    ...group,
    ...reviewers.map(({ id }) => id),
    ...peopleOf(section),
    ...section.formerIds,
    ...told,
  ];
  await bringDay(tx, campaign, people, (id) => told.has(id), now);
}
