import { listFindings } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { rectificationFacts, type RectificationFacts } from '../rectifications/facts.ts';
import { OPEN_RECTIFICATIONS } from '../rectifications/states.ts';
import type { InspectionFacts } from './facts.ts';

/** What a section still has to put right from other rounds than this one, what is due first at the head. */
export async function openFindings(
  db: DbOrTx,
  campaign: CampaignFacts,
  { round }: Pick<InspectionFacts, 'round'>,
  sectionId: string,
  now: Date,
): Promise<RectificationFacts[]> {
  const open = (await listFindings(db)).filter(
    ({ finding, rectification }) =>
      finding.sectionId === sectionId &&
      finding.inspectionId !== round.id &&
      OPEN_RECTIFICATIONS.includes(rectification.state),
  );
  const facts: RectificationFacts[] = [];
  for (const one of open) facts.push(await rectificationFacts(db, campaign, one.rectification, now));
  return facts.toSorted(
    (one, other) =>
      one.rectification.dueOn.localeCompare(other.rectification.dueOn) ||
      one.rectification.number - other.rectification.number,
  );
}
