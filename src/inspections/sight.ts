import { listInspections, listInspectionSections, listInspectors } from '../../db/inspections.ts';
import type { AuditRow } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { listFindings } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { readDetails } from '../audit/rules.ts';
import { isRecusedFrom } from '../people/posts.ts';
import { sectionsById } from '../people/service.ts';
import { maySeeRectification } from '../rectifications/facts.ts';
import { maySeeInspection, type InspectionViewer } from './visible.ts';

/** What somebody may know of all rounds at once, by ids. */
export interface Sight {
  /** Rounds that they may know of. */
  rounds: ReadonlySet<string>;
  /** Of those, the rounds whose records they may read before the round is finished: their team's and the office's. */
  notes: ReadonlySet<string>;
  /** As `round/section`: sections in whose posts they are, or were when it left the plan, in rounds that are not finished: whoever they are, they do not read what is recorded of them. */
  kept: ReadonlySet<string>;
  /** Rectifications that they may know of. */
  rectifications: ReadonlySet<string>;
  /** Rounds and rectifications of which they may not know. */
  hidden: ReadonlySet<string>;
}

/** Somebody who is on no team, in no section and not of the leading group: what they may know is everybody's to know. */
export const ANYBODY: InspectionViewer = { personId: '', isOffice: false, isLeader: false, sectionIds: [] };

/** Everything that somebody may know of rounds and of what they found. */
export async function sightOf(db: DbOrTx, viewer: InspectionViewer): Promise<Sight> {
  const teams = groupBy(
    (await listInspectors(db)).filter((one) => one.leftAt === null),
    (one) => one.inspectionId,
  );
  const inspected = groupBy(await listInspectionSections(db), (one) => one.inspectionId);
  const named = [...inspected.values()].flat().map((one) => one.sectionId);
  const sections = await sectionsById(db, [...new Set(named)]);
  const known = new Map((await listInspections(db)).map((round) => [round.id, round]));
  const teamOf = (id: string): string[] => (teams.get(id) ?? []).map((one) => one.personId);
  const rounds = [...known.values()].filter((round) =>
    maySeeInspection(viewer, {
      round,
      inspectorIds: teamOf(round.id),
      sectionIds: (inspected.get(round.id) ?? []).map((one) => one.sectionId),
    }),
  );
  const isOwn = ({ sectionId }: { sectionId: string }): boolean => {
    const section = sections.get(sectionId);
    return section !== undefined && isRecusedFrom(viewer.personId, section);
  };
  const findings = await listFindings(db);
  const rectifications = findings.flatMap(({ finding, rectification }) => {
    const inspection = known.get(finding.inspectionId);
    const section = sections.get(finding.sectionId);
    if (!inspection || !section) return [];
    const facts = { rectification, inspection, section, inspectorIds: teamOf(inspection.id) };
    return maySeeRectification(viewer, facts) ? [rectification.id] : [];
  });
  const seen = new Set([...rounds.map((round) => round.id), ...rectifications]);
  const all = [...known.keys(), ...findings.map((one) => one.rectification.id)];
  return {
    rounds: new Set(rounds.map((round) => round.id)),
    notes: new Set(
      rounds.flatMap(({ id }) => (viewer.isOffice || teamOf(id).includes(viewer.personId) ? [id] : [])),
    ),
    kept: new Set(
      rounds
        .filter(({ state }) => state !== 'finished')
        .flatMap(({ id }) => (inspected.get(id) ?? []).filter(isOwn).map((one) => `${id}/${one.sectionId}`)),
    ),
    rectifications: new Set(rectifications),
    hidden: new Set(all.filter((id) => !seen.has(id))),
  };
}

/** Whether they may read what is recorded of a section before its round is finished. */
export function readsNotes(
  { notes, kept }: Pick<Sight, 'notes' | 'kept'>,
  roundId: string,
  sectionId: string | null,
): boolean {
  return notes.has(roundId) && !kept.has(`${roundId}/${sectionId}`);
}

/** What inspectors do with a section that its own people do not read before the round is finished. */
const NOTED = ['record', 'attach'];

/** Whether a line of the audit is kept from them. */
export function hidesLine({ hidden, kept }: Pick<Sight, 'hidden' | 'kept'>, line: AuditRow): boolean {
  if (hidden.has(line.subjectId)) return true;
  // Its key and its address may tell of a round.
  if (line.noun === 'message') return hidden.size > 0;
  if (line.noun !== 'inspection' || !NOTED.includes(line.event)) return false;
  return kept.has(`${line.subjectId}/${readDetails(line).section}`);
}
