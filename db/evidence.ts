import type { Selectable } from 'kysely';
import type { EvidenceLinkTable, EvidenceNoun, EvidenceTable } from './schema-evidence.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type EvidenceRow = Selectable<EvidenceTable>;
export type EvidenceLinkRow = Selectable<EvidenceLinkTable>;
/** Something that files prove. */
export type ProvenRow = Pick<EvidenceLinkRow, 'noun' | 'subjectId'>;

/** The file as it is kept already; the same file of Slack's may prove several things. */
export function findEvidenceOfFile(db: DbOrTx, slackFileId: string): Promise<EvidenceRow | undefined> {
  return db.selectFrom('evidence').selectAll().where('slackFileId', '=', slackFileId).executeTakeFirst();
}

export async function addEvidence(tx: Tx, row: EvidenceRow): Promise<void> {
  await tx.insertInto('evidence').values(row).execute();
}

/**
 * Says what a file proves, by which message; nothing new when that is on record and was not taken back. A file that came
 * with two messages proves something until both are deleted.
 */
export async function linkEvidence(tx: Tx, row: Omit<EvidenceLinkRow, 'withdrawnAt'>): Promise<void> {
  const known = await tx
    .selectFrom('evidenceLink')
    .select('evidenceId')
    .where('evidenceId', '=', row.evidenceId)
    .where('noun', '=', row.noun)
    .where('subjectId', '=', row.subjectId)
    .where('sectionId', 'is not distinct from', row.sectionId)
    .where('messageKey', 'is not distinct from', row.messageKey)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (known) return;
  await tx
    .insertInto('evidenceLink')
    .values({ ...row, withdrawnAt: null })
    .execute();
}

/** A file that was given up and is attached once more waits as if it were new. */
export async function reviveEvidence(
  tx: Tx,
  id: string,
  change: Pick<EvidenceRow, 'state' | 'reason' | 'attempts' | 'nextAt' | 'triedAt'>,
): Promise<void> {
  await tx.updateTable('evidence').set(change).where('id', '=', id).where('state', '=', 'failed').execute();
}

/** A file and what it had proved, by a message that was deleted. */
export type UnlinkedRow = Pick<EvidenceLinkRow, 'evidenceId' | 'noun' | 'subjectId' | 'sectionId'>;

/** What came with a message proves nothing by it any more: it was deleted. Returns what it had proved. */
export function unlinkMessage(tx: Tx, messageKey: string, at: string): Promise<UnlinkedRow[]> {
  return tx
    .updateTable('evidenceLink')
    .set({ withdrawnAt: at })
    .where('messageKey', '=', messageKey)
    .where('withdrawnAt', 'is', null)
    .returning(['evidenceId', 'noun', 'subjectId', 'sectionId'])
    .execute();
}

/** What a file proves, without what was taken back. */
export function provenBy(db: DbOrTx, evidenceId: string): Promise<ProvenRow[]> {
  return db
    .selectFrom('evidenceLink')
    .select(['noun', 'subjectId'])
    .where('evidenceId', '=', evidenceId)
    .where('withdrawnAt', 'is', null)
    .orderBy('at')
    .execute();
}

/** Files with what each proves, without what was taken back, in the order in which they came. */
export function evidenceLinkedTo(
  db: DbOrTx,
  noun: EvidenceNoun,
  subjectIds: readonly string[],
): Promise<(EvidenceRow & Pick<EvidenceLinkRow, 'noun' | 'subjectId' | 'sectionId' | 'at'>)[]> {
  if (subjectIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('evidenceLink')
    .innerJoin('evidence', 'evidence.id', 'evidenceLink.evidenceId')
    .selectAll('evidence')
    .select(['evidenceLink.noun', 'evidenceLink.subjectId', 'evidenceLink.sectionId', 'evidenceLink.at'])
    .where('evidenceLink.noun', '=', noun)
    .where('evidenceLink.subjectId', 'in', subjectIds)
    .where('evidenceLink.withdrawnAt', 'is', null)
    .orderBy('evidenceLink.at')
    .orderBy('evidence.recordedAt')
    .orderBy('evidence.name')
    .orderBy('evidence.slackFileId')
    .execute();
}

/** Every file that ever came, oldest first. */
export function listEvidence(db: DbOrTx): Promise<EvidenceRow[]> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .orderBy('recordedAt')
    .orderBy('name')
    .orderBy('slackFileId')
    .execute();
}

/** These files. */
export function listEvidenceOf(db: DbOrTx, ids: readonly string[]): Promise<EvidenceRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('evidence').selectAll().where('id', 'in', ids).orderBy('name').execute();
}

/** Everything that a file ever proved, oldest first. */
export function listEvidenceLinks(db: DbOrTx): Promise<EvidenceLinkRow[]> {
  return db
    .selectFrom('evidenceLink')
    .selectAll()
    .orderBy('at')
    .orderBy('noun')
    .orderBy('subjectId')
    .execute();
}

/** Files of somebody whose copy went wrong, oldest first. */
export function troubledEvidenceOf(db: DbOrTx, personId: string): Promise<EvidenceRow[]> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('uploadedBy', '=', personId)
    .where('state', 'in', ['waiting', 'refused', 'failed'])
    .where('triedAt', 'is not', null)
    .orderBy('recordedAt')
    .orderBy('name')
    .orderBy('slackFileId')
    .execute();
}

/** The next files to copy, as many as `most`. */
export function evidenceToCopy(db: DbOrTx, now: string, most: number): Promise<EvidenceRow[]> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .orderBy('name')
    .orderBy('slackFileId')
    .limit(most)
    .execute();
}

/**
 * Changes a file that still waits as it was seen: `nextAt` is moved by everybody who takes it in hand. False when
 * somebody else was quicker, and nothing was changed.
 */
export async function settleEvidence(
  tx: Tx,
  seen: Pick<EvidenceRow, 'id' | 'nextAt'>,
  change: Partial<Omit<EvidenceRow, 'id' | 'slackFileId'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evidence')
    .set(change)
    .where('id', '=', seen.id)
    .where('state', '=', 'waiting')
    .where('nextAt', '=', seen.nextAt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
