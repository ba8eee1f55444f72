import { provenBy, type EvidenceRow, type ProvenRow } from '../../db/evidence.ts';
import type { Tx } from '../../db/transact.ts';
import { findCampaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { EvidenceTelling } from '../evidence/keeping.ts';
import { bringDay } from './day.ts';
import { bringRectificationCard } from './rectifications.ts';

/** Brings the cards that show files up to date. What is recorded of a round is its team's to know: its notice shows none. */
async function showEvidence(
  tx: Tx,
  campaign: CampaignFacts,
  proven: readonly ProvenRow[],
  now: Date,
): Promise<void> {
  const ids = proven.filter(({ noun }) => noun === 'rectification').map(({ subjectId }) => subjectId);
  for (const id of new Set(ids)) await bringRectificationCard(tx, campaign, id, now);
}

/** Shows in the transactions of it what files prove that are attached, or withdrawn with their message. */
export function tellsEvidence({ clock }: Pick<Deps, 'clock'>): EvidenceTelling {
  return async (tx, proven) => {
    const campaign = await findCampaignFacts(tx);
    if (campaign) await showEvidence(tx, campaign, proven, clock());
  };
}

/**
 * Shows what became of a file where it proves something. Whoever attached it is told that it could not be copied yet, or
 * is not taken or given up, by the message of the day; what went well after that is put right there, and needs no
 * message of its own.
 */
export async function tellCopied(tx: Tx, row: EvidenceRow, now: Date): Promise<void> {
  const campaign = await findCampaignFacts(tx);
  if (!campaign) return;
  await showEvidence(tx, campaign, await provenBy(tx, row.id), now);
  if (row.state === 'copied' && row.attempts === 0) return;
  await bringDay(tx, campaign, [row.uploadedBy], () => row.state !== 'copied', now);
}
