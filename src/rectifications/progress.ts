import type { FindingWithRectification } from '../../db/rectifications.ts';
import { listEverySection } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf, daysBetween } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { InspectionViewer } from '../inspections/visible.ts';
import { sinceOf } from '../tasks/facts.ts';
import { isOverdue } from '../tasks/lights.ts';
import { ageOf, type Age } from './ages.ts';
import { openRectifications, visibleRectifications } from './list.ts';
import { rectificationRef } from './ref.ts';
import { asTaskState, type RectificationState } from './states.ts';

/** A finding whose rectification has not come to its end. */
export interface OpenFinding {
  ref: string;
  sectionId: string;
  problem: string;
  state: RectificationState;
  dueOn: Day;
  age: Age;
  overdue: boolean;
}

/** What is open in one section, by how long it has been known; overdue and suspended ones are among them. */
export interface SectionRectifications {
  sectionId: string;
  name: string;
  /** When it left the plan; null while it takes part. */
  retiredAt: string | null;
  open: number;
  ages: Record<Age, number>;
  overdue: number;
  suspended: number;
}

/** Where the mending of what was found stands. */
export interface RectificationProgress {
  /** In roster order: every section that takes part, and others that still have something open. */
  sections: SectionRectifications[];
  /** In roster order, what was told first before the others. */
  findings: OpenFinding[];
}

function openFinding(
  { finding, rectification: row }: FindingWithRectification,
  campaign: CampaignFacts,
  today: Day,
): OpenFinding {
  const told = dayOf(new Date(row.issuedAt ?? finding.notedAt), campaign.timezone);
  const light = { state: asTaskState(row.state), dueOn: row.dueOn, since: sinceOf(campaign) };
  return {
    ref: rectificationRef(row),
    sectionId: finding.sectionId,
    problem: finding.problem,
    state: row.state,
    dueOn: row.dueOn,
    age: ageOf(daysBetween(told, today)),
    overdue: isOverdue(light, today),
  };
}

function counted(
  { id, name, retiredAt }: { id: string; name: string; retiredAt: string | null },
  all: readonly OpenFinding[],
): SectionRectifications {
  const own = all.filter((one) => one.sectionId === id);
  const aged = (age: Age): number => own.filter((one) => one.age === age).length;
  return {
    sectionId: id,
    name,
    retiredAt,
    open: own.length,
    ages: {
      up_to_7: aged('up_to_7'),
      up_to_15: aged('up_to_15'),
      up_to_30: aged('up_to_30'),
      over_30: aged('over_30'),
    },
    overdue: own.filter((one) => one.overdue).length,
    suspended: own.filter((one) => one.state === 'suspended').length,
  };
}

/** The open findings of which the viewer may know, by section and age. */
export async function rectificationProgress(
  db: DbOrTx,
  campaign: CampaignFacts,
  viewer: InspectionViewer,
  now: Date,
): Promise<RectificationProgress> {
  const today = dayOf(now, campaign.timezone);
  const open = visibleRectifications(await openRectifications(db, campaign, now), viewer, null)
    .toSorted(
      (one, other) =>
        one.finding.notedAt.localeCompare(other.finding.notedAt) ||
        one.rectification.number - other.rectification.number,
    )
    .map((one) => openFinding(one, campaign, today));
  const sections = (await listEverySection(db))
    .map((section) => ({ section, line: counted(section, open) }))
    .filter(({ section, line }) => section.retiredAt === null || line.open > 0)
    .map(({ line }) => line);
  const findings = sections.flatMap(({ sectionId }) => open.filter((one) => one.sectionId === sectionId));
  return { sections, findings };
}

/** The same of one section alone. */
export function progressOfSection(
  { sections, findings }: RectificationProgress,
  sectionId: string,
): RectificationProgress {
  return {
    sections: sections.filter((one) => one.sectionId === sectionId),
    findings: findings.filter((one) => one.sectionId === sectionId),
  };
}
