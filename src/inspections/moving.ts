import type { Tx } from '../../db/transact.ts';
import type { RectificationRow } from '../../db/rectifications.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import { isOfPosts } from '../people/posts.ts';
import { issueNoted } from '../rectifications/issuing.ts';
import { withdrawNoted } from '../rectifications/noting.ts';
import type { InspectionFacts } from './facts.ts';
import { missingItems, ownGap, type MissingItems } from './items.ts';
import {
  factsAfter,
  moveRound,
  ownSections,
  refusedRound,
  roundFor,
  teamOnly,
  type Delivered,
  type RoundActor,
  type RoundAsked,
  type RoundChange,
  type Telling,
} from './round.ts';

/** A round that was begun. */
export interface RoundStarted extends RoundChange {
  kind: 'started';
  deed: 'start';
}

/** A round that was finished, and what came of it. */
export interface RoundFinished extends RoundChange {
  kind: 'finished';
  deed: 'finish';
  /** What its sections are told to mend, by number. */
  issued: RectificationRow[];
  /** Of which nothing was recorded. */
  missing: MissingItems[];
}

/** A round that was called off. */
export interface RoundCancelled extends RoundChange {
  kind: 'cancelled';
  deed: 'cancel';
}

const actorOf = ({ caller }: RoundAsked): NonNullable<RoundActor> => ({
  personId: caller.personId,
  name: caller.name,
});

/** Begins a round, inside a transaction that is already under way, without telling anybody. */
export async function startWithin(
  tx: Tx,
  campaign: CampaignFacts,
  before: InspectionFacts,
  { by, door, reason }: { by: RoundActor; door: RoundAsked['door']; reason: string },
  now: Date,
): Promise<RoundStarted> {
  const at = now.toISOString();
  const change = { startedAt: at, noticedAt: before.round.noticedAt ?? at };
  await moveRound(tx, before, 'start', change, { event: 'start', by, door, reason }, at);
  return { kind: 'started', deed: 'start', facts: await factsAfter(tx, campaign, before, now), by };
}

/** Refuses to begin on site before the day that the sections were told. */
export function notBeforeItsDay({ round, ref, today }: InspectionFacts): void {
  if (today < round.heldOn) throw refusedRound({ kind: 'not_yet', inspection: ref, on: round.heldOn });
}

/**
 * Begins a round by hand: its inspectors or the office. A monthly one not before its day; a special one whenever its
 * team is on site, for nobody else was told a day.
 */
export function startInspection(
  deps: Deps,
  asked: Delivered<RoundAsked & { reason: string }>,
  tell: Telling<RoundStarted>,
): Promise<RoundStarted | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    teamOnly(before, asked.caller, 'start');
    if (before.round.kind === 'monthly' && before.round.state === 'planned') notBeforeItsDay(before);
    const started = await startWithin(tx, campaign, before, { ...asked, by: actorOf(asked) }, now);
    await tell(tx, campaign, started);
    return started;
  });
}

/** Refuses to finish a round for the people of a section of which something is not recorded: they would spare themselves. */
export function notOverOwnGaps(facts: InspectionFacts, { personId }: RoundAsked['caller']): void {
  const { ref, round, checklist, sections, inspectors } = facts;
  if (round.state !== 'under_way') return;
  const gap = ownGap(checklist, sections, personId);
  if (!gap) return;
  const own = ownSections(facts, personId);
  const able = inspectors.filter(({ id }) => own.every(({ section }) => !isOfPosts(id, section)));
  const names = able.map((one) => one.name);
  throw refusedRound({ kind: 'own_gaps', inspection: ref, section: gap.section.name, names });
}

/**
 * Finishes a round: what was found is sent to the sections. With items of which nothing is recorded it is refused,
 * naming them, unless `force` says that they stay so.
 */
export function finishInspection(
  deps: Deps,
  asked: Delivered<RoundAsked & { reason: string; force: boolean }>,
  tell: Telling<RoundFinished>,
): Promise<RoundFinished | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    const { round, ref } = before;
    const { caller, door, reason } = asked;
    teamOnly(before, caller, 'finish');
    notOverOwnGaps(before, caller);
    const missing = missingItems(before.checklist, before.sections);
    if (round.state === 'under_way' && missing.length > 0 && !asked.force) {
      const named = missing.map(({ section, items }) => ({
        section: section.name,
        items: items.map((item) => item.text),
      }));
      throw refusedRound({ kind: 'unfinished', inspection: ref, missing: named });
    }
    const by = actorOf(asked);
    const unrecorded = missing.reduce((sum, one) => sum + one.items.length, 0);
    const line = { event: 'finish', by, door, reason, details: { unrecorded } } as const;
    await moveRound(tx, before, 'finish', { finishedAt: now.toISOString() }, line, now.toISOString());
    const issued = await issueNoted(tx, { inspection: round, personId: by.personId, door }, now);
    const facts = await factsAfter(tx, campaign, before, now);
    const finished: RoundFinished = { kind: 'finished', deed: 'finish', facts, by, issued, missing };
    await tell(tx, campaign, finished);
    return finished;
  });
}

/**
 * Calls off a round that is not finished. One that has begun needs a reason; what was noted in it is withdrawn, and what
 * was recorded stays on record.
 */
export function cancelInspection(
  deps: Deps,
  asked: Delivered<RoundAsked & { reason: string }>,
  tell: Telling<RoundCancelled>,
): Promise<RoundCancelled | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    const { caller, door, reason } = asked;
    teamOnly(before, caller, 'cancel');
    if (before.round.state === 'under_way' && reason === '')
      throw refusedRound({ kind: 'unexplained_cancel', inspection: before.ref });
    const by = actorOf(asked);
    const at = now.toISOString();
    await moveRound(tx, before, 'cancel', {}, { event: 'cancel', by, door, reason }, at);
    for (const { rectification } of before.sections.flatMap((one) => one.findings))
      if (rectification.state === 'noted')
        await withdrawNoted(tx, rectification.id, { personId: by.personId, door, reason }, at);
    const facts = await factsAfter(tx, campaign, before, now);
    const cancelled: RoundCancelled = { kind: 'cancelled', deed: 'cancel', facts, by };
    await tell(tx, campaign, cancelled);
    return cancelled;
  });
}
