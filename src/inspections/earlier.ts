import { groupBy } from '../../db/group-by.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { openRectifications, type RectificationLine } from '../rectifications/list.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';

/** A section of a round, and what it still has to put right from other rounds, what is due first at the head. */
export interface SectionWithEarlier {
  inspected: InspectedSection;
  earlier: RectificationLine[];
}

/** These sections of a round with their earlier findings, from one reading however many they are. */
export async function withEarlierFindings(
  db: DbOrTx,
  campaign: CampaignFacts,
  { round }: Pick<InspectionFacts, 'round'>,
  sections: readonly InspectedSection[],
  now: Date,
): Promise<SectionWithEarlier[]> {
  const open = await openRectifications(db, campaign, now);
  const others = open.filter(({ inspection }) => inspection.id !== round.id);
  const bySection = groupBy(others, ({ section }) => section.id);
  return sections.map((inspected) => ({ inspected, earlier: bySection.get(inspected.section.id) ?? [] }));
}
