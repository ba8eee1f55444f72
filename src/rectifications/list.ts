import { listInspections, listInspectors } from '../../db/inspections.ts';
import { groupBy } from '../../db/group-by.ts';
import { listFindings } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { InspectionViewer } from '../inspections/visible.ts';
import { sectionsById } from '../people/service.ts';
import { maySeeRectification, rectificationLight, type RectificationFacts } from './facts.ts';
import { rectificationRef } from './ref.ts';
import { OPEN_RECTIFICATIONS } from './states.ts';

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
>;

/** Every rectification that its section knows of and that is not over: what is due first comes first. */
export function openRectifications(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<RectificationLine[]> {
  return rectificationLines(db, campaign, now, ({ state }) => OPEN_RECTIFICATIONS.includes(state));
}

/** The rectifications that are wanted, from one reading: what is due first comes first. */
export async function rectificationLines(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
  isWanted: (row: RectificationFacts['rectification']) => boolean,
): Promise<RectificationLine[]> {
  const wanted = (await listFindings(db)).filter(({ rectification }) => isWanted(rectification));
  if (wanted.length === 0) return [];
  const rounds = new Map((await listInspections(db)).map((round) => [round.id, round]));
  const inspectors = groupBy(await listInspectors(db), (row) => row.inspectionId);
  const sections = await sectionsById(
    db,
    wanted.map(({ finding }) => finding.sectionId),
  );
  const today = dayOf(now, campaign.timezone);
  const lines = wanted.flatMap(({ finding, rectification }): RectificationLine[] => {
    const inspection = rounds.get(finding.inspectionId);
    const section = sections.get(finding.sectionId);
    if (!inspection || !section) return [];
    const team = (inspectors.get(inspection.id) ?? []).filter((one) => one.leftAt === null);
    return [
      {
        rectification,
        ref: rectificationRef(rectification),
        finding,
        inspection,
        section,
        inspectorIds: team.map((one) => one.personId),
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
