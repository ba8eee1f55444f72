import { listAudit, type AuditRow } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import type { AuditNoun } from '../../db/schema-tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';

type Row = Record<string, unknown>;

function historyRow(line: AuditRow): Row {
  return {
    actor: line.actorId,
    at: line.at,
    event: line.event,
    from: line.fromState,
    to: line.toState,
    reason: line.reason,
    door: line.door,
    details: JSON.parse(line.details) as unknown,
  };
}

/** The whole audit for the export, and the history of one subject. */
export interface ExportedAudit {
  audit: Row[];
  historyOf: (noun: AuditNoun, subjectId: string) => Row[];
}

/** All that was ever done, but for the lines that are hidden from the reader. */
export async function exportedAudit(
  db: DbOrTx,
  isHidden: (line: AuditRow) => boolean = () => false,
): Promise<ExportedAudit> {
  const lines = (await listAudit(db)).filter((line) => !isHidden(line));
  const bySubject = groupBy(lines, ({ noun, subjectId }) => `${noun}/${subjectId}`);
  return {
    audit: lines.map((line) => ({ noun: line.noun, subject: line.subjectId, ...historyRow(line) })),
    historyOf: (noun, subjectId) => (bySubject.get(`${noun}/${subjectId}`) ?? []).map(historyRow),
  };
}
