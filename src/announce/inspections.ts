import { findDelivery } from '../../db/deliveries.ts';
import { listLeadingGroup } from '../../db/people.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { QuestionKept } from '../inspections/asking.ts';
import { withEarlierFindings, type SectionWithEarlier } from '../inspections/earlier.ts';
import type { InspectionFacts } from '../inspections/facts.ts';
import { whoFindsInspectors } from '../inspections/lacking.ts';
import type { ChecksRecorded } from '../inspections/recording.ts';
import type { RoundFinished } from '../inspections/moving.ts';
import type { RoundChange, Telling } from '../inspections/round.ts';
import { lackingInspectors } from '../inspections/team.ts';
import type { WordsUnsaid } from '../inspections/thread.ts';
import { saidCard } from '../messages/inspection-answers.ts';
import { noticeCard } from '../messages/inspection-card.ts';
import { peopleOf } from '../people/posts.ts';
import { readOn } from '../slots/daily.ts';
import { readersOf } from '../tasks/news.ts';
import { bringDay } from './day.ts';
import { announce, channelAddress } from './queue.ts';
import { announceIssued, bringReviewers } from './rectifications.ts';

function noticeKey(campaign: CampaignFacts, { ref }: InspectionFacts, sectionId: string): string {
  return `${campaign.id}/inspection/${ref}/${sectionId}`;
}

/**
 * Posts the notice of a round in a section's channel, or brings the posted one up to date. A section without a channel
 * is told by the day's messages of its people.
 */
async function putNotice(
  tx: Tx,
  campaign: CampaignFacts,
  facts: InspectionFacts,
  { inspected, earlier }: SectionWithEarlier,
  now: Date,
): Promise<void> {
  const { id, channel, retiredAt } = inspected.section;
  if (channel === null) return;
  const key = noticeKey(campaign, facts, id);
  // Nobody reads for a section that left the plan; what stands in its channel is brought up to date.
  if (retiredAt !== null && !(await findDelivery(tx, key))) return;
  const message = noticeCard(facts, inspected, { language: campaign.language, earlier });
  await announce(tx, { key, address: channelAddress(channel), message, workHours: true, queuedAt: now });
}

/** Under the notice of a round: a message of its own for each of the words that were not said there. */
async function announceSaid(
  tx: Tx,
  campaign: CampaignFacts,
  {
    facts,
    sectionId,
    said,
  }: { facts: InspectionFacts; sectionId: string; said: InspectionFacts['comments'] },
  now: Date,
): Promise<void> {
  const threadKey = noticeKey(campaign, facts, sectionId);
  const posted = await findDelivery(tx, threadKey);
  if (!posted) return;
  const { address } = posted;
  for (const one of said) {
    if (one.sectionId !== sectionId || one.messageKey !== null) continue;
    const key = `${threadKey}/${one.id}`;
    const message = saidCard(one, campaign.language);
    await announce(tx, { key, address, threadKey, message, workHours: true, queuedAt: now });
  }
}

/** Who hears of what was done by the day's message: the team, and the readers of sections without a channel. */
async function listeners(
  tx: Tx,
  campaign: CampaignFacts,
  facts: InspectionFacts,
  now: Date,
): Promise<string[]> {
  const day = readOn(campaign, now);
  const people = facts.inspectors.map((one) => one.id);
  if (facts.round.noticedAt === null) return people;
  for (const { section } of facts.sections)
    if (section.channel === null && section.retiredAt === null)
      people.push(...(await readersOf(tx, section, day)));
  return [...new Set(people)];
}

/** Who has to find an inspector for a section that nobody of the team may inspect. */
async function findersFor(tx: Tx, { round, sections, inspectors }: InspectionFacts): Promise<string[]> {
  const inspected = sections.map(({ section }) => section);
  const inspectorIds = inspectors.map(({ id }) => id);
  if (lackingInspectors(round.state, inspected, inspectorIds).length === 0) return [];
  return whoFindsInspectors(tx, { round, inspectorIds, sectionIds: inspected.map(({ id }) => id) });
}

/**
 * Shows what was done with a round where its sections see it, and tells its team and the sections without a channel by
 * the message of the day. Of a round that they must not know of yet its sections are told nothing.
 */
