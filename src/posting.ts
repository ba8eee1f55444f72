import { announceUnreachable } from './announce/alerts.ts';
import { heldBack } from './announce/held.ts';
import { isStale } from './announce/stale.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import type { Deps } from './deps.ts';
import { forgottenSince } from './restored.ts';
import type { SlackClients } from './slack/clients.ts';
import type { Directory } from './slack/directory.ts';
import { DoNotDisturb } from './slack/do-not-disturb.ts';
import { Outbox, type OutboxOptions } from './slack/outbox.ts';
import { machineTime } from './slack/passing-time.ts';
import { UNREACHABLE } from './slack/verdict.ts';
import { isResting } from './slots/service.ts';

/** What the posting of an office works with. */
export interface PostingParts extends Required<Pick<OutboxOptions, 'took' | 'quarantineMs'>> {
  clients: SlackClients;
  directory: Directory;
  /** What the bot is called in its workspace, as far as that is known. */
  botName: () => string;
}

/**
 * The outbox of an office: it keeps the campaign's quiet hours and people's Do Not Disturb, lets go of what has no more
 * point, and tells the office of channels that cannot be reached.
 */
export function officeOutbox(deps: Deps, parts: PostingParts): Outbox {
  const { db, clock, wireClock, slackClock, log } = deps;
  const { clients, directory, botName, quarantineMs, took } = parts;
  const dnd = new DoNotDisturb(clients.outbox, deps);
  return new Outbox({
    db,
    client: clients.outbox,
    directory,
    clock,
    wireClock,
    slackClock,
    time: machineTime,
    log,
    took,
    quarantineMs,
    isResting: async () => {
      const campaign = await findCampaignFacts(db);
      return campaign !== null && isResting(campaign, clock());
    },
    forgottenSince: async () => forgottenSince(await findCampaignFacts(db), wireClock()),
    isStale: (row) => isStale(db, row, clock()),
    heldBack: (waiting) => heldBack(db, waiting, clock(), (ids) => dnd.among(ids)),
    onUnreachable: async () => {
      const campaign = await findCampaignFacts(db);
      if (campaign)
        await announceUnreachable(deps, campaign, { errors: UNREACHABLE, botName: botName() }, clock());
    },
  });
}
