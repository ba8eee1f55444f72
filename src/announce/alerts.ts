import { listLeadingGroup } from '../../db/people.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { missedMessage, unreachableMessage } from '../messages/alerts.ts';
import type { Message } from '../messages/blocks.ts';
import { personLanguages } from './languages.ts';
import { announce } from './queue.ts';

/** Tells every member of the campaign office, each once per key and in their language. */
async function tellOffice(
  tx: Tx,
  campaign: CampaignFacts,
  key: string,
  messageIn: (language: Language) => Message,
  now: Date,
  except: string | null = null,
): Promise<void> {
  const office = (await listLeadingGroup(tx)).filter((row) => row.role === 'office');
  const languageOf = await personLanguages(tx, campaign);
  for (const { personId } of office) {
    const address = `@${personId}`;
    if (address === except) continue;
    await announce(tx, {
      key: `${campaign.id}/${key}/${address}`,
      address,
      message: messageIn(languageOf(personId)),
      workHours: true,
      queuedAt: now,
    });
  }
}

/** Slots that fell into downtime and were not caught up: the office is told, nothing is silent. */
export function announceMissed(
  deps: Deps,
  campaign: CampaignFacts,
  missed: readonly { job: string; period: string; at: string }[],
  now: Date,
): Promise<void> {
  const newest = missed.at(-1);
  const key = `alert.missed/${newest?.job ?? ''}/${newest?.period ?? ''}`;
  return transact(deps.db, (tx) =>
    tellOffice(tx, campaign, key, (language) => missedMessage(missed, language), now),
  );
}

/** A message waits because its channel or person cannot be reached: the office is told once a day. */
export function announceUnreachable(
  deps: Deps,
  campaign: CampaignFacts,
  waiting: { address: string; code: string; botName: string },
  now: Date,
): Promise<void> {
  const key = `alert.unreachable/${waiting.address}/${dayOf(now, campaign.timezone)}`;
  const message = (language: Language): Message => unreachableMessage(waiting, language);
  return transact(deps.db, (tx) => tellOffice(tx, campaign, key, message, now, waiting.address));
}
