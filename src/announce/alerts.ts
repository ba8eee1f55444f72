import { addressesWaitingFor } from '../../db/unreachable.ts';
import { groupBy } from '../../db/group-by.ts';
import { missedSlots } from '../../db/slots.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { dayOf, isoLocal } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import {
  backMessage,
  missedMessage,
  restoredMessage,
  unreachableMessage,
  type Unreachable,
} from '../messages/alerts.ts';
import type { Message } from '../messages/blocks.ts';
import { officeOn } from '../tasks/steps.ts';
import { personLanguages } from './languages.ts';
import { announce, channelAddress } from './queue.ts';

/** Tells every member of the campaign office who is there, each once per key and in their language; null: nothing to tell. */
async function tellOffice(
  tx: Tx,
  campaign: CampaignFacts,
  key: string,
  messageFor: (language: Language, address: string) => Message | null,
  now: Date,
): Promise<void> {
  const languageOf = await personLanguages(tx, campaign);
  for (const personId of await officeOn(tx, dayOf(now, campaign.timezone))) {
    const address = `@${personId}`;
    const message = messageFor(languageOf(personId), address);
    if (!message) continue;
    await announce(tx, {
      key: `${campaign.id}/${key}/${address}`,
      address,
      message,
      workHours: true,
      queuedAt: now,
    });
  }
}

/** Long enough for a bot that died before it could tell. */
const TOLD_WITHIN_MS = 7 * 24 * 60 * 60_000;

/**
 * Slots that fell into downtime and were not caught up: the office is told, one message for each day on
 * which the bot noticed some. Called at every pass, so that a crash before the telling is made good.
 */
export async function announceMissed(deps: Deps, campaign: CampaignFacts, now: Date): Promise<void> {
  const since = new Date(now.getTime() - TOLD_WITHIN_MS).toISOString();
  const missed = await missedSlots(deps.db, campaign.id, since, now.toISOString());
  for (const [day, rows] of groupBy(missed, (row) => dayOf(new Date(row.recordedAt), campaign.timezone))) {
    const slots = rows.map(({ job, period, dueAt }) => ({
      job,
      period,
      at: isoLocal(new Date(dueAt), campaign.timezone),
    }));
    await transact(deps.db, (tx) =>
      tellOffice(tx, campaign, `alert.missed/${day}`, (language) => missedMessage(slots, language), now),
    );
  }
}

function grouped(waiting: readonly { address: string; code: string | null }[]): Unreachable[] {
  const kindOf = (address: string): Unreachable['kind'] => (address.startsWith('@') ? 'person' : 'channel');
  const groups = groupBy(waiting, ({ address, code }) => `${kindOf(address)}/${code}`);
  return [...groups.values()].map((rows) => ({
    kind: kindOf(rows[0]?.address ?? ''),
    code: rows[0]?.code ?? '',
    addresses: rows.map((row) => row.address),
  }));
}

/**
 * Messages wait because their channels or people cannot be reached: the office is told in one message a
 * day, which names them all. Nobody is told that they cannot be told.
 */
export function announceUnreachable(
  deps: Deps,
  campaign: CampaignFacts,
  reasons: { errors: readonly string[]; botName: string },
  now: Date,
): Promise<void> {
  const key = `alert.unreachable/${dayOf(now, campaign.timezone)}`;
  return transact(deps.db, async (tx) => {
    const waiting = await addressesWaitingFor(tx, reasons.errors);
    const messageFor = (language: Language, address: string): Message | null => {
      const others = grouped(waiting.filter((one) => one.address !== address));
      return others.length === 0 ? null : unreachableMessage(others, reasons.botName, language);
    };
    await tellOffice(tx, campaign, key, messageFor, now);
  });
}

/**
 * The bot could not be reached for a while and is back. Whose command failed meanwhile is known to nobody but
 * themselves, so one line where everybody reads tells all of them; several such times on one day are one message.
 */
export async function announceBack(
  deps: Deps,
  campaign: CampaignFacts,
  down: { from: Date; until: Date },
): Promise<void> {
  const { language, timezone, summaryChannel } = campaign;
  await transact(deps.db, (tx) =>
    announce(tx, {
      key: `${campaign.id}/alert.back/${dayOf(down.until, timezone)}`,
      address: channelAddress(summaryChannel),
      message: backMessage(down, timezone, language),
      workHours: true,
      queuedAt: down.until,
    }),
  );
}

/**
 * The database was restored from a backup: everybody reads until when it remembers, and what they have to do again.
 * Whose words were lost is known to nobody but themselves.
 */
export async function announceRestored(
  deps: Deps,
  campaign: CampaignFacts,
  forgotten: { from: Date; until: Date },
): Promise<void> {
  const { language, timezone, summaryChannel } = campaign;
  await transact(deps.db, (tx) =>
    announce(tx, {
      key: `${campaign.id}/alert.restored/${campaign.restored?.at.toISOString() ?? ''}`,
      address: channelAddress(summaryChannel),
      message: restoredMessage(forgotten, timezone, language),
      workHours: true,
      queuedAt: forgotten.until,
    }),
  );
}
