import { addInspector, inspectorLeaves } from '../../db/inspections.ts';
import { readDetails } from '../audit/rules.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import { personNamed } from '../people/service.ts';
import {
  isRecusedFromReview,
  OPEN_RECTIFICATIONS,
  type RectificationHands,
} from '../rectifications/states.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
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
import { isRecusedFrom } from '../people/posts.ts';
import { isOpenRound } from './states.ts';
import { lackingInspectors } from './team.ts';

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

type Person = TeamChanged['person'];

/**
 * Refuses to change the team of a round that is over, but for somebody to re-inspect what is still to be put right, and
 * for whoever joined for that to leave again: those who inspected stay on its team.
 */
function whileOpen(facts: InspectionFacts, deed: 'join' | 'leave', person: Person): void {
  const { round, ref, sections } = facts;
  if (isOpenRound(round.state)) return;
  if (deed === 'join' && openIn(sections).length > 0) return;
  if (deed === 'leave' && joinedLate(facts, person)) return;
  throw refusedRound({ kind: 'moved_on', inspection: ref, deed, state: round.state });
}

/** Whether somebody came to the team of a round when it was over. */
function joinedLate({ history }: InspectionFacts, person: Person): boolean {
  const end = history.findLastIndex(({ event }) => event === 'finish');
  const since = end === -1 ? [] : history.slice(end);
  return since.some((line) => line.event === 'join' && readDetails(line).person === person.id);
}

/** What these sections still have to put right, with all who had a hand in it. */
function openIn(sections: readonly InspectedSection[]): { ref: string; hands: RectificationHands }[] {
  return sections.flatMap(({ section, findings }) =>
    findings
      .filter(({ rectification: { state } }) => OPEN_RECTIFICATIONS.includes(state))
      .map(({ rectification }) => {
        const { answeredBy, doneBy } = rectification;
        return { ref: rectificationRef(rectification), hands: { ...section, answeredBy, doneBy } };
      }),
  );
}

function againstJoining({ round, ref, sections }: InspectionFacts, person: Person): void {
  if (!isOpenRound(round.state)) {
    const open = openIn(sections);
    if (open.some(({ hands }) => !isRecusedFromReview(person.id, hands))) return;
    const refs = open.map((one) => one.ref);
    throw refusedRound({ kind: 'reinspects_nothing', inspection: ref, person: person.name, refs });
  }
  if (!sections.every(({ section }) => isRecusedFrom(person.id, section))) return;
  const names = sections.map(({ section }) => section.name);
  throw refusedRound({ kind: 'recused', person: person.name, sections: names });
}

function againstLeaving(facts: InspectionFacts, person: Person): void {
  const { ref, round, inspectors, left, sections } = facts;
  if (![...inspectors, ...left].some((one) => one.id === person.id))
    throw refusedRound({ kind: 'not_on_team', inspection: ref, person: person.name });
  const inspected = sections.map(({ section }) => section);
  const team = inspectors.map((one) => one.id);
  const others = team.filter((id) => id !== person.id);
  const before = lackingInspectors(round.state, inspected, team);
  // A section that nobody may inspect already is no reason to keep anybody.
  const alone = lackingInspectors(round.state, inspected, others).filter(
    (section) => !before.includes(section),
  );
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
    const { id, name } = await personNamed(tx, asked.person === '' ? caller.personId : asked.person);
    const person = { id, name };
    whileOpen(before, deed, person);
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

/**
 * Puts somebody on the team, or back on it: its inspectors or the office do. Refuses whoever may inspect none of its
 * sections. When the round is over, somebody may still join who can re-inspect what it found.
 */
export function joinTeam(
  deps: Deps,
  asked: Delivered<TeamAsked>,
  tell: Telling<TeamChanged>,
): Promise<TeamChanged | Repeated> {
  return changeTeam('join', deps, asked, tell);
}

/**
 * Somebody leaves the team; what they recorded stays. Refuses to take from a section the last one who may inspect it. When
 * the round is over, only those may leave who joined it since.
 */
export function leaveTeam(
  deps: Deps,
  asked: Delivered<TeamAsked>,
  tell: Telling<TeamChanged>,
): Promise<TeamChanged | Repeated> {
  return changeTeam('leave', deps, asked, tell);
}
