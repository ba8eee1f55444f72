import type { Waiting } from '../../db/deliveries.ts';
import { peopleByIds } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { promptsOf } from '../../db/weeks.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import { dailyDueAt } from '../slots/daily.ts';
import { dayOfKey } from './day.ts';

/**
 * The keys of messages of a day that have to wait: until their time of the day has come, and while their
 * reader is in Do Not Disturb, which `resting` tells of Slack user ids. What the week asks waits for neither.
 */
export async function heldBack(
  db: DbOrTx,
  waiting: readonly Waiting[],
  now: Date,
  resting: (slackUserIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Set<string>> {
  const held = new Set<string>();
  const ready = new Map<string, string>();
  for (const { key, address, ts } of waiting) {
    const day = ts === null ? dayOfKey(key) : null;
    if (day === null || (await promptsOf(db, key)).length > 0) continue;
    const campaign = await findCampaignFacts(db);
    const dueAt = campaign && dailyDueAt(campaign, day);
    if (dueAt && now < dueAt) held.add(key);
    else ready.set(address.slice(1), key);
  }
  const people = await peopleByIds(db, [...ready.keys()]);
  const ids = people.flatMap(({ slackUserId }) => (slackUserId === null ? [] : [slackUserId]));
  const asleep = ids.length === 0 ? new Set<string>() : await resting(ids);
  for (const { id, slackUserId } of people) {
    const key = ready.get(id);
    if (key !== undefined && slackUserId !== null && asleep.has(slackUserId)) held.add(key);
  }
  return held;
}
