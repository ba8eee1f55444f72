import { forgetPractice } from '../db/forget.ts';
import { importCampaign } from './campaign/service.ts';
import type { Cli } from './cli/context.ts';
import type { Deps } from './deps.ts';
import { Office } from './office.ts';
import { PRACTICE_TEAM } from './team.ts';
import { ResetRefused, type Resetting } from './practice/reset.ts';
import type { Practice } from './practice/server.ts';
import { readAgain } from './samples.ts';
import { socketMode } from './slack/receiver.ts';
import { furnishing } from './workspace.ts';

/** The bot of a rehearsal: a reset of the practice workspace stops it, has it forget everything, and starts it anew. */
export class RehearsingBot {
  readonly #cli: Cli;
  readonly #deps: Deps;
  readonly #practice: Practice;
  #sample: string;
  #office: Office;
  #resetting: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(cli: Cli, deps: Deps, practice: Practice, sample: string) {
    this.#cli = cli;
    this.#deps = deps;
    this.#practice = practice;
    this.#sample = sample;
    this.#office = this.#newOffice();
  }

  /** The office that is running now. */
  get office(): Office {
    return this.#office;
  }

  start(): Promise<void> {
    return this.#office.start();
  }

  /** Ends the office, and a reset that is under way without a new one. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#office.stop();
    await this.#resetting.catch(() => undefined);
    // The reset may have got as far as a new office.
    await this.#office.stop();
  }

  /** A fresh office: the named sample's, or the same one again. A faulty campaign file changes nothing. */
  reset(sample: string | undefined, refill: Parameters<Resetting>[1]): Promise<void> {
    this.#resetting = this.#reset(sample, refill);
    return this.#resetting;
  }

  async #reset(sample: string | undefined, refill: Parameters<Resetting>[1]): Promise<void> {
    if (this.#stopped) throw new ResetRefused('stopping', this.#cli.words('cli.stopping'));
    const wanted = sample ?? this.#sample;
    const campaign = readAgain(this.#cli, wanted);
    // Nothing that it still has in its hands may get into the new office.
    await this.#office.stop();
    try {
      await forgetPractice(this.#deps.db, PRACTICE_TEAM);
      refill(furnishing(campaign, this.#cli.clock()));
      await importCampaign(this.#deps, campaign);
      this.#sample = wanted;
    } finally {
      if (!this.#stopped) await this.#startAnew();
    }
  }

  async #startAnew(): Promise<void> {
    this.#office = this.#newOffice();
    await this.#office.start();
  }

  #newOffice(): Office {
    const { tokens, apiUrl } = this.#practice;
    const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
    const { quarantineMs, evidenceFolder } = this.#cli.config;
    const link = socketMode({ ...slack, appToken: tokens.app }, this.#deps.log);
    return new Office(this.#deps, { slack, quarantineMs, evidenceFolder, ...link });
  }
}
