import type { DbOrTx } from '../../db/transact.ts';
import { sectionsById } from '../people/service.ts';
import type { InspectionRow } from './facts.ts';
import { inspectionRef } from './ref.ts';
import { roundsFor } from './visits.ts';
import type { InspectionViewer } from './visible.ts';

/** A round as lists show it. */
export interface RoundLine {
  round: InspectionRow;
  ref: string;
  /** Its sections, in the order of the round. */
  sections: { name: string; retiredAt: string | null }[];
}

/** The rounds of which somebody may know. */
export interface RoundList {
  /** The newest, newest first. */
  rounds: RoundLine[];
  /** How many older ones there are. */
  older: number;
}

/** The newest rounds of which somebody may know, so many at most, from one reading however many there are. */
export async function roundList(db: DbOrTx, viewer: InspectionViewer, most: number): Promise<RoundList> {
  const known = (await roundsFor(db, viewer)).toReversed();
  const sections = await sectionsById(
    db,
    known.flatMap(({ sectionIds }) => sectionIds),
  );
  const rounds = known.slice(0, most).map(({ round, sectionIds }) => ({
    round,
    ref: inspectionRef(round),
    sections: sectionIds.flatMap((id) => sections.get(id) ?? []),
  }));
  return { rounds, older: Math.max(0, known.length - most) };
}
