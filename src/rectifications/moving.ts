import { addAudit } from '../../db/audit.ts';
import { moveRectification } from '../../db/rectifications.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { KeptDetails } from '../audit/rules.ts';
import { dayOf } from '../calendar/day.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { SlackFile } from '../evidence/given.ts';
import { keepEvidence, type EvidenceKept } from '../evidence/keeping.ts';
import { viewerOf } from '../inspections/facts.ts';
import { onceFor, type Repeated } from '../once.ts';
import type { PostsOverTime } from '../people/posts.ts';
import type { Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { rectificationEffect, type RectificationDetails, type RectificationEffect } from './effects.ts';
import { rectificationOfId, type RectificationFacts } from './facts.ts';
import {
  decideRectification,
  rectificationRoles,
  resumesTo,
  type RectificationRole,
  type RectificationState,
} from './states.ts';
import type { HandMove } from './verbs.ts';
import { whoMay } from './who.ts';

/** Somebody who acts on a rectification. */
export type Rectifier = Pick<Caller, 'personId' | 'name' | 'isOffice' | 'isLeader'> & {
  sections: readonly { id: string }[];
};

/** A move that somebody asks for. */
export interface RectificationAsked {
  caller: Rectifier;
  rectificationId: string;
  move: HandMove;
  /** Reason, report, result, measure or remark, as the move has it; may be empty. */
  text: string;
  door: Door;
  details?: RectificationDetails;
  /** Roles that somebody has besides their own: a message counts by the right that its author had. */
  speakingFor?: readonly RectificationRole[];
  /** The message that said it, and when it was written if it was not heard at once. */
  origin?: Pick<KeptDetails, 'message' | 'written'>;
  /** What was attached to the form, or to the message. */
  files?: readonly SlackFile[];
  /** The message that they came with, as `channel:ts`; left out for a form. */
  messageKey?: string;
}

/** A move that was made; `facts` are of the rectification as it stands after it. */
export interface RectificationMoved {
  kind: 'moved';
  move: HandMove;
  from: RectificationState;
  to: RectificationState;
  by: { personId: string; name: string };
  text: string;
  /** What else it changed, as the history keeps it. */
  details: RectificationEffect['details'];
  /** What became of the files that came with it. */
  evidence: EvidenceKept[];
  facts: RectificationFacts;
}

/** What is to be queued with a move, in its transaction. */
export type RectificationTelling = (
  tx: Tx,
  campaign: CampaignFacts,
  moved: RectificationMoved,
) => Promise<void>;

/**
 * Makes a move, once however often the same delivery brings it, in one transaction with its history line
 * and with what is told of it. Refuses what the table or the circumstances do not allow, and then changes nothing.
 */
export function makeRectificationMove(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  asked: RectificationAsked & { inboxKey: string },
  tell: RectificationTelling,
): Promise<RectificationMoved | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const moved = await rectifyWithin(tx, deps, campaign, asked, now);
    await tell(tx, campaign, moved);
    return moved;
  });
}

/** The same inside a transaction that is already under way, without telling anybody. */
export async function rectifyWithin(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  asked: RectificationAsked,
  now: Date,
): Promise<RectificationMoved> {
  const { caller, move, text, door, details = {}, origin, files = [], messageKey } = asked;
  const { personId, name } = caller;
  const known = { asked: asked.rectificationId, viewer: viewerOf(caller) };
  const before = await rectificationOfId(tx, campaign, known, now);
  const { id, state } = before.rectification;
  const to = permittedRectification(asked, before, campaign.timezone);
  const effect = await rectificationEffect({ tx, campaign, move, personId, text, details, before, now });
  if (!(await moveRectification(tx, id, state, { ...effect.change, state: to })))
    throw movedOn(move, before, campaign.timezone);
  const from = messageKey === undefined ? {} : { messageKey };
  const proven = { noun: 'rectification', subjectId: id, sectionId: null, ...from } as const;
  const evidence = await keepEvidence(tx, deps, { ...proven, files, personId, door }, now);
  await addAudit(tx, {
    noun: 'rectification',
    subjectId: id,
    event: move,
    fromState: state,
    toState: to,
    actorId: personId,
    door,
    reason: text,
    details: JSON.stringify({ ...effect.details, ...origin }),
    at: now.toISOString(),
  });
  const facts = await rectificationOfId(tx, campaign, known, now);
  return {
    kind: 'moved',
    move,
    from: state,
    to,
    by: { personId, name },
    text,
    details: effect.details,
    evidence,
    facts,
  };
}

/** As what somebody acts on a rectification. */
export function rolesOf(
  { personId, isOffice }: Pick<Rectifier, 'personId' | 'isOffice'>,
  {
    section,
    rectification,
    inspectorIds,
  }: {
    section: PostsOverTime;
    rectification: Pick<RectificationFacts['rectification'], 'answeredBy' | 'doneBy'>;
    inspectorIds: readonly string[];
  },
): Set<RectificationRole> {
  const standing = { personId, isOffice, isInspector: inspectorIds.includes(personId) };
  const { answeredBy, doneBy } = rectification;
  return rectificationRoles(standing, { ...section, answeredBy, doneBy });
}

/**
 * The state that a move leads to; a refusal when the table does not allow it to the caller now. `text` is null while
 * its words are still to come.
 */
export function permittedRectification(
  {
    caller,
    move,
    text,
    speakingFor = [],
  }: Pick<RectificationAsked, 'caller' | 'move' | 'speakingFor'> & {
    text: string | null;
  },
  before: RectificationFacts,
  timezone: string,
): RectificationState {
  const { ref, rectification } = before;
  const roles = rolesOf(caller, before);
  for (const role of speakingFor) roles.add(role);
  const decision = decideRectification(move, rectification.state, roles, text);
  switch (decision.kind) {
    case 'allowed':
      return move === 'resume' ? resumesTo(before.history) : decision.to;
    case 'not_yours': {
      const { by } = decision;
      const recused =
        (by.includes('office') && caller.isOffice) ||
        (by.includes('inspector') && before.inspectorIds.includes(caller.personId));
      const who = { by, names: whoMay(before, by), round: before.inspectionRef, recused };
      const fault = { kind: 'not_yours', ref, move, ...who } as const;
      throw new Refusal({ code: 'rectification', fault });
    }
    case 'not_now':
      throw movedOn(move, before, timezone);
    case 'unexplained':
      throw new Refusal({ code: 'rectification', fault: { kind: 'unexplained', ref, move } });
  }
}

function movedOn(
  move: HandMove,
  { rectification: { state }, ref, history }: RectificationFacts,
  timezone: string,
): Refusal {
  const line = history.findLast((one) => one.fromState !== one.toState);
  const last = line ? { actor: line.actor, event: line.event, on: dayOf(new Date(line.at), timezone) } : null;
  return new Refusal({ code: 'rectification', fault: { kind: 'moved_on', ref, move, state, last } });
}
