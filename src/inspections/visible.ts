import type { InspectionRow } from '../../db/inspections.ts';

/** Who looks, as far as it decides what they may know of a round. */
export interface InspectionViewer {
  personId: string;
  isOffice: boolean;
  isLeader: boolean;
  /** Ids of their sections. */
  sectionIds: readonly string[];
}

/** What decides who may know of a round. */
export interface InspectionSecrecy {
  round: Pick<InspectionRow, 'kind' | 'startedAt'>;
  /** Everybody on its team who has not left it. */
  inspectorIds: readonly string[];
  /** The sections that it inspects. */
  sectionIds: readonly string[];
}

/**
 * Whether somebody may know that a round exists. A monthly one is everybody's to know. A special one (专项督查) is
 * known to its team alone until it starts, also when it is called off before; from then on to the office, the leaders
 * and the sections that it inspects as well.
 */
export function maySeeInspection(
  { personId, isOffice, isLeader, sectionIds }: InspectionViewer,
  { round, inspectorIds, sectionIds: inspected }: InspectionSecrecy,
): boolean {
  if (round.kind === 'monthly' || inspectorIds.includes(personId)) return true;
  if (round.startedAt === null) return false;
  return isOffice || isLeader || inspected.some((id) => sectionIds.includes(id));
}
