import { keysShown } from '../../db/deliveries.ts';
import { findTask } from '../../db/task-follow-up.ts';
import { tasksIn, type TaskRow } from '../../db/tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { taskCard } from '../messages/task-card.ts';
import { isResting } from '../slots/service.ts';
import { taskFacts, type TaskFacts } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import { OPEN_STATES, type TaskRole } from '../tasks/states.ts';
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

/** Whether a pass of the clock is the day's first one within working hours. */
function isFirstOfDay(campaign: CampaignFacts, now: Date): boolean {
  const { tickedAt, timezone } = campaign;
  if (isResting(campaign, now)) return false;
  if (tickedAt === null || isResting(campaign, tickedAt)) return true;
  return dayOf(tickedAt, timezone) !== dayOf(now, timezone);
}

/**
 * Brings the cards of open tasks to what time has made of them (a light that changed, a task that waits too long to be
 * acknowledged), at the first pass of each day that finds working hours. What is posted is changed where it
 * stands, so that nobody is disturbed by it.
 */
export async function refreshCards(deps: Deps, campaign: CampaignFacts, now: Date): Promise<void> {
  if (!isFirstOfDay(campaign, now)) return;
  const tasks = await tasksIn(deps.db, OPEN_STATES);
  const keyOf = (task: TaskRow): string => cardKey(campaign, { ref: refOf(task) }, task.leadId);
  const shown = await keysShown(deps.db, tasks.map(keyOf));
  for (const task of tasks) {
    if (!shown.has(keyOf(task))) continue;
    await transact(deps.db, async (tx) => {
      const current = await findTask(tx, task.id);
      if (current) await putCard(tx, campaign, await taskFacts(tx, campaign, current, now), now);
    });
  }
}
