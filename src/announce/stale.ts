import { findWeek, newestWeek, promptsOf } from '../../db/weeks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { currentReply } from '../replies/rules.ts';
import { submissions } from '../replies/submissions.ts';

/**
 * True when there is no more point in a message that still waits to be posted: it asks for a week after
 * which another one was deployed, or it reminds sections that have all replied, or of a time that is over.
 */
export async function isStale(db: DbOrTx, deliveryKey: string, now: Date): Promise<boolean> {
  const asked = await promptsOf(db, deliveryKey);
  const [first] = asked;
  if (!first) return false;
  if ((await newestWeek(db))?.period !== first.period) return true;
  if (first.kind === 'deploy') return false;
  const week = await findWeek(db, first.period);
  if (!week || now.toISOString() >= week.dueAt) return true;
  for (const { sectionId } of asked) {
    if (currentReply(await submissions(db, first.period, sectionId)) === null) return false;
  }
  return true;
}
