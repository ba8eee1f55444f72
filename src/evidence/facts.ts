import { evidenceLinkedTo, type EvidenceRow } from '../../db/evidence.ts';
import { listPeople } from '../../db/people.ts';
import type { EvidenceNoun } from '../../db/schema-evidence.ts';
import type { DbOrTx } from '../../db/transact.ts';

/** A file that proves something, with all that a line about it says. */
export interface EvidenceFacts extends EvidenceRow {
  /** Who attached it. */
  uploader: string;
}

/** A file together with what it proves. */
export interface LinkedEvidence extends EvidenceFacts {
  subjectId: string;
  sectionId: string | null;
}

async function named<Row extends EvidenceRow>(
  db: DbOrTx,
  rows: readonly Row[],
): Promise<(Row & { uploader: string })[]> {
  if (rows.length === 0) return [];
  const people = new Map((await listPeople(db)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, uploader: people.get(row.uploadedBy) ?? row.uploadedBy }));
}

/** These files with the names of who attached them. */
export function evidenceFacts(db: DbOrTx, rows: readonly EvidenceRow[]): Promise<EvidenceFacts[]> {
  return named(db, rows);
}

/** What proves these checks, rectifications or rounds, in the order in which it came; without what was refused. */
export async function evidenceOf(
  db: DbOrTx,
  noun: EvidenceNoun,
  ids: readonly string[],
): Promise<LinkedEvidence[]> {
  const rows = await evidenceLinkedTo(db, noun, ids);
  return named(
    db,
    rows.filter((row) => row.state !== 'refused'),
  );
}
