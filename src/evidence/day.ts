import { troubledEvidenceOf, type EvidenceRow } from '../../db/evidence.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { readOn } from '../slots/daily.ts';

/**
 * What the message of a day tells somebody of the files that they attached: those that could not be copied yet, and those
 * that were refused or given up on that day. What went well needs no word.
 */
export async function troubledFiles(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
  personId: string,
): Promise<EvidenceRow[]> {
  const rows = await troubledEvidenceOf(db, personId);
  return rows.filter(
    ({ state, triedAt }) =>
      state === 'waiting' || (triedAt !== null && readOn(campaign, new Date(triedAt)) === day),
  );
}
