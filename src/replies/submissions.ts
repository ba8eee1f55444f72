import { addAudit } from '../../db/audit.ts';
import { addReply, listReplies, nextRevision, type ReplyRow, type ReplyWithItems } from '../../db/replies.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { markSummaryStale } from '../../db/weeks.ts';
import type { Deps } from '../deps.ts';
import type { ReplyItem, Submission } from './rules.ts';

/** A stored row as the rules see it. */
export function submissionOf(row: ReplyWithItems): Submission {
  return {
    id: row.id,
    revision: row.revision,
    authorId: row.authorId,
    onBehalf: row.onBehalf === 1,
    source: row.source,
    text: row.text,
    items: row.items.map(({ taskId, state, text, blocker }) => ({ taskId, state, text, blocker })),
    submittedAt: row.submittedAt,
    late: row.late === 1,
    superseded: row.supersededAt !== null,
    withdrawn: row.withdrawnAt !== null,
    messageKey: row.messageKey,
  };
}

/** All submissions of a section in a week, for the rules. */
export async function submissions(db: DbOrTx, period: string, sectionId: string): Promise<Submission[]> {
  return (await listReplies(db, period, sectionId)).map(submissionOf);
}

/** What may happen to a reply, as its line in the audit has it. */
type ReplyEvent = 'save' | 'edit' | 'withdraw';

/** Puts on record that a reply was saved, edited or taken back; what it says stands in the reply itself. */
export function recordReply(
  tx: Tx,
  event: ReplyEvent,
  row: Pick<ReplyRow, 'id' | 'period' | 'sectionId' | 'revision'> & { door: Door },
  by: { personId: string; at: string },
): Promise<void> {
  return addAudit(tx, {
    noun: 'reply',
    subjectId: `${row.period}/${row.sectionId}`,
    event,
    fromState: null,
    toState: null,
    actorId: by.personId,
    door: row.door,
    reason: '',
    details: JSON.stringify({ reply: row.id, revision: row.revision }),
    at: by.at,
  });
}

/** Keeps a submission as the next revision of its section's reply, with its line in the audit. */
export async function store(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  event: 'save' | 'edit',
  row: Omit<ReplyRow, 'id' | 'revision' | 'supersededAt' | 'withdrawnAt'>,
  items: readonly ReplyItem[],
): Promise<{ replyId: string; revision: number }> {
  const replyId = deps.newId();
  const revision = await nextRevision(tx, row.period, row.sectionId);
  await addReply(
    tx,
    { ...row, id: replyId, revision, supersededAt: null, withdrawnAt: null },
    items.map((item, position) => ({ replyId, ...item, position })),
  );
  await markSummaryStale(tx, row.period);
  await recordReply(
    tx,
    event,
    { ...row, id: replyId, revision, door: row.source },
    { personId: row.authorId, at: row.submittedAt },
  );
  return { replyId, revision };
}
