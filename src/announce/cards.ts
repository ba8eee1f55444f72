import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { taskCard } from '../messages/task-card.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import type { TaskRole } from '../tasks/states.ts';
import { announce, channelAddress } from './queue.ts';

/** A card in a section's channel has the buttons of the section; whoever presses one is asked who they are. */
const SECTION_ROLES: ReadonlySet<TaskRole> = new Set(['head', 'handler']);

/** By which key a task's card in the channel of a section is known. */
export function cardKey(campaign: CampaignFacts, { ref }: Pick<TaskFacts, 'ref'>, sectionId: string): string {
  return `${campaign.id}/task/${ref}/${sectionId}`;
}

/**
 * Posts a task's card in its section's channel, or brings the posted one up to date. A section without a channel
 * is told by the day's messages of its people, which open the card.
 */
export async function putCard(tx: Tx, campaign: CampaignFacts, facts: TaskFacts, now: Date): Promise<void> {
  const { channel } = facts.section;
  if (channel === null) return;
  const { language, timezone } = campaign;
  const message = taskCard(facts, { language, timezone, roles: SECTION_ROLES, personId: '' });
  const address = channelAddress(channel);
  const key = cardKey(campaign, facts, facts.section.id);
  await announce(tx, { key, address, message, workHours: true, queuedAt: now });
}
