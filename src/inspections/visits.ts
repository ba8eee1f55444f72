import {
  listInspections,
  listInspectionSections,
  listInspectors,
  type InspectionRow,
} from '../../db/inspections.ts';
import { groupBy } from '../../db/group-by.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Visit } from './planning.ts';
import { inspectionRef } from './ref.ts';
import { maySeeInspection, type InspectionViewer } from './visible.ts';

/** A round with who inspects which sections in it. */
export interface KnownRound {
  round: InspectionRow;
  sectionIds: readonly string[];
  /** Without those who left. */
  inspectorIds: readonly string[];
}

/** Every round of which somebody may know, oldest first; null for the clock, which knows of all. */
export async function roundsFor(db: DbOrTx, viewer: InspectionViewer | null): Promise<KnownRound[]> {
  const sections = groupBy(await listInspectionSections(db), (row) => row.inspectionId);
  const inspectors = groupBy(await listInspectors(db), (row) => row.inspectionId);
  return (await listInspections(db))
    .map((round) => ({
      round,
      sectionIds: (sections.get(round.id) ?? []).map((row) => row.sectionId),
      inspectorIds: (inspectors.get(round.id) ?? [])
        .filter((row) => row.leftAt === null)
        .map((row) => row.personId),
    }))
    .filter((known) => viewer === null || maySeeInspection(viewer, known));
}

/** Rounds as visits to their sections. */
export function asVisits(rounds: readonly KnownRound[]): Visit[] {
  return rounds.map(({ round, sectionIds }) => ({
    ref: inspectionRef(round),
    heldOn: round.heldOn,
    state: round.state,
    sectionIds,
  }));
}
