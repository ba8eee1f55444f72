import { transact } from '../../db/transact.ts';
import { staleWeeks, takeStaleSummary } from '../../db/weeks.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { weekProgress } from '../weeks/progress.ts';
import { announceAnswers } from './answers.ts';
import { announceSummary, summaryExists } from './week.ts';

/**
 * Brings what was posted of a week up to date with replies that came after it: the mark on the message
 * that asked, and the summary once it is written. Called after each reply and at every tick, so that a
 * crash in between is made good.
 */
export async function refreshSummaries(deps: Deps): Promise<void> {
  for (const period of await staleWeeks(deps.db)) {
    await transact(deps.db, async (tx) => {
      const campaign = await findCampaignFacts(tx);
      if (!campaign || !(await takeStaleSummary(tx, period))) return;
      const now = deps.clock();
      const progress = await weekProgress(tx, campaign, period, now);
      await announceAnswers(tx, campaign, progress, now);
      if (await summaryExists(tx, campaign, period)) await announceSummary(tx, campaign, progress, now);
    });
  }
}
