import { transact } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { weekProgress } from '../weeks/progress.ts';
import { announceProgress } from './week.ts';

/**
 * Queues where a week stands right now for the summary channel, read and written in one transaction.
 * `id` makes each posting a message of its own; the same one again brings the first up to date.
 */
export function postProgress(deps: Deps, campaign: CampaignFacts, period: string, id: string): Promise<void> {
  const now = deps.clock();
  return transact(deps.db, async (tx) => {
    await announceProgress(tx, campaign, await weekProgress(tx, campaign, period, now), id, now);
  });
}
