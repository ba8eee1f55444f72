import { transact } from '../../db/transact.ts';
import { staleWeeks, takeStaleSummary } from '../../db/weeks.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { weekProgress } from '../weeks/progress.ts';
import { announceSummary, summaryExists } from './week.ts';

/**
 * Brings written summaries up to date with replies that came after them. Called after each reply and at
 * every tick, so that a crash in between is made good.
 */
export async function refreshSummaries(deps: Deps): Promise<void> {
  for (const period of await staleWeeks(deps.db)) {
    await transact(deps.db, async (tx) => {
      const campaign = await findCampaignFacts(tx);
      if (!campaign || !(await takeStaleSummary(tx, period))) return;
      if (!(await summaryExists(tx, campaign, period))) return;
      const now = deps.clock();
      await announceSummary(tx, campaign, await weekProgress(tx, campaign, period, now), now);
    });
  }
}
