import { linesOfMessage, type AuditRow } from '../../db/audit.ts';
import { deletionKey, editKey, receivedAfter, receiveOnce, wasReceived } from '../../db/inbox.ts';
import { peopleByIds } from '../../db/people.ts';
import { findRectification, findRectificationByNumber } from '../../db/rectifications.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { heardLate, ofMessage } from '../audit/rules.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';
import { wasHeard, type Spoken } from '../tasks/thread.ts';
import { rectificationFacts } from './facts.ts';
import { rectifyWithin, type RectificationMoved, type RectificationTelling } from './moving.ts';
import { rectificationRef } from './ref.ts';
import { isOfPosts } from '../people/posts.ts';

/** What was made of words under a rectification's card: a report, a hint to their author, or nothing. */
export type HeardUnderRectification =
  | RectificationMoved
  | Repeated
  /** Its section writes before it has accepted it: that is no report. */
  | { kind: 'not_accepted'; ref: string }
  /** People talk with each other. */
  | { kind: 'comment' };

/** A message that is gone had reported something, which stays on record. */
export interface ReportStays {
  kind: 'still_said';
  ref: string;
  event: string;
}

/** Hears words under a rectification's card: a member of its section reports by them; everybody else comments. */
export async function hearUnderRectification(
  deps: Deps,
  { caller, text, inboxKey, messageKey, source }: Spoken,
  ref: string,
  tell: RectificationTelling,
): Promise<HeardUnderRectification> {
  const { db, clock } = deps;
  const row = await findRectificationByNumber(db, Number(ref.slice(1)));
  if (!row) return { kind: 'comment' };
  const { section, rectification } = await rectificationFacts(db, await campaignFacts(db), row, clock());
  if (!isOfPosts(caller.personId, section)) return { kind: 'comment' };
  if (rectification.state === 'issued') return { kind: 'not_accepted', ref };
  if (rectification.state !== 'in_progress') return { kind: 'comment' };
  return onceFor(deps, inboxKey, async (tx, now) => {
    if (await wasHeard(tx, messageKey)) return REPEATED;
    const campaign = await campaignFacts(tx);
    const asked = { caller, rectificationId: rectification.id, move: 'report', text, door: source } as const;
    const moved = await rectifyWithin(
      tx,
      deps,
      campaign,
      { ...asked, origin: ofMessage(messageKey, now) },
      now,
    );
    await tell(tx, campaign, moved);
    return moved;
  });
}

async function lineOf(tx: Tx, messageKey: string): Promise<AuditRow | undefined> {
  return (await linesOfMessage(tx, messageKey)).findLast(({ noun }) => noun === 'rectification');
}

/**
 * The author changed a message that was heard as a report: the corrected words are reported behind what they correct,
 * by the right that their author had. Null when nothing was made of the message; an edit that arrives after a later
 * one counts as a repetition.
 */
export function amendReport(
  deps: Deps,
  { messageKey, editedTs, text }: { messageKey: string; editedTs: string; text: string },
  tell: RectificationTelling,
): Promise<RectificationMoved | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const line = await lineOf(tx, messageKey);
    if (!line) return null;
    const edits = await receivedAfter(tx, editKey(messageKey, ''));
    if (edits.some((ts) => ts > editedTs) || (await wasReceived(tx, deletionKey(messageKey))))
      return REPEATED;
    const now = deps.clock();
    if (!(await receiveOnce(tx, editKey(messageKey, editedTs), now.toISOString()))) return REPEATED;
    const campaign = await campaignFacts(tx);
    const row = await findRectification(tx, line.subjectId);
    if (!row) return null;
    const { section } = await rectificationFacts(tx, campaign, row, now);
    const personId = line.actorId ?? '';
    const [person] = await peopleByIds(tx, [personId]);
    const moved = await rectifyWithin(
      tx,
      deps,
      campaign,
      {
        caller: {
          personId,
          name: person?.name ?? personId,
          isOffice: false,
          isLeader: false,
          sections: [section],
        },
        rectificationId: row.id,
        move: 'report',
        text,
        door: line.door,
        speakingFor: ['handler'],
        origin: { message: messageKey, ...heardLate(editedTs, now) },
      },
      now,
    );
    await tell(tx, campaign, moved);
    return moved;
  });
}

/** A message that was heard as a report is gone: what it said stays on record. Null when nothing was made of it. */
export function unsayReport(deps: Deps, messageKey: string): Promise<ReportStays | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const line = await lineOf(tx, messageKey);
    if (!line) return null;
    if (!(await receiveOnce(tx, `unsaid:${messageKey}`, deps.clock().toISOString()))) return REPEATED;
    const row = await findRectification(tx, line.subjectId);
    return { kind: 'still_said', ref: row ? rectificationRef(row) : '', event: line.event };
  });
}
