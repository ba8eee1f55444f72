import type { CampaignFacts } from './campaign/facts.ts';

/**
 * So long after a restore a message is looked for before it is posted: a month's round may be called, or a task added,
 * once more under a number that Slack has seen.
 */
const LOOKED_FOR_MS = 31 * 24 * 60 * 60_000;

/** Since when Slack may show messages of which the database does not know; null when there are none such. */
export function forgottenSince(campaign: CampaignFacts | null, wireNow: Date): Date | null {
  const restored = campaign?.restored ?? null;
  return restored !== null && wireNow.getTime() - restored.at.getTime() < LOOKED_FOR_MS
    ? restored.from
    : null;
}

/** Whether a restored database has still to learn what was posted and written since its backup was made. */
export function isReturning({ restored, heardAt }: CampaignFacts): boolean {
  return restored !== null && (heardAt === null || heardAt <= restored.from);
}
