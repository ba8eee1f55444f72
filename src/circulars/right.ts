import type { InspectionRow } from '../../db/inspections.ts';

/** Somebody before the circular of a round that they may know of. */
export interface CircularReader {
  isOffice: boolean;
  isLeader: boolean;
  /** Drafts and posts it: the campaign office, and the team of a special round. */
  drafts: boolean;
}

/** Whether somebody drafts and posts the circular of a round that they may know of. */
export function draftsCircular(
  { isOffice, personId }: { isOffice: boolean; personId: string },
  { kind, inspectorIds }: { kind: InspectionRow['kind']; inspectorIds: readonly string[] },
): boolean {
  return isOffice || (kind === 'special' && inspectorIds.includes(personId));
}

/**
 * Whether somebody who may know of a round may read its circular. A draft is its authors' alone. A posted one of a
 * monthly round is everybody's to read; that of a special round (专报) goes up to the leaders, not to the sections.
 */
export function mayReadCircular(
  { isOffice, isLeader, drafts }: CircularReader,
  { kind, isPosted }: { kind: InspectionRow['kind']; isPosted: boolean },
): boolean {
  return drafts || (isPosted && (kind === 'monthly' || isOffice || isLeader));
}
