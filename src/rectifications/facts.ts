import { auditOf, type AuditRow } from '../../db/audit.ts';
import { findInspection, inspectorsOf, type InspectionRow } from '../../db/inspections.ts';
import { listLeadingGroup, listPeople } from '../../db/people.ts';
import {
  findFinding,
  findRectification,
  findRectificationByNumber,
  findRectificationOf,
  type FindingRow,
  type RectificationRow,
} from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { evidenceOf, type EvidenceFacts } from '../evidence/facts.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { maySeeInspection, type InspectionViewer } from '../inspections/visible.ts';
import { isRecusedFrom, type PostsOverTime } from '../people/posts.ts';
import { anySection, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { sinceOf } from '../tasks/facts.ts';
import { isOverdue, lightOf, type Light, type LightFacts } from '../tasks/lights.ts';
import { rectificationRef } from './ref.ts';
import { asTaskState, reviewersAmong } from './states.ts';

export type { FindingRow, RectificationRow } from '../../db/rectifications.ts';

/** A rectification with all that its card shows. */
export interface RectificationFacts {
  rectification: RectificationRow;
  ref: string;
  finding: FindingRow;
  /** The item of the checklist that it does not conform to. */
  item: ChecklistItem;
  inspection: InspectionRow;
  inspectionRef: string;
  section: SectionWithHandlers;
  /** Names of the people in the section's posts, of whoever sees to it, and of who did the work last. */
  names: {
    head: string | null;
    deputy: string | null;
    handlers: string[];
    person: string | null;
    doneBy: string | null;
  };
  /** Names of the campaign office, which acts for a section while its head and deputy are vacant. */
  office: string[];
  /** Who may re-inspect: the round's inspectors and the campaign office, each once, without those who acted for the section. */
  reviewers: { id: string; name: string; isOffice: boolean }[];
  inspectorIds: string[];
  /** The finding before it of the same section and item. */
  repeats: { ref: string; on: string } | null;
  /** Files that prove what was done. */
  evidence: EvidenceFacts[];
  history: (AuditRow & { actor: string | null })[];
  light: Light;
  overdue: boolean;
  /** The civil day on which all this is so. */
  today: string;
}

/** An earlier finding with what decides who may know of it. */
interface Earlier extends RectificationSecrecy {
  rectification: RectificationRow;
  inspection: InspectionRow;
}

async function earlier(db: DbOrTx, findingId: string): Promise<Earlier | null> {
  const finding = await findFinding(db, findingId);
  const rectification = await findRectificationOf(db, findingId);
  const inspection = finding && (await findInspection(db, finding.inspectionId));
  if (!finding || !rectification || !inspection) return null;
  const inspectors = (await inspectorsOf(db, inspection.id)).filter((one) => one.leftAt === null);
  const section = await anySection(db, finding.sectionId);
  return { section, rectification, inspection, inspectorIds: inspectors.map((one) => one.personId) };
}

async function repeated(db: DbOrTx, findingId: string | null): Promise<RectificationFacts['repeats']> {
  const before = findingId === null ? null : await earlier(db, findingId);
  return before && { ref: rectificationRef(before.rectification), on: before.inspection.heldOn };
}

/** What the light of a rectification depends on, said as of a task: each re-inspection that failed returned it. */
export function rectificationLight(
  row: Pick<RectificationRow, 'state' | 'dueOn' | 'doneAt' | 'round'>,
  campaign: CampaignFacts,
  today: string,
): Pick<RectificationFacts, 'light' | 'overdue'> {
  const facts = lightFacts(row, campaign);
  return { light: lightOf(facts, today, campaign.plan.calendar), overdue: isOverdue(facts, today) };
}

function lightFacts(
  { state, dueOn, doneAt, round }: Pick<RectificationRow, 'state' | 'dueOn' | 'doneAt' | 'round'>,
  campaign: CampaignFacts,
): LightFacts {
  return {
    state: asTaskState(state),
    dueOn,
    submittedOn: doneAt === null ? null : dayOf(new Date(doneAt), campaign.timezone),
    returns: round - 1,
    missedReply: false,
    since: sinceOf(campaign),
  };
}

/** A rectification with everything that its card shows, as it is at that instant. */
export async function rectificationFacts(
  db: DbOrTx,
  campaign: CampaignFacts,
  rectification: RectificationRow,
  now: Date,
): Promise<RectificationFacts> {
  const finding = await findFinding(db, rectification.findingId);
  const inspection = finding && (await findInspection(db, finding.inspectionId));
  if (!finding || !inspection) throw new Error(`rectification ${rectification.id} has no finding`);
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id) ?? id));
  const section = await anySection(db, finding.sectionId);
  const inspectors = (await inspectorsOf(db, inspection.id)).filter((one) => one.leftAt === null);
  const office = (await listLeadingGroup(db)).filter((row) => row.role === 'office');
  const hands = { ...section, answeredBy: rectification.answeredBy, doneBy: rectification.doneBy };
  const inspectorIds = inspectors.map((one) => one.personId);
  const reviewerIds = reviewersAmong({ inspectorIds, officeIds: office.map((row) => row.personId) }, hands);
  const checklist = JSON.parse(inspection.checklist) as ChecklistItem[];
  const today = dayOf(now, campaign.timezone);
  return {
    rectification,
    ref: rectificationRef(rectification),
    finding,
    item: checklist.find((one) => one.id === finding.itemId) ?? {
      id: finding.itemId,
      goal: null,
      text: finding.basis,
    },
    inspection,
    inspectionRef: inspectionRef(inspection),
    section,
    names: {
      head: nameOf(section.headId),
      deputy: nameOf(section.deputyId),
      handlers: section.handlerIds.map((id) => nameOf(id) ?? id),
      person: nameOf(rectification.personId),
      doneBy: nameOf(rectification.doneBy),
    },
    office: office.map((row) => nameOf(row.personId) ?? row.personId),
    reviewers: reviewerIds.map((id) => ({
      id,
      name: nameOf(id) ?? id,
      isOffice: office.some((row) => row.personId === id),
    })),
    inspectorIds,
    repeats: await repeated(db, finding.repeats),
    evidence: await evidenceOf(db, 'rectification', [rectification.id]),
    history: (await auditOf(db, 'rectification', rectification.id)).map((line) => ({
      ...line,
      actor: nameOf(line.actorId),
    })),
    ...rectificationLight(rectification, campaign, today),
    today,
  };
}

