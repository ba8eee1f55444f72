import { listEvidence, listEvidenceLinks, type EvidenceLinkRow } from '../../db/evidence.ts';
import { groupBy } from '../../db/group-by.ts';
import { listInspections } from '../../db/inspections.ts';
import { listFindings } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { readsNotes, type Sight } from '../inspections/sight.ts';
import { rectificationRef } from '../rectifications/ref.ts';

type Row = Record<string, unknown>;

/** What a file proves, as people call it, or null where the reader may not know of it. */
type Proven = (link: EvidenceLinkRow) => Row | null;

async function provenTo(db: DbOrTx, sight: Sight | null): Promise<Proven> {
  const rounds = new Map((await listInspections(db)).map((row) => [row.id, row]));
  const findings = new Map((await listFindings(db)).map((row) => [row.rectification.id, row]));
  /** What came with a record is read with the record; what was said in the thread by all who may know of the round. */
  const mayRead = (roundId: string, sectionId: string | null, link: EvidenceLinkRow): boolean => {
    if (sight === null || readsNotes(sight, roundId, sectionId)) return true;
    return (
      sight.rounds.has(roundId) && (link.messageKey !== null || rounds.get(roundId)?.state === 'finished')
    );
  };
  return (link) => {
    const { noun, subjectId, sectionId, at, withdrawnAt } = link;
    const rest = { at, withdrawn_at: withdrawnAt };
    if (noun === 'rectification') {
      const found = findings.get(subjectId);
      if (!found || !(sight === null || sight.rectifications.has(subjectId))) return null;
      return { noun, ref: rectificationRef(found.rectification), section: found.finding.sectionId, ...rest };
    }
    const round = rounds.get(subjectId);
    if (!round || !mayRead(round.id, sectionId, link)) return null;
    return { noun, ref: inspectionRef(round), section: sectionId, ...rest };
  };
}

/**
 * Every file that was attached, oldest first, with what it proves; its content lies in the evidence folder under
 * `sha256`. Of what one person may not know nothing is said: neither the file, nor that it proves something.
 */
export async function exportedEvidence(db: DbOrTx, sight: Sight | null): Promise<Row[]> {
  const proven = await provenTo(db, sight);
  const links = groupBy(await listEvidenceLinks(db), (link) => link.evidenceId);
  return (await listEvidence(db)).flatMap((row) => {
    const proves = (links.get(row.id) ?? []).flatMap((link) => proven(link) ?? []);
    if (sight !== null && proves.length === 0) return [];
    return {
      id: row.id,
      name: row.name,
      size: row.size,
      type: row.mime,
      sha256: row.sha256,
      state: row.state,
      reason: row.reason,
      uploaded_by: row.uploadedBy,
      happened_at: row.happenedAt,
      recorded_at: row.recordedAt,
      copied_at: row.copiedAt,
      proves,
    };
  });
}
