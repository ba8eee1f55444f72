import type { EvidenceRow } from '../../db/evidence.ts';
import type { Tx } from '../../db/transact.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import { bringDay } from './day.ts';

/**
 * Tells whoever attached a file that it could not be copied yet, or is not taken or given up, by the message of the day;
 * what went well after that is put right there, and needs no message of its own.
 */
export async function tellCopied(tx: Tx, row: EvidenceRow, now: Date): Promise<void> {
  if (row.state === 'copied' && row.attempts === 0) return;
  const campaign = await findCampaignFacts(tx);
  if (campaign) await bringDay(tx, campaign, [row.uploadedBy], () => row.state !== 'copied', now);
}
