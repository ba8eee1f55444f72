import { setTimeout as wait } from 'node:timers/promises';
import { setHeard } from '../db/campaign.ts';
import { conditionOf } from '../db/condition.ts';
import { announceBack, announceRestored } from './announce/alerts.ts';
import { findCampaignFacts, type CampaignFacts } from './campaign/facts.ts';
import type { Deps } from './deps.ts';
import { isReturning } from './restored.ts';
import { isNoticed } from './slots/downtime.ts';

export interface HearingOptions {
  deps: Deps;
  /** True while Slack can be heard. */
  isConnected: () => boolean;
  /** Hears what history shows since then; returns how many messages could not be dealt with. */
  sweep: (campaign: CampaignFacts, since: Date) => Promise<number>;
}

/** Slack's clock and ours may differ, and an event is under way for a while. */
const OVERLAP_MS = 10 * 60_000;
/** The clock's work waits so long for what was missed, so that nobody is asked for what they wrote already. */
const PATIENCE_MS = 20_000;
/** A pass is due each minute; nobody listened in between when the last is longer ago, as while the machine slept. */
const ASLEEP_MS = 3 * 60_000;
/** A message that fails as often is left; its author was told. */
const MOST_TRIES = 5;

/**
 * Remembers until when everything that people wrote was heard, and makes up for what was not: after a start, and after a
 * time without any connection. What Slack brings again meanwhile, or later, is the same message to everybody.
 */
export class Hearing {
  readonly #o: HearingOptions;
  #isBehind = true;
  #tries = 0;
  #passedAt: number | null = null;
  #catchingUp: Promise<void> | null = null;

  constructor(options: HearingOptions) {
    this.#o = options;
  }

  /** There was a time in which nothing could be heard. */
  lost(): void {
    this.#isBehind = true;
  }

  /** Called with every pass of the clock, before it asks what is due; waits for what was missed, but not for ever. */
  async pass(): Promise<void> {
    const { deps, isConnected } = this.#o;
    if (this.#hasSlept()) this.lost();
    // While nothing can be saved, nothing counts as heard, and no message is given up for having failed.
    if (!isConnected() || (await conditionOf(deps.db).look()) !== null) return;
    // What is still being caught up may fail yet, and then has to be found from where it began.
    if (!this.#isBehind && this.#catchingUp === null) {
      const campaign = await findCampaignFacts(deps.db);
      if (campaign) await setHeard(deps.db, campaign.id, deps.clock().toISOString());
      return;
    }
    this.#catchingUp ??= this.#catchUp().finally(() => {
      this.#catchingUp = null;
    });
    const patience = new AbortController();
    await Promise.race([this.#catchingUp, wait(PATIENCE_MS, undefined, { signal: patience.signal })]).finally(
      () => patience.abort(),
    );
  }

  /** Resolves when nothing is being caught up. */
  async stop(): Promise<void> {
    await this.#catchingUp;
  }

  /**
   * Whether the machine slept since the last pass. Sockets that died meanwhile count as connected for a while, and HTTP
   * mode never hears of it. A practice clock is moved by days at once, in which nobody was away: the machine's counts.
   */
  #hasSlept(): boolean {
    const now = this.#o.deps.wireClock().getTime();
    const before = this.#passedAt ?? now;
    this.#passedAt = now;
    return now - before > ASLEEP_MS;
  }

  async #catchUp(): Promise<void> {
    const { deps } = this.#o;
    const until = deps.clock();
    // Whatever is lost from now on is made up for by another turn.
    this.#isBehind = false;
    try {
      const campaign = await findCampaignFacts(deps.db);
      if (!campaign) return;
      if (campaign.heardAt) await this.#makeUp(campaign, { from: campaign.heardAt, until });
      await setHeard(deps.db, campaign.id, until.toISOString());
      this.#tries = 0;
    } catch (error) {
      this.#isBehind = true;
      deps.log.warn({ event: 'sweep.put_off', err: error });
    }
  }

  async #makeUp(campaign: CampaignFacts, down: { from: Date; until: Date }): Promise<void> {
    const { deps, sweep } = this.#o;
    // A clock that was put back is before what was heard last.
    const since = Math.min(down.from.getTime(), down.until.getTime()) - OVERLAP_MS;
    const failed = await sweep(campaign, new Date(since));
    this.#tries += 1;
    if (failed > 0 && this.#tries < MOST_TRIES) throw new Error(`${failed} messages could not be dealt with`);
    if (isReturning(campaign)) await announceRestored(deps, campaign, down);
    else if (isNoticed(campaign, down)) await announceBack(deps, campaign, down);
  }
}
