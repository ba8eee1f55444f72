import { addAudit } from '../../db/audit.ts';
import { inspectorsOf, type InspectionRow } from '../../db/inspections.ts';
import { findCircular, putCircular, type CircularRow } from '../../db/rectifications.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { inspectionOfId, viewerOf } from '../inspections/facts.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { onceFor, type Repeated } from '../once.ts';
import { peopleNamed, type Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { kept } from '../text.ts';
import { circularFacts, type CircularFacts } from './facts.ts';
import { CIRCULAR_PARTS, MOST_IN_PART, type CircularPart, type CircularText } from './parts.ts';
import type { CircularFault } from './refusals.ts';
import { draftsCircular, mayReadCircular } from './right.ts';

/** Says the facts of a circular in the campaign's words. */
export type Writing = (facts: CircularFacts, campaign: CampaignFacts) => CircularText;

/** The circular of a round as it now is, for somebody who may read it. */
export interface Circular {
  round: InspectionRow;
  ref: string;
  /** As it was posted; before that as it was edited, and for the rest what the facts are. */
  text: CircularText;
  /** Parts that somebody edited. */
  edited: CircularPart[];
  editedAt: string | null;
  posted: { by: string; at: string } | null;
  /** The reader drafts and posts it. */
  drafts: boolean;
}

type CircularCaller = Pick<Caller, 'personId' | 'isOffice' | 'isLeader' | 'sections'>;

/** Somebody who does something with the circular of a round. */
export interface CircularAsked {
  caller: CircularCaller;
  /** The round's row id. */
  inspectionId: string;
  inboxKey: string;
  door: Door;
}

function refused(fault: CircularFault): Refusal {
  return new Refusal({ code: 'circular', fault });
}

async function nameOf(db: DbOrTx, id: string | null): Promise<string> {
  const [person] = await peopleNamed(db, id === null ? [] : [id]);
  return person?.name ?? '';
}

/** The circular of a finished round; a refusal for whoever may not read it, or not know of the round. */
export async function circularOf(
  db: DbOrTx,
  campaign: CampaignFacts,
  { caller, inspectionId }: Pick<CircularAsked, 'caller' | 'inspectionId'>,
  write: Writing,
  now: Date,
): Promise<Circular> {
  const round = await inspectionOfId(db, inspectionId, viewerOf(caller));
  const ref = inspectionRef(round);
  const team = (await inspectorsOf(db, round.id)).filter((one) => one.leftAt === null);
  const inspectorIds = team.map((one) => one.personId);
  const drafts = draftsCircular(caller, { kind: round.kind, inspectorIds });
  const row = await findCircular(db, round.id);
  const isPosted = row !== undefined && row.postedAt !== null;
  if (!mayReadCircular({ ...caller, drafts }, { kind: round.kind, isPosted }))
    throw refused({ kind: 'not_yours', inspection: ref, special: round.kind === 'special' });
  if (round.state !== 'finished')
    throw refused({ kind: 'not_finished', inspection: ref, state: round.state });
  const edited = CIRCULAR_PARTS.filter((part) => row?.[part] != null);
  const drafted = isPosted ? null : write(await circularFacts(db, campaign, round, now), campaign);
  const say = (part: CircularPart): string => row?.[part] ?? drafted?.[part] ?? '';
  return {
    round,
    ref,
    text: {
      overall: say('overall'),
      practice: say('practice'),
      problems: say('problems'),
      next: say('next'),
    },
    edited,
    editedAt: row?.editedAt ?? null,
    posted: isPosted ? { by: await nameOf(db, row.postedBy), at: row.postedAt ?? '' } : null,
    drafts,
  };
}

/** The circular as somebody may still change it; a refusal when they may not, or when it was posted. */
export async function circularToEdit(
  db: DbOrTx,
  campaign: CampaignFacts,
  asked: Pick<CircularAsked, 'caller' | 'inspectionId'>,
  write: Writing,
  now: Date,
): Promise<Circular> {
  const circular = await circularOf(db, campaign, asked, write, now);
  const { ref: inspection, round, posted, drafts } = circular;
  if (!drafts) throw refused({ kind: 'not_yours', inspection, special: round.kind === 'special' });
  if (posted) {
    const on = dayOf(new Date(posted.at), campaign.timezone);
    throw refused({ kind: 'posted', inspection, by: posted.by, on });
  }
  return circular;
}

/** What is kept of a circular; nothing yet when nobody has edited it. */
async function rowOf(tx: Tx, inspectionId: string): Promise<CircularRow> {
  const blank = { overall: null, practice: null, problems: null, next: null };
  const nobody = { editedBy: null, editedAt: null, postedBy: null, postedAt: null };
  return (await findCircular(tx, inspectionId)) ?? { inspectionId, ...blank, ...nobody };
}

async function addLine(
  tx: Tx,
  { caller, door }: CircularAsked,
  { id, state }: InspectionRow,
  line: { event: 'edit_circular' | 'post_circular'; details: { parts?: readonly CircularPart[] } },
  at: string,
): Promise<void> {
  await addAudit(tx, {
    noun: 'inspection',
    subjectId: id,
    event: line.event,
    fromState: state,
    toState: state,
    actorId: caller.personId,
    door,
    reason: '',
    details: JSON.stringify(line.details),
    at,
  });
}

/** What became of an edit: the circular as it then is, and the parts that changed. */
export interface CircularEdited {
  kind: 'edited';
  circular: Circular;
  changed: CircularPart[];
}

/**
 * Puts other words in some parts of a circular. A part that says what the facts say goes on following them. `since` is
 * the edit that a form was filled with: one that came later is not written over.
 */
export function editCircular(
  deps: Pick<Deps, 'db' | 'clock'>,
  asked: CircularAsked & { parts: Partial<CircularText>; since?: string | null },
  write: Writing,
): Promise<CircularEdited | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const circular = await circularToEdit(tx, campaign, asked, write, now);
    const row = await rowOf(tx, asked.inspectionId);
    const { since, parts } = asked;
    if (since !== undefined && since !== row.editedAt) {
      const by = await nameOf(tx, row.editedBy);
      throw refused({ kind: 'edited_meanwhile', inspection: circular.ref, by });
    }
    const drafted = write(await circularFacts(tx, campaign, circular.round, now), campaign);
    const change: Partial<Record<CircularPart, string | null>> = {};
    for (const part of CIRCULAR_PARTS) {
      const said = parts[part];
      if (said === undefined) continue;
      const text = kept(said);
      if (text.length > MOST_IN_PART)
        throw refused({ kind: 'too_long', part, length: text.length, most: MOST_IN_PART });
      const own = text === drafted[part] ? null : text;
      if (own !== row[part]) change[part] = own;
    }
    const changed = CIRCULAR_PARTS.filter((part) => part in change);
    if (changed.length > 0) {
      const at = now.toISOString();
      await putCircular(tx, { ...row, ...change, editedBy: asked.caller.personId, editedAt: at });
      await addLine(tx, asked, circular.round, { event: 'edit_circular', details: { parts: changed } }, at);
    }
    return {
      kind: 'edited',
      changed,
      circular: await circularOf(tx, campaign, asked, write, now),
    };
  });
}

/** A circular that was just posted. */
export interface CircularPosted {
  kind: 'posted';
  circular: Circular;
}

/** What is to be queued with a circular, in the transaction that keeps it. */
export type CircularTelling = (tx: Tx, campaign: CampaignFacts, circular: Circular) => Promise<void>;

/** Posts a circular, once for ever: it is kept as it is now, and the facts no longer change it. */
export function postCircular(
  deps: Pick<Deps, 'db' | 'clock'>,
  asked: CircularAsked,
  write: Writing,
  tell: CircularTelling,
): Promise<CircularPosted | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const circular = await circularToEdit(tx, campaign, asked, write, now);
    const row = await rowOf(tx, asked.inspectionId);
    const { text, round, ref } = circular;
    if (CIRCULAR_PARTS.every((part) => text[part] === '')) throw refused({ kind: 'empty', inspection: ref });
    const at = now.toISOString();
    await putCircular(tx, { ...row, ...text, postedBy: asked.caller.personId, postedAt: at });
    await addLine(tx, asked, round, { event: 'post_circular', details: {} }, at);
    const posted = await circularOf(tx, campaign, asked, write, now);
    await tell(tx, campaign, posted);
    return { kind: 'posted', circular: posted };
  });
}
