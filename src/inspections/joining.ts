import { addInspector, inspectorLeaves } from '../../db/inspections.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import { personNamed } from '../people/service.ts';
import type { InspectionFacts } from './facts.ts';
import {
  addRoundLine,
  factsAfter,
  refusedRound,
  roundFor,
  teamOnly,
  type Delivered,
  type RoundAsked,
  type RoundChange,
  type Telling,
} from './round.ts';
import { isOfPosts } from '../people/posts.ts';
import { uncovered } from './team.ts';

/** A team as it is after somebody joined or left it. */
export interface TeamChanged extends RoundChange {
  kind: 'team_changed';
  deed: 'join' | 'leave';
  person: { id: string; name: string };
  /** They were on the team already, or had left it: nothing was changed. */
  asBefore: boolean;
}

/** Somebody who is to join or leave, by id, name or handle; empty for the caller. */
export type TeamAsked = RoundAsked & { person: string };

function whileOpen({ round, ref }: InspectionFacts, deed: 'join' | 'leave'): void {
  if (round.state === 'planned' || round.state === 'under_way') return;
  throw refusedRound({ kind: 'moved_on', inspection: ref, deed, state: round.state });
}

function againstJoining({ sections }: InspectionFacts, person: { id: string; name: string }): void {
  if (!sections.every(({ section }) => isOfPosts(person.id, section))) return;
  const names = sections.map(({ section }) => section.name);
  throw refusedRound({ kind: 'recused', person: person.name, sections: names });
}

function againstLeaving(facts: InspectionFacts, person: { id: string; name: string }): void {
  const { ref, inspectors, left, sections } = facts;
  if (![...inspectors, ...left].some((one) => one.id === person.id))
    throw refusedRound({ kind: 'not_on_team', inspection: ref, person: person.name });
  const remaining = inspectors.filter((one) => one.id !== person.id).map((one) => one.id);
  const inspected = sections.map(({ section }) => section);
  const before = uncovered(
    inspected,
    inspectors.map((one) => one.id),
  );
  // A section that nobody may inspect already is no reason to keep anybody.
  const alone = uncovered(inspected, remaining).filter((section) => !before.includes(section));
  if (alone.length === 0) return;
  throw refusedRound({ kind: 'no_inspector', sections: alone.map((one) => one.name), names: [] });
}

function changeTeam(
  deed: 'join' | 'leave',
  deps: Deps,
  asked: Delivered<TeamAsked>,
  tell: Telling<TeamChanged>,
): Promise<TeamChanged | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const { caller, door } = asked;
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    teamOnly(before, caller, deed);
    whileOpen(before, deed);
    const { id, name } = await personNamed(tx, asked.person === '' ? caller.personId : asked.person);
    const person = { id, name };
    const by = { personId: caller.personId, name: caller.name };
    const isThere = before.inspectors.some((one) => one.id === id);
    if (deed === 'join') againstJoining(before, person);
    else againstLeaving(before, person);
    const done = { kind: 'team_changed', deed, by, person } as const;
    if (isThere === (deed === 'join')) return { ...done, facts: before, asBefore: true };
    const at = now.toISOString();
    if (deed === 'join') await addInspector(tx, before.round.id, id);
    else await inspectorLeaves(tx, before.round.id, id, at);
    await addRoundLine(tx, before, { event: deed, by, door, reason: '', details: { person: id } }, at);
    const facts = await factsAfter(tx, campaign, before, now);
    const changed: TeamChanged = { ...done, facts, asBefore: false };
    await tell(tx, campaign, changed);
    return changed;
  });
}

/** Puts somebody on the team, or back on it: its inspectors or the office do. Refuses whoever may inspect none of its sections. */
export function joinTeam(
  deps: Deps,
  asked: Delivered<TeamAsked>,
  tell: Telling<TeamChanged>,
): Promise<TeamChanged | Repeated> {
  return changeTeam('join', deps, asked, tell);
}

/** Somebody leaves the team; what they recorded stays. Refuses to take from a section the last one who may inspect it. */
export function leaveTeam(
  deps: Deps,
  asked: Delivered<TeamAsked>,
  tell: Telling<TeamChanged>,
): Promise<TeamChanged | Repeated> {
  return changeTeam('leave', deps, asked, tell);
}
