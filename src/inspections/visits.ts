import {
  listInspections,
  listInspectionSections,
  listInspectors,
  type InspectionRow,
  type InspectorRow,
} from '../../db/inspections.ts';
import { groupBy } from '../../db/group-by.ts';
import { inspectionsByIds, inspectorsOfRounds, sectionsOfRounds } from '../../db/rounds.ts';
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

/** Every round of which somebody may know, oldest first. */
export async function roundsFor(db: DbOrTx, viewer: InspectionViewer): Promise<KnownRound[]> {
  const sections = await listInspectionSections(db);
  const inspectors = await listInspectors(db);
  return known(await listInspections(db), sections, inspectors).filter((one) =>
    maySeeInspection(viewer, one),
  );
}

/** The rounds that these ids name, oldest first, for the clock, which may know of all. */
export async function roundsByIds(db: DbOrTx, ids: readonly string[]): Promise<KnownRound[]> {
  const sections = await sectionsOfRounds(db, ids);
  const inspectors = await inspectorsOfRounds(db, ids);
  return known(await inspectionsByIds(db, ids), sections, inspectors);
}

function known(
  rounds: readonly InspectionRow[],
  sections: readonly { inspectionId: string; sectionId: string }[],
  inspectors: readonly InspectorRow[],
): KnownRound[] {
  const inspected = groupBy(sections, (row) => row.inspectionId);
  const teams = groupBy(inspectors, (row) => row.inspectionId);
  return rounds.map((round) => ({
    round,
    sectionIds: (inspected.get(round.id) ?? []).map((row) => row.sectionId),
    inspectorIds: (teams.get(round.id) ?? []).filter((row) => row.leftAt === null).map((row) => row.personId),
  }));
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
