import { listLeadingGroup } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { maySeeInspection, type InspectionSecrecy } from './visible.ts';

/** Who is told of sections that nobody of a team may inspect: the campaign office and the leaders, as far as they may know of the round. */
export async function whoFindsInspectors(db: DbOrTx, secrecy: InspectionSecrecy): Promise<string[]> {
  const group = await listLeadingGroup(db);
  return [...new Set(group.map((row) => row.personId))].filter((personId) => {
    const roles = group.filter((row) => row.personId === personId).map(({ role }) => role);
    const isOffice = roles.includes('office');
    const isLeader = roles.some((role) => role !== 'office');
    return maySeeInspection({ personId, isOffice, isLeader, sectionIds: [] }, secrecy);
  });
}
