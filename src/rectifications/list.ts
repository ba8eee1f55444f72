import { groupBy } from '../../db/group-by.ts';
import { findingsIn, type FindingWithRectification } from '../../db/rectifications.ts';
import { inspectionsByIds, inspectorsOfRounds } from '../../db/rounds.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { InspectionViewer } from '../inspections/visible.ts';
import { sectionsById } from '../people/service.ts';
import { groupOf } from '../tasks/steps.ts';
import { maySeeRectification, rectificationLight, type RectificationFacts } from './facts.ts';
import { rectificationRef } from './ref.ts';
import { OPEN_RECTIFICATIONS, reviewersAmong } from './states.ts';

/** A rectification as lists show it. */
export type RectificationLine = Pick<
  RectificationFacts,
  | 'rectification'
  | 'ref'
  | 'finding'
  | 'inspection'
  | 'section'
  | 'inspectorIds'
  | 'light'
  | 'overdue'
  | 'today'
> & {
  /** Who may judge what was done. */
  reviewerIds: readonly string[];
};

/** Every rectification that its section knows of and that is not over: what is due first comes first. */
export async function openRectifications(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<RectificationLine[]> {
  return rectificationLines(db, campaign, now, await findingsIn(db, OPEN_RECTIFICATIONS));
}

/** What these sections know of and still have to put right, or had to while they took part; by number. */
export async function openOfSections(
  db: DbOrTx,
  sectionIds: readonly string[],
): Promise<RectificationFacts['rectification'][]> {
  if (sectionIds.length === 0) return [];
  const open = (await findingsIn(db, OPEN_RECTIFICATIONS)).filter(({ finding }) =>
    sectionIds.includes(finding.sectionId),
  );
  return open.map(({ rectification }) => rectification);
}

/** These rectifications as lists show them: what is due first comes first. */
export async function rectificationLines(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
  wanted: readonly FindingWithRectification[],
): Promise<RectificationLine[]> {
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(({ finding }) => finding.inspectionId))];
  const rounds = new Map((await inspectionsByIds(db, ids)).map((round) => [round.id, round]));
  const inspectors = groupBy(await inspectorsOfRounds(db, ids), (row) => row.inspectionId);
  const sections = await sectionsById(
    db,
    wanted.map(({ finding }) => finding.sectionId),
  );
  const { officeIds } = await groupOf(db);
  const today = dayOf(now, campaign.timezone);
  const lines = wanted.flatMap(({ finding, rectification }): RectificationLine[] => {
    const inspection = rounds.get(finding.inspectionId);
    const section = sections.get(finding.sectionId);
    if (!inspection || !section) return [];
    const team = (inspectors.get(inspection.id) ?? []).filter((one) => one.leftAt === null);
    const inspectorIds = team.map((one) => one.personId);
    const { answeredBy, doneBy } = rectification;
    return [
      {
        rectification,
        ref: rectificationRef(rectification),
        finding,
        inspection,
        section,
        inspectorIds,
        reviewerIds: reviewersAmong({ inspectorIds, officeIds }, { ...section, answeredBy, doneBy }),
        ...rectificationLight(rectification, campaign, today),
        today,
      },
    ];
  });
  return lines.toSorted(
    (one, other) =>
      one.rectification.dueOn.localeCompare(other.rectification.dueOn) ||
      one.rectification.number - other.rectification.number,
  );
}

/** Those of them that somebody may know of, of one section where one is named. */
export function visibleRectifications(
  lines: readonly RectificationLine[],
  viewer: InspectionViewer,
  sectionIds: readonly string[] | null,
): RectificationLine[] {
  return lines.filter(
    (line) =>
      (sectionIds === null || sectionIds.includes(line.section.id)) && maySeeRectification(viewer, line),
  );
}