export async function announceRound(
  tx: Tx,
  campaign: CampaignFacts,
  { facts, by, deed }: RoundChange,
  now: Date,
): Promise<void> {
  const { noticedAt } = facts.round;
  if (noticedAt !== null) {
    const held = facts.comments.filter(({ at }) => at < noticedAt);
    for (const own of await withEarlierFindings(tx, campaign, facts, facts.sections, now)) {
      await putNotice(tx, campaign, facts, own, now);
      await announceSaid(tx, campaign, { facts, sectionId: own.inspected.section.id, said: held }, now);
    }
  }
  const finders = await findersFor(tx, facts);
  const leadingGroup = await listLeadingGroup(tx);
  // The circular is theirs to draft.
  const drafters = leadingGroup.filter(({ role }) => role === 'office' && deed === 'finish');
  const found = facts.sections.flatMap((one) => one.findings.map(({ rectification }) => rectification));
  const listening = [
    ...(await listeners(tx, campaign, facts, now)),
    ...finders,
    ...drafters.map((row) => row.personId),
    ...(await bringReviewers(tx, campaign, found, now)),
  ];
  const told = listening.filter((id) => id !== by?.personId);
  const left = facts.left.map((one) => one.id);
  const own = by === null ? [] : [by.personId];
  // Whoever was told that an inspector was lacking is told that it is so no longer.
  const group = leadingGroup.map((row) => row.personId);
  await bringDay(tx, campaign, [...told, ...left, ...own, ...group], (id) => told.includes(id), now);
}

/** Leaders are told today that a month's inspection has nobody who could make it. */
export async function announceUnmanned(tx: Tx, campaign: CampaignFacts, now: Date): Promise<void> {
  const group = await listLeadingGroup(tx);
  const leaders = group.filter((row) => row.role !== 'office').map((row) => row.personId);
  await bringDay(tx, campaign, leaders, () => true, now);
}

/** Tells of rounds in the transactions in which they are opened, moved on, or get another team. */
export function tellsRounds({ clock }: Pick<Deps, 'clock'>): Telling<RoundChange> {
  return (tx, campaign, change) => announceRound(tx, campaign, change, clock());
}

/** Tells of a round that is finished, and gives its sections what they have to mend. */
export function tellsFinished({ clock }: Pick<Deps, 'clock'>): Telling<RoundFinished> {
  return async (tx, campaign, finished) => {
    const now = clock();
    await announceRound(tx, campaign, finished, now);
    await announceIssued(tx, campaign, finished.issued, finished.by, now);
  };
}

/** What was recorded is the team's to know; a section sees how far its own check is, and that the round has begun. */
export function tellsRecords({ clock }: Pick<Deps, 'clock'>): Telling<ChecksRecorded> {
  return async (tx, campaign, done) => {
    const now = clock();
    if (done.started) await announceRound(tx, campaign, done, now);
    else if (done.deed === 'self_check')
      for (const own of await withEarlierFindings(tx, campaign, done.facts, [done.section], now))
        await putNotice(tx, campaign, done.facts, own, now);
  };
}

/**
 * What was asked is written under the notice, unless it was said there, and told to those who did not say it. Of a round
 * that they must not know of yet a section's readers hear it when it begins.
 */
export function tellsQuestions({ clock }: Pick<Deps, 'clock'>): Telling<QuestionKept> {
  return async (tx, campaign, kept) => {
    const now = clock();
    const { facts, section, by, commentId } = kept;
    const said = facts.comments.filter((one) => one.id === commentId);
    await announceSaid(tx, campaign, { facts, sectionId: section.section.id, said }, now);
    const hears = facts.round.noticedAt !== null && section.section.channel === null;
    const readers = hears ? await readersOf(tx, section.section, readOn(campaign, now)) : [];
    const team = facts.inspectors.map((one) => one.id);
    const told = [...team, ...readers].filter((id) => id !== by?.personId);
    await bringDay(tx, campaign, told, () => true, now);
  };
}

/** What was taken back no longer stands in the messages of the day. */
export function tellsUnsaid({ clock }: Pick<Deps, 'clock'>): Telling<WordsUnsaid> {
  return async (tx, campaign, { facts }) => {
    const now = clock();
    const posts = facts.sections.flatMap(({ section }) => peopleOf(section));
    const people = [...facts.inspectors.map((one) => one.id), ...posts];
    await bringDay(tx, campaign, people, () => false, now);
  };
}
