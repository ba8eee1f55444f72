import { inspectorsOf, type InspectionRow } from '../../db/inspections.ts';
import { listLeadingGroup } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Circular, CircularTelling } from '../circulars/service.ts';
import type { Deps } from '../deps.ts';
import { circularMessages } from '../messages/circular.ts';
import { bringDay } from './day.ts';
import { announcePages, channelAddress } from './queue.ts';

/**
 * The channel in which a circular is posted: of a special round where the leading group reads alone; null where there is
 * no such channel, and the leaders get it directly.
 */
export function circularChannel(
  campaign: CampaignFacts,
  { kind }: Pick<InspectionRow, 'kind'>,
): string | null {
  const channel = kind === 'special' ? campaign.leadingGroupChannel : campaign.summaryChannel;
  return channel === null ? null : channelAddress(channel);
}

/** The leaders, each by direct message; the campaign office while there is none of them. */
async function leaders(db: DbOrTx): Promise<string[]> {
  const group = await listLeadingGroup(db);
  const above = group.filter((row) => row.role !== 'office');
  return (above.length > 0 ? above : group).map((row) => `@${row.personId}`);
}

/** Queues circulars in the transactions that keep them. */
export function tellsCirculars({ clock }: Pick<Deps, 'clock'>): CircularTelling {
  return async (tx, campaign, circular: Circular) => {
    const key = `${campaign.id}/circular/${circular.ref}`;
    const view = { language: campaign.language, timezone: campaign.timezone };
    const messages = circularMessages(campaign, circular, view);
    const channel = circularChannel(campaign, circular.round);
    if (channel !== null) await announcePages(tx, channel, key, messages, clock());
    for (const address of channel === null ? await leaders(tx) : [])
      await announcePages(tx, address, `${key}/${address}`, messages, clock());
    // Whoever was told today that it was to be drafted is told so no longer.
    const group = (await listLeadingGroup(tx)).map((row) => row.personId);
    const team = (await inspectorsOf(tx, circular.round.id)).map((row) => row.personId);
    await bringDay(tx, campaign, [...group, ...team], () => false, clock());
  };
}
