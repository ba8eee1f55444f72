import { listInspections } from '../../db/inspections.ts';
import { listCirculars } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { inspectionRef } from '../inspections/ref.ts';
import type { Sight } from '../inspections/sight.ts';
import { mayReadCircular } from './right.ts';

type Row = Record<string, unknown>;

/**
 * Every circular, drafted or posted; a part that nobody edited is null until it is posted. `sight` null: all of them.
 */
export async function exportedCirculars(
  db: DbOrTx,
  sight: Sight | null,
  reader: { isOffice: boolean; isLeader: boolean },
): Promise<Row[]> {
  const rounds = new Map((await listInspections(db)).map((round) => [round.id, round]));
  return (await listCirculars(db)).flatMap((row) => {
    const round = rounds.get(row.inspectionId);
    if (!round) return [];
    const isPosted = row.postedAt !== null;
    if (sight !== null) {
      if (!sight.rounds.has(round.id)) return [];
      const drafts = sight.notes.has(round.id);
      if (!drafts && !mayReadCircular({ ...reader, drafts }, { kind: round.kind, isPosted })) return [];
    }
    return [
      {
        inspection: inspectionRef(round),
        overall: row.overall,
        practice: row.practice,
        problems: row.problems,
        next: row.next,
        edited_by: row.editedBy,
        edited_at: row.editedAt,
        posted_by: row.postedBy,
        posted_at: row.postedAt,
      },
    ];
  });
}
