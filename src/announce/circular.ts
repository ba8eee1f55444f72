import type { InspectionRow } from '../../db/inspections.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Circular, CircularTelling } from '../circulars/service.ts';
import type { Deps } from '../deps.ts';
import { circularMessages } from '../messages/circular.ts';
import { announcePages, channelAddress } from './queue.ts';

/** Where a circular is posted: of a special round where the leading group reads alone, if there is such a place. */
export function circularAddress(campaign: CampaignFacts, { kind }: Pick<InspectionRow, 'kind'>): string {
  const { leadingGroupChannel, summaryChannel } = campaign;
  return channelAddress(kind === 'special' ? (leadingGroupChannel ?? summaryChannel) : summaryChannel);
}

/** Queues circulars in the transactions that keep them. */
export function tellsCirculars({ clock }: Pick<Deps, 'clock'>): CircularTelling {
  return async (tx, campaign, circular: Circular) => {
    const key = `${campaign.id}/circular/${circular.ref}`;
    const view = { language: campaign.language, timezone: campaign.timezone };
    const messages = circularMessages(campaign, circular, view);
    await announcePages(tx, circularAddress(campaign, circular.round), key, messages, clock());
  };
}
