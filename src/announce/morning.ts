import { keysShown } from '../../db/deliveries.ts';
import { findingsIn } from '../../db/rectifications.ts';
import { findTask } from '../../db/task-follow-up.ts';
import { tasksIn, type TaskRow } from '../../db/tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { OPEN_RECTIFICATIONS } from '../rectifications/states.ts';
import { isResting } from '../slots/service.ts';
import { taskFacts } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import { OPEN_STATES } from '../tasks/states.ts';
import { cardKey, putCard } from './cards.ts';
import { bringRectificationCard, rectificationCardKey } from './rectifications.ts';

/** A card that may be posted, and how it is made anew. */
interface Card {
  key: string;
  bring: (tx: Tx) => Promise<void>;
}

/** Whether a pass of the clock is the day's first one within working hours. */
function isFirstOfDay(campaign: CampaignFacts, now: Date): boolean {
  const { tickedAt, timezone } = campaign;
  if (isResting(campaign, now)) return false;
  if (tickedAt === null || isResting(campaign, tickedAt)) return true;
  return dayOf(tickedAt, timezone) !== dayOf(now, timezone);
}

async function taskCards(deps: Deps, campaign: CampaignFacts, now: Date): Promise<Card[]> {
  const tasks = await tasksIn(deps.db, OPEN_STATES);
  return tasks.map((task: TaskRow) => ({
    key: cardKey(campaign, { ref: refOf(task) }, task.leadId),
    bring: async (tx) => {
      const current = await findTask(tx, task.id);
      if (current) await putCard(tx, campaign, await taskFacts(tx, campaign, current, now), now);
    },
  }));
}

async function rectificationCards(deps: Deps, campaign: CampaignFacts, now: Date): Promise<Card[]> {
  const open = await findingsIn(deps.db, OPEN_RECTIFICATIONS);
  return open.map(({ finding, rectification }) => ({
    key: rectificationCardKey(campaign, rectificationRef(rectification), finding.sectionId),
    bring: (tx) => bringRectificationCard(tx, campaign, rectification.id, now),
  }));
}

/**
 * Brings the cards of open tasks and rectifications to what time has made of them (a light that changed, a task that waits
 * too long to be acknowledged), at the first pass of each day that finds working hours. What is posted is changed where it
 * stands, so that nobody is disturbed by it.
 */
export async function refreshCards(deps: Deps, campaign: CampaignFacts, now: Date): Promise<void> {
  if (!isFirstOfDay(campaign, now)) return;
  const cards = [
    ...(await taskCards(deps, campaign, now)),
    ...(await rectificationCards(deps, campaign, now)),
  ];
  const keys = cards.map(({ key }) => key);
  const shown = await keysShown(deps.db, keys);
  for (const { key, bring } of cards) if (shown.has(key)) await transact(deps.db, bring);
}
