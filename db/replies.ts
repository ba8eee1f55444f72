import type { Selectable } from 'kysely';
import { groupBy } from './group-by.ts';
import type { DraftTable, ReplyItemTable, ReplyTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type ReplyRow = Selectable<ReplyTable>;
export type ReplyItemRow = Selectable<ReplyItemTable>;
export type DraftRow = Selectable<DraftTable>;
export type ReplyWithItems = ReplyRow & { items: ReplyItemRow[] };

async function withItems(db: DbOrTx, replies: ReplyRow[]): Promise<ReplyWithItems[]> {
  if (replies.length === 0) return [];
  const items = await db
    .selectFrom('replyItem')
    .selectAll()
    .where(
      'replyId',
      'in',
      replies.map((reply) => reply.id),
    )
    .orderBy('position')
    .execute();
  const byReply = groupBy(items, (item) => item.replyId);
  return replies.map((reply) => ({ ...reply, items: byReply.get(reply.id) ?? [] }));
}

/** All submissions for a week, of one section or of all, in the order in which they were made. */
export async function listReplies(db: DbOrTx, period: string, sectionId?: string): Promise<ReplyWithItems[]> {
  const rows = await db
    .selectFrom('reply')
    .selectAll()
    .where('period', '=', period)
    .$if(sectionId !== undefined, (q) => q.where('sectionId', '=', sectionId ?? ''))
    .orderBy('sectionId')
    .orderBy('revision')
    .execute();
  return withItems(db, rows);
}

/** The submission that a Slack message stands for, newest revision first; withdrawn ones too. */
export function repliesOfMessage(db: DbOrTx, messageKey: string): Promise<ReplyRow[]> {
  return db
    .selectFrom('reply')
    .selectAll()
    .where('messageKey', '=', messageKey)
    .orderBy('revision', 'desc')
    .execute();
}

export function findReply(db: DbOrTx, id: string): Promise<ReplyRow | undefined> {
  return db.selectFrom('reply').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function nextRevision(db: DbOrTx, period: string, sectionId: string): Promise<number> {
  const row = await db
    .selectFrom('reply')
    .select((s) => s.fn.max('revision').as('newest'))
    .where('period', '=', period)
    .where('sectionId', '=', sectionId)
    .executeTakeFirst();
  return (row?.newest ?? 0) + 1;
}

export async function addReply(db: DbOrTx, row: ReplyRow, items: readonly ReplyItemRow[]): Promise<void> {
  await db.insertInto('reply').values(row).execute();
  if (items.length > 0) await db.insertInto('replyItem').values(items).execute();
}

/** Marks a submission as replaced by an edit; false when it was not live any more. */
export async function supersedeReply(db: DbOrTx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reply')
    .set({ supersededAt: at })
    .where('id', '=', id)
    .where('supersededAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Marks a submission as withdrawn; false when it was not live any more. */
export async function withdrawReply(db: DbOrTx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reply')
    .set({ withdrawnAt: at })
    .where('id', '=', id)
    .where('supersededAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Every submission ever made: newest week first, then by section, newest revision first. */
export async function allReplies(db: DbOrTx): Promise<ReplyWithItems[]> {
  const replies = await db
    .selectFrom('reply')
    .innerJoin('section', 'section.id', 'reply.sectionId')
    .selectAll('reply')
    .orderBy('reply.period', 'desc')
    .orderBy('section.position')
    .orderBy('reply.revision', 'desc')
    .execute();
  const items = await db.selectFrom('replyItem').selectAll().orderBy('position').execute();
  const byReply = groupBy(items, (item) => item.replyId);
  return replies.map((reply) => ({ ...reply, items: byReply.get(reply.id) ?? [] }));
}

export async function addDraft(db: DbOrTx, row: DraftRow): Promise<void> {
  await db.insertInto('draft').values(row).execute();
}

export function findDraft(db: DbOrTx, id: string): Promise<DraftRow | undefined> {
  return db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function deleteDraft(db: DbOrTx, id: string): Promise<void> {
  await db.deleteFrom('draft').where('id', '=', id).execute();
}
