import type { Selectable } from 'kysely';
import { likeContaining } from './like.ts';
import type { AuditNoun, AuditTable } from './schema-tasks.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type AuditRow = Selectable<AuditTable>;

/** Puts one thing that was done on record, behind all that is on record of its subject. */
export async function addAudit(tx: Tx, row: Omit<AuditRow, 'line'>): Promise<void> {
  const newest = await tx
    .selectFrom('audit')
    .select((s) => s.fn.max('line').as('line'))
    .where('noun', '=', row.noun)
    .where('subjectId', '=', row.subjectId)
    .executeTakeFirst();
  await tx
    .insertInto('audit')
    .values({ ...row, line: (newest?.line ?? 0) + 1 })
    .execute();
}

/** All that was done to one subject, oldest first. */
export function auditOf(db: DbOrTx, noun: AuditNoun, subjectId: string): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('noun', '=', noun)
    .where('subjectId', '=', subjectId)
    .orderBy('line')
    .execute();
}

/** When each person did something with each of these subjects last. */
export async function newestActs(
  db: DbOrTx,
  noun: AuditNoun,
  subjectIds: readonly string[],
): Promise<{ subjectId: string; actorId: string; at: string }[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('audit')
    .select((s) => ['subjectId', 'actorId', s.fn.max('at').as('at')])
    .where('noun', '=', noun)
    .where('subjectId', 'in', subjectIds)
    .groupBy(['subjectId', 'actorId'])
    .execute();
  return rows.flatMap(({ actorId, ...row }) => (actorId === null ? [] : [{ ...row, actorId }]));
}

/** What was made of a message of Slack's, `channel:ts`, oldest first. */
export function linesOfMessage(db: DbOrTx, messageKey: string): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('details', 'like', likeContaining(`"message":${JSON.stringify(messageKey)}`))
    .orderBy('at')
    .orderBy('subjectId')
    .orderBy('line')
    .execute();
}

/** What was done last, newest first, to any subject but these. */
export function newestAudit(db: DbOrTx, most: number, hidden: readonly string[]): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .$if(hidden.length > 0, (q) => q.where('subjectId', 'not in', hidden))
    .orderBy('at', 'desc')
    .orderBy('noun')
    .orderBy('subjectId')
    .orderBy('line', 'desc')
    .limit(most)
    .execute();
}

/** What was done to these subjects since an instant, in order. */
export async function actsOn(
  db: DbOrTx,
  noun: AuditNoun,
  subjectIds: readonly string[],
  since: string,
): Promise<AuditRow[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom('audit')
    .selectAll()
    .where('noun', '=', noun)
    .where('subjectId', 'in', subjectIds)
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('subjectId')
    .orderBy('line')
    .execute();
}

/** What was done to any subject of a noun since an instant, in order. */
export async function actsSince(db: DbOrTx, noun: AuditNoun, since: string): Promise<AuditRow[]> {
  // SQLite would look for the noun rather than for the days, and read all that was ever done to it.
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('subjectId')
    .orderBy('line')
    .execute();
  return rows.filter((row) => row.noun === noun);
}

/** Everything that was ever done, by subject. */
export function listAudit(db: DbOrTx): Promise<AuditRow[]> {
  return db.selectFrom('audit').selectAll().orderBy('noun').orderBy('subjectId').orderBy('line').execute();
}
