import { addAudit } from '../../db/audit.ts';
import { findInspection, moveInspection } from '../../db/inspections.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { sameName } from '../text.ts';
import { inspectionFacts, inspectionOfId, viewerOf, type InspectionFacts } from './facts.ts';
import type { InspectionFault, RoundDeed } from './refusals.ts';
import { inspectionAfter, type InspectionMove, type InspectionState } from './states.ts';
import { isOfPosts } from '../people/posts.ts';

/** Somebody as far as it decides what they may do with a round. */
export type RoundCaller = Pick<Caller, 'personId' | 'name' | 'isOffice' | 'isLeader' | 'sections'>;

/** Something that somebody does with a round, by which door. */
export interface RoundAsked {
  caller: RoundCaller;
  /** The round's row id. */
  inspectionId: string;
  door: Door;
}

/** The same as a delivery brings it, whose key makes it happen once. */
export type Delivered<Asked extends RoundAsked> = Asked & { inboxKey: string };

/** By whom something was done with a round; null: by the clock. */
export type RoundActor = { personId: string; name: string } | null;

/** What was done with a round; `facts` are of the round as it stands after it. */
export interface RoundChange {
  deed:
    | 'open'
    | 'start'
    | 'record'
    | 'self_check'
    | 'finish'
    | 'cancel'
    | 'join'
    | 'leave'
    | 'ask'
    | 'reword'
    | 'unsay';
  facts: InspectionFacts;
  by: RoundActor;
}

/** What is to be queued with something that was done with a round, in its transaction. */
export type Telling<Change extends RoundChange> = (
  tx: Tx,
  campaign: CampaignFacts,
  change: Change,
) => Promise<void>;

/** The refusal of a fault. */
export function refusedRound(fault: InspectionFault): Refusal {
  return new Refusal({ code: 'inspection', fault });
}

/** The round that somebody wants to do something with, as far as they may know of it. */
export async function roundFor(
  tx: Tx,
  campaign: CampaignFacts,
  { caller, inspectionId }: Pick<RoundAsked, 'caller' | 'inspectionId'>,
  now: Date,
): Promise<InspectionFacts> {
  return inspectionFacts(tx, campaign, await inspectionOfId(tx, inspectionId, viewerOf(caller)), now);
}

/** The round as it stands after something was done with it. */
export async function factsAfter(
  tx: Tx,
  campaign: CampaignFacts,
  { round }: Pick<InspectionFacts, 'round'>,
  now: Date,
): Promise<InspectionFacts> {
  const row = await findInspection(tx, round.id);
  return inspectionFacts(tx, campaign, row ?? round, now);
}

/** Refuses everybody but the round's inspectors and the campaign office. */
export function teamOnly({ ref, inspectors }: InspectionFacts, caller: RoundCaller, deed: RoundDeed): void {
  if (caller.isOffice || inspectors.some((one) => one.id === caller.personId)) return;
  const names = inspectors.map((one) => one.name);
  throw refusedRound({ kind: 'not_yours', inspection: ref, deed, names });
}

/** A section of the round by its id or its name. */
export function sectionNamedIn(
  { sections }: InspectionFacts,
  asked: string,
): InspectionFacts['sections'][number] | undefined {
  return sections.find(({ section: { id, name } }) => sameName(id, asked) || sameName(name, asked));
}

/** The same; a refusal that names those that are in the round. */
export function sectionIn(facts: InspectionFacts, asked: string): InspectionFacts['sections'][number] {
  const found = sectionNamedIn(facts, asked);
  if (found) return found;
  const { ref, sections } = facts;
  const names = sections.map(({ section }) => section.name);
  throw refusedRound({ kind: 'not_in_round', inspection: ref, section: asked, sections: names });
}

/** The sections of the round in whose posts somebody is. */
export function ownSections({ sections }: InspectionFacts, personId: string): InspectionFacts['sections'] {
  return sections.filter(({ section }) => isOfPosts(personId, section));
}

/** Who did something, by which door, why, and what else there is to know of it. */
export interface RoundLine {
  event: RoundChange['deed'];
  by: RoundActor;
  door: Door;
  reason: string;
  details?: Record<string, unknown>;
}

/** Adds a line to the history of a round, which leaves it where it is unless `to` and `from` say otherwise. */
export async function addRoundLine(
  tx: Tx,
  { round }: Pick<InspectionFacts, 'round'>,
  { event, by, door, reason, details = {} }: RoundLine,
  at: string,
  to: InspectionState = round.state,
  from: InspectionState | null = round.state,
): Promise<void> {
  await addAudit(tx, {
    noun: 'inspection',
    subjectId: round.id,
    event,
    fromState: from,
    toState: to,
    actorId: by?.personId ?? null,
    door,
    reason,
    details: JSON.stringify(details),
    at,
  });
}

/** Moves a round on with a line of its history; a refusal where the move does not begin. */
export async function moveRound(
  tx: Tx,
  facts: InspectionFacts,
  move: InspectionMove,
  change: Parameters<typeof moveInspection>[3],
  line: RoundLine,
  at: string,
): Promise<void> {
  const { round, ref } = facts;
  const to = inspectionAfter(move, round.state);
  if (to === null || !(await moveInspection(tx, round.id, round.state, { ...change, state: to })))
    throw refusedRound({ kind: 'moved_on', inspection: ref, deed: move, state: round.state });
  await addRoundLine(tx, facts, line, at, to);
}
