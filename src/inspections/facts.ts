import { auditOf, type AuditRow } from '../../db/audit.ts';
import {
  checksOf,
  commentsOf,
  findInspection,
  findInspectionByNumber,
  inspectorsOf,
  sectionIdsOfInspection,
  type CheckRow,
  type InspectionCommentRow,
  type InspectionRow,
} from '../../db/inspections.ts';
import { listPeople } from '../../db/people.ts';
import { listFindings, type FindingWithRectification } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { evidenceOf, type LinkedEvidence } from '../evidence/facts.ts';
import { sectionsById, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { inspectionRef } from './ref.ts';
import { maySeeInspection, type InspectionViewer } from './visible.ts';

export type { CheckRow, InspectionRow } from '../../db/inspections.ts';

/** A section in a round: what is on record of it. */
export interface InspectedSection {
  section: SectionWithHandlers;
  /** What the inspectors recorded, by item; the newest record of each. */
  checks: ReadonlyMap<string, CheckRow>;
  /** What the section found itself. */
  own: ReadonlyMap<string, CheckRow>;
  /** What was found wrong, also what did not stand. */
  findings: FindingWithRectification[];
  /** What was attached to its records and under its notice. */
  evidence: LinkedEvidence[];
}

/** A round with all that its card shows. */
export interface InspectionFacts {
  round: InspectionRow;
  ref: string;
  checklist: ChecklistItem[];
  /** In the order of the round. */
  sections: InspectedSection[];
  /** Who inspects, without those who left. */
  inspectors: { id: string; name: string }[];
  /** Those who left half-way. */
  left: { id: string; name: string }[];
  comments: (InspectionCommentRow & { author: string })[];
  history: (AuditRow & { actor: string | null })[];
  /** The civil day on which all this is so. */
  today: string;
}

/** A round with everything that is on record of it, as it is at that instant. */
export async function inspectionFacts(
  db: DbOrTx,
  campaign: CampaignFacts,
  round: InspectionRow,
  now: Date,
): Promise<InspectionFacts> {
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const nameOf = (id: string): string => people.get(id) ?? id;
  const named = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
  const checks = await checksOf(db, round.id);
  const findings = (await listFindings(db)).filter(({ finding }) => finding.inspectionId === round.id);
  const ids = await sectionIdsOfInspection(db, round.id);
  const inspectors = await inspectorsOf(db, round.id);
  const byItem = (sectionId: string, own: 0 | 1): Map<string, CheckRow> =>
    new Map(
      checks.filter((one) => one.sectionId === sectionId && one.own === own).map((one) => [one.itemId, one]),
    );
  const evidence = await evidenceOf(db, 'inspection', [round.id]);
  const known = await sectionsById(db, ids);
  const sections = ids.flatMap((id): InspectedSection[] => {
    const section = known.get(id);
    if (!section) return [];
    return [
      {
        section,
        checks: byItem(id, 0),
        own: byItem(id, 1),
        findings: findings.filter(({ finding }) => finding.sectionId === id),
        evidence: evidence.filter((one) => one.sectionId === id),
      },
    ];
  });
  return {
    round,
    ref: inspectionRef(round),
    checklist: JSON.parse(round.checklist) as ChecklistItem[],
    sections,
    inspectors: inspectors.filter((one) => one.leftAt === null).map((one) => named(one.personId)),
    left: inspectors.filter((one) => one.leftAt !== null).map((one) => named(one.personId)),
    comments: (await commentsOf(db, round.id)).map((row) => ({ ...row, author: nameOf(row.authorId) })),
    history: (await auditOf(db, 'inspection', round.id)).map((line) => ({
      ...line,
      actor: line.actorId === null ? null : nameOf(line.actorId),
    })),
    today: dayOf(now, campaign.timezone),
  };
}

/** Somebody as far as it decides which rounds they may know of. */
export function viewerOf(
  caller: Pick<Caller, 'personId' | 'isOffice' | 'isLeader'> & { sections: readonly { id: string }[] },
): InspectionViewer {
  const { personId, isOffice, isLeader, sections } = caller;
  return { personId, isOffice, isLeader, sectionIds: sections.map(({ id }) => id) };
}

async function seen(
  db: DbOrTx,
  round: InspectionRow | undefined,
  asked: string,
  viewer: InspectionViewer,
): Promise<InspectionRow> {
  if (!round) throw new Refusal({ code: 'inspection', fault: { kind: 'unknown', inspection: asked } });
  const inspectors = await inspectorsOf(db, round.id);
  const inspectorIds = inspectors.filter((one) => one.leftAt === null).map((one) => one.personId);
  const sectionIds = await sectionIdsOfInspection(db, round.id);
  if (!maySeeInspection(viewer, { round, inspectorIds, sectionIds }))
    throw new Refusal({ code: 'inspection', fault: { kind: 'unknown', inspection: asked } });
  return round;
}

/** The round that somebody names as `I3`; one that they may not know of is refused as if there were none. */
export async function inspectionNamed(
  db: DbOrTx,
  asked: string,
  viewer: InspectionViewer,
): Promise<InspectionRow> {
  const [, digits] = /^[iI](\d{1,9})$/.exec(asked.trim()) ?? [];
  const round = digits === undefined ? undefined : await findInspectionByNumber(db, Number(digits));
  return seen(db, round, asked, viewer);
}

/** The round of a button or form, under the same condition. */
export async function inspectionOfId(
  db: DbOrTx,
  id: string,
  viewer: InspectionViewer,
): Promise<InspectionRow> {
  return seen(db, await findInspection(db, id), id, viewer);
}
