import type { CampaignFacts } from '../campaign/facts.ts';
import { isResting } from './service.ts';

/** Shorter absences are over before somebody wonders. */
const NOTICED_MS = 10 * 60_000;
const STEP_MS = 60_000;

/** Whether an absence took long enough of the working hours for somebody to have wanted the bot in vain. */
export function isNoticed(campaign: CampaignFacts, { from, until }: { from: Date; until: Date }): boolean {
  let awakeMs = 0;
  for (let at = from.getTime(); at < until.getTime() && awakeMs < NOTICED_MS; at += STEP_MS) {
    if (!isResting(campaign, new Date(at))) awakeMs += STEP_MS;
  }
  return awakeMs >= NOTICED_MS;
}
