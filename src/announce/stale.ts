import type { DeliveryRow } from '../../db/deliveries.ts';
import { findWeek, newestWeek, promptsOf } from '../../db/weeks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import { dayWithin, isSettled } from '../messages/day.ts';
import { currentReply } from '../replies/rules.ts';
import { submissions } from '../replies/submissions.ts';

/**
 * True when there is no more point in a message that still waits to be posted: it asks for a week after
 * which another one was deployed, or it reminds sections that have all replied, or of what is dealt with, or
 * of a time or a day that is over.
 */
export async function isStale(
  db: DbOrTx,
  delivery: Pick<DeliveryRow, 'key' | 'blocks'>,
  now: Date,
): Promise<boolean> {
  const day = dayWithin(delivery);
  if (day !== null && isSettled(delivery)) return true;
  const campaign = day === null ? null : await findCampaignFacts(db);
  if (day !== null && campaign && dayOf(now, campaign.timezone) <= day) return false;
  const asked = await promptsOf(db, delivery.key);
  const [first] = asked;
  if (!first) return day !== null;
  if ((await newestWeek(db))?.period !== first.period) return true;
  if (first.kind === 'deploy') return false;
  const week = await findWeek(db, first.period);
  if (!week || now.toISOString() >= week.dueAt) return true;
  for (const { sectionId } of asked) {
    if (currentReply(await submissions(db, first.period, sectionId)) === null) return false;
  }
  return true;
}
