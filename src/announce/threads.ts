import { deliveryAt } from '../../db/deliveries.ts';
import { newestWeek } from '../../db/weeks.ts';
import type { DbOrTx } from '../../db/transact.ts';

/** What the message at the head of a thread shows: the card of a task or a rectification, the notice of a round, or where a week stands. */
export type Thread =
  | { kind: 'card'; ref: string }
  | { kind: 'rectification'; ref: string }
  | { kind: 'notice'; ref: string; sectionId: string }
  | { kind: 'week'; period: string };

/** What a thread of the bot's is about; null for any other thread, and outside of threads. */
export async function threadAt(
  db: DbOrTx,
  channel: string,
  threadTs: string | undefined,
): Promise<Thread | null> {
  const delivery = threadTs === undefined ? undefined : await deliveryAt(db, channel, threadTs);
  const [, noun = '', name = '', of = ''] =
    /^[^/]+\/([^/]+)\/([^/]+)(?:\/([^/]+))?/.exec(delivery?.key ?? '') ?? [];
  switch (noun) {
    case 'task':
      return { kind: 'card', ref: name };
    case 'inspection':
      return { kind: 'notice', ref: name, sectionId: of };
    case 'rectification':
      return { kind: 'rectification', ref: name };
    case 'weekly.plan':
    case 'weekly.summary':
      return { kind: 'week', period: name };
    case 'progress': {
      const week = await newestWeek(db);
      return week ? { kind: 'week', period: week.period } : null;
    }
    default:
      return null;
  }
}
