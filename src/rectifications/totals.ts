import { findingsIn } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { InspectionViewer } from '../inspections/visible.ts';
import { rectificationLines, visibleRectifications } from './list.ts';
import { OPEN_RECTIFICATIONS } from './states.ts';

/** What became of everything that sections were told to put right. */
export interface RectificationTotals {
  issued: number;
  closed: number;
  /** Of the closed ones those whose work was done by the day that it was due at last. */
  inTime: number;
  withdrawn: number;
}

/** Counts every rectification that was ever issued and that the viewer may know of, of one section where one is named. */
export async function rectificationTotals(
  db: DbOrTx,
  campaign: CampaignFacts,
  { viewer, sectionId }: { viewer: InspectionViewer; sectionId: string | null },
  now: Date,
): Promise<RectificationTotals> {
  const found = await findingsIn(db, [...OPEN_RECTIFICATIONS, 'closed', 'withdrawn']);
  const lines = await rectificationLines(db, campaign, now, found);
  const issued = visibleRectifications(lines, viewer, sectionId === null ? null : [sectionId])
    .map(({ rectification }) => rectification)
    .filter(({ issuedAt }) => issuedAt !== null);
  const closed = issued.filter(({ state }) => state === 'closed');
  const inTime = closed.filter(
    ({ doneAt, dueOn }) => doneAt !== null && dayOf(new Date(doneAt), campaign.timezone) <= dueOn,
  );
  return {
    issued: issued.length,
    closed: closed.length,
    inTime: inTime.length,
    withdrawn: issued.filter(({ state }) => state === 'withdrawn').length,
  };
}