/** What decides who may know of a rectification. */
export interface RectificationSecrecy {
  rectification: Pick<RectificationRow, 'issuedAt'>;
  section: PostsOverTime & { id: string };
  inspection: Pick<InspectionRow, 'kind' | 'startedAt'>;
  /** Everybody on the round's team who has not left it. */
  inspectorIds: readonly string[];
}

/**
 * Whether somebody may know of a rectification: of one that is only noted its round's team and the office, but for the
 * section's own people among them, also when it left the plan; of all others whoever may know of the round.
 */
export function maySeeRectification(
  viewer: InspectionViewer,
  { rectification, inspection, inspectorIds, section }: RectificationSecrecy,
): boolean {
  const { issuedAt } = rectification;
  const isRecused = isRecusedFrom(viewer.personId, section);
  const takesNotes = !isRecused && (viewer.isOffice || inspectorIds.includes(viewer.personId));
  if (issuedAt === null && !takesNotes) return false;
  return maySeeInspection(viewer, { round: inspection, inspectorIds, sectionIds: [section.id] });
}

/**
 * A rectification as somebody may know it, or whoever reads what is told: an earlier finding of a special round is not
 * told to those who may not know of that round.
 */
export async function asKnownTo(
  db: DbOrTx,
  viewer: InspectionViewer,
  facts: RectificationFacts,
): Promise<RectificationFacts> {
  const { repeats } = facts.finding;
  const before = repeats === null ? null : await earlier(db, repeats);
  return before && !maySeeRectification(viewer, before) ? { ...facts, repeats: null } : facts;
}

async function seen(
  db: DbOrTx,
  campaign: CampaignFacts,
  row: RectificationRow | undefined,
  who: { asked: string; viewer: InspectionViewer },
  now: Date,
): Promise<RectificationFacts> {
  const facts = row && (await rectificationFacts(db, campaign, row, now));
  if (!facts || !maySeeRectification(who.viewer, facts))
    throw new Refusal({ code: 'rectification', fault: { kind: 'unknown', rectification: who.asked } });
  return asKnownTo(db, who.viewer, facts);
}

/** The rectification that somebody names as `R7`; one that they may not know of is refused as if there were none. */
export async function rectificationNamed(
  db: DbOrTx,
  campaign: CampaignFacts,
  who: { asked: string; viewer: InspectionViewer },
  now: Date,
): Promise<RectificationFacts> {
  const [, digits] = /^[rR](\d{1,9})$/.exec(who.asked.trim()) ?? [];
  const row = digits === undefined ? undefined : await findRectificationByNumber(db, Number(digits));
  return seen(db, campaign, row, who, now);
}

/** The rectification of a button or form, under the same condition. */
export async function rectificationOfId(
  db: DbOrTx,
  campaign: CampaignFacts,
  who: { asked: string; viewer: InspectionViewer },
  now: Date,
): Promise<RectificationFacts> {
  return seen(db, campaign, await findRectification(db, who.asked), who, now);
}
