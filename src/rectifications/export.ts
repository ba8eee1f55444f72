import { groupBy } from '../../db/group-by.ts';
import { listInspections } from '../../db/inspections.ts';
import { listFindings, listRectificationUrgings } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { ExportedOf } from '../inspections/export.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { exportedUrging } from '../tasks/export.ts';
import { rectificationRef } from './ref.ts';

type Row = Record<string, unknown>;

/** Every finding, and every rectification with its urgings and its history, in the order in which they were noted. */
export async function exportedFindings(
  db: DbOrTx,
  { historyOf, sight }: ExportedOf,
): Promise<{ findings: Row[]; rectifications: Row[] }> {
  const rounds = new Map((await listInspections(db)).map((round) => [round.id, inspectionRef(round)]));
  const urgings = groupBy(await listRectificationUrgings(db), (row) => row.rectificationId);
  const every = await listFindings(db);
  const refs = new Map(every.map((one) => [one.finding.id, rectificationRef(one.rectification)]));
  const shown = every.filter((one) => sight === null || sight.rectifications.has(one.rectification.id));
  const ids = new Set(shown.map((one) => one.finding.id));
  const refOf = (id: string | null): string | null =>
    id === null || !ids.has(id) ? null : (refs.get(id) ?? null);
  return {
    findings: shown.map(({ finding }) => ({
      id: finding.id,
      ref: refOf(finding.id),
      inspection: rounds.get(finding.inspectionId) ?? finding.inspectionId,
      section: finding.sectionId,
      item: finding.itemId,
      problem: finding.problem,
      basis: finding.basis,
      repeats: refOf(finding.repeats),
      noted_at: finding.notedAt,
    })),
    rectifications: shown.map(({ finding, rectification: row }) => ({
      id: row.id,
      ref: rectificationRef(row),
      finding: finding.id,
      inspection: rounds.get(finding.inspectionId) ?? finding.inspectionId,
      section: finding.sectionId,
      state: row.state,
      measure: row.measure,
      person: row.personId,
      due_on: row.dueOn,
      round: row.round,
      review_on: row.reviewOn,
      answered_by: row.answeredBy,
      done_by: row.doneBy,
      done_text: row.doneText,
      done_at: row.doneAt,
      issued_at: row.issuedAt,
      urgings: (urgings.get(row.id) ?? []).map(exportedUrging),
      history: historyOf('rectification', row.id),
    })),
  };
}
