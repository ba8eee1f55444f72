import { countUncertain } from '../../db/counts.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { officeOn } from '../tasks/steps.ts';

/** Who is told today that it is not certain whether some messages were posted: the office, while there are such. */
export async function settlersDue(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<readonly string[]> {
  return (await countUncertain(db)) > 0 ? officeOn(db, dayOf(now, campaign.timezone)) : [];
}
