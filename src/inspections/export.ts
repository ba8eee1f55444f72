import { groupBy } from '../../db/group-by.ts';
import {
  listChecks,
  listInspectionComments,
  listInspections,
  listInspectionSections,
  listInspectors,
  type CheckRow,
} from '../../db/inspections.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { ExportedAudit } from '../audit/export.ts';
import { inspectionRef } from './ref.ts';
import { readsNotes, type Sight } from './sight.ts';

type Row = Record<string, unknown>;

/** What else there is to know of a round than what stands in its own rows, without `sight` of all of them. */
export interface ExportedOf {
  historyOf: ExportedAudit['historyOf'];
  /** What the reader may know; null: everything. */
  sight: Sight | null;
}

/** Every round with its sections, its team, what was said with it and its history. */
export async function exportedInspections(db: DbOrTx, { historyOf, sight }: ExportedOf): Promise<Row[]> {
  const sections = groupBy(await listInspectionSections(db), (row) => row.inspectionId);
  const inspectors = groupBy(await listInspectors(db), (row) => row.inspectionId);
  const comments = groupBy(await listInspectionComments(db), (row) => row.inspectionId);
  const rounds = (await listInspections(db)).filter(({ id }) => sight === null || sight.rounds.has(id));
  return rounds.map((row) => ({
    id: row.id,
    ref: inspectionRef(row),
    kind: row.kind,
    period: row.period,
    held_on: row.heldOn,
    state: row.state,
    reason: row.reason,
    sections: (sections.get(row.id) ?? []).map((one) => one.sectionId),
    inspectors: (inspectors.get(row.id) ?? []).map((one) => ({ person: one.personId, left_at: one.leftAt })),
    checklist: JSON.parse(row.checklist) as unknown,
    opened_by: row.openedBy,
    opened_at: row.openedAt,
    noticed_at: row.noticedAt,
    started_at: row.startedAt,
    finished_at: row.finishedAt,
    comments: (comments.get(row.id) ?? []).map((one) => ({
      section: one.sectionId,
      author: one.authorId,
      text: one.text,
      message: one.messageKey,
      at: one.at,
      withdrawn_at: one.withdrawnAt,
    })),
    history: historyOf('inspection', row.id),
  }));
}

/** Every record of an item, oldest first, also those that a newer one superseded. */
export async function exportedChecks(db: DbOrTx, sight: Sight | null): Promise<Row[]> {
  const rounds = new Map((await listInspections(db)).map((round) => [round.id, round]));
  const isShown = ({ inspectionId, sectionId, own, supersededAt }: CheckRow): boolean => {
    if (sight === null || readsNotes(sight, inspectionId, sectionId)) return true;
    if (!sight.rounds.has(inspectionId)) return false;
    // What inspectors noted and took back before the round was finished, nobody else ever hears of.
    return own === 1 || (rounds.get(inspectionId)?.state === 'finished' && supersededAt === null);
  };
  return (await listChecks(db)).filter(isShown).map((row) => {
    const round = rounds.get(row.inspectionId);
    return {
      inspection: round ? inspectionRef(round) : row.inspectionId,
      section: row.sectionId,
      item: row.itemId,
      own: row.own === 1,
      result: row.result,
      note: row.note,
      recorded_by: row.recordedBy,
      recorded_at: row.recordedAt,
      door: row.door,
      superseded_at: row.supersededAt,
    };
  });
}
