import { findCampaign } from '../../db/campaign.ts';
import { evidenceLinkedTo, type EvidenceRow } from '../../db/evidence.ts';
import { listPeople } from '../../db/people.ts';
import type { EvidenceNoun } from '../../db/schema-evidence.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';

/** A file that proves something, with all that a line about it says. */
export interface EvidenceFacts extends EvidenceRow {
  /** Who attached it, by name. */
  uploader: string;
  /** The days of the campaign on which it was uploaded to Slack and kept. */
  happenedOn: Day;
  recordedOn: Day;
}

/** A file together with what it proves. */
export interface LinkedEvidence extends EvidenceFacts {
  subjectId: string;
  sectionId: string | null;
}

async function named<Row extends EvidenceRow>(
  db: DbOrTx,
  rows: readonly Row[],
): Promise<(Row & Pick<EvidenceFacts, 'uploader' | 'happenedOn' | 'recordedOn'>)[]> {
  if (rows.length === 0) return [];
  const zone = (await findCampaign(db))?.timezone ?? 'UTC';
  const people = new Map((await listPeople(db)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    uploader: people.get(row.uploadedBy) ?? row.uploadedBy,
    happenedOn: dayOf(new Date(row.happenedAt), zone),
    recordedOn: dayOf(new Date(row.recordedAt), zone),
  }));
}

/** These files with the names of who attached them. */
export function evidenceFacts(db: DbOrTx, rows: readonly EvidenceRow[]): Promise<EvidenceFacts[]> {
  return named(db, rows);
}

/**
 * What proves these rectifications or rounds, in the order in which it came, each file once however often it was attached;
 * without what was refused.
 */
export async function evidenceOf(
  db: DbOrTx,
  noun: EvidenceNoun,
  ids: readonly string[],
): Promise<LinkedEvidence[]> {
  const rows = (await evidenceLinkedTo(db, noun, ids)).filter((row) => row.state !== 'refused');
  const keyOf = ({ id, subjectId, sectionId }: (typeof rows)[number]): string =>
    JSON.stringify([id, subjectId, sectionId]);
  const first = new Map(rows.toReversed().map((row) => [keyOf(row), row]));
  return named(
    db,
    rows.filter((row) => first.get(keyOf(row)) === row),
  );
}
