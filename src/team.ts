import { setTeam } from '../db/campaign.ts';
import type { DbOrTx } from '../db/transact.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import { StartupError } from './startup.ts';

/** The team id of every practice workspace. */
export const PRACTICE_TEAM = 'T0PRACTICE';

/**
 * A database serves one workspace: its people and messages have ids of that one. A rehearsal's must never post to a
 * real workspace, nor a real one be rehearsed with.
 */
export async function rememberTeam(db: DbOrTx, team: string): Promise<void> {
  const campaign = await findCampaignFacts(db);
  if (!campaign || campaign.team === team) return;
  if (campaign.team !== null) {
    const isMixed = campaign.team === PRACTICE_TEAM || team === PRACTICE_TEAM;
    const code = isMixed ? 'practice_database' : 'other_workspace';
    throw new StartupError({ code, team: campaign.team });
  }
  await setTeam(db, campaign.id, team);
}
