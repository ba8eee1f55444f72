import { groupBy } from '../../db/group-by.ts';
import { headsPosted, keptMessages, type KeptMessage } from '../../db/heard.ts';
import { listFindings } from '../../db/rectifications.ts';
import { listTasks } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { asTaskState } from '../rectifications/states.ts';
import { refOf } from '../tasks/ref.ts';
import { isOpenState } from '../tasks/states.ts';
import { cardKey } from './cards.ts';
import { rectificationCardKey } from './rectifications.ts';

/**
 * The messages under which somebody may say something that counts: all that were posted since then, and the cards of
 * what is still open, however old. By channel, each by its ts.
 */
export async function threadsToHear(
  db: DbOrTx,
  campaign: CampaignFacts,
  since: Date,
): Promise<Map<string, string[]>> {
  const tasks = (await listTasks(db)).filter((task) => isOpenState(task.state));
  const open = (await listFindings(db)).filter(({ rectification }) =>
    isOpenState(asTaskState(rectification.state)),
  );
  const keys = [
    ...tasks.map((task) => cardKey(campaign, { ref: refOf(task) }, task.leadId)),
    ...open.map(({ finding, rectification }) =>
      rectificationCardKey(campaign, rectificationRef(rectification), finding.sectionId),
    ),
  ];
  const heads = groupBy(await headsPosted(db, since.toISOString(), keys), ({ channel }) => channel);
  return new Map([...heads].map(([channel, inChannel]) => [channel, inChannel.map(({ ts }) => ts)]));
}

/** Messages of a channel, from a ts on, to which something on record goes back that would be taken back without them. */
export function onRecord(db: DbOrTx, channel: string, fromTs: string): Promise<KeptMessage[]> {
  return keptMessages(db, channel, fromTs);
}
