import { forgetPractice } from '../db/forget.ts';
import { importCampaign } from './campaign/service.ts';
import type { Cli } from './cli/context.ts';
import type { Deps } from './deps.ts';
import { Office, PRACTICE_TEAM } from './office.ts';
import type { Resetting } from './practice/reset.ts';
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
  #started: Promise<void> = Promise.resolve();

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
    this.#started = this.#office.start();
    return this.#started;
  }

  stop(): Promise<void> {
    return this.#office.stop();
  }

  /** A fresh office: the named sample's, or the same one again. A faulty campaign file changes nothing. */
  async reset(sample: string | undefined, refill: Parameters<Resetting>[1]): Promise<void> {
    const wanted = sample ?? this.#sample;
    const campaign = readAgain(this.#cli, wanted);
    await this.#started.catch(() => undefined);
    // Nothing that it still has in its hands may get into the new office.
    await this.#office.stop();
    try {
      await forgetPractice(this.#deps.db, PRACTICE_TEAM);
      refill(furnishing(campaign, this.#cli.clock()));
      await importCampaign(this.#deps, campaign);
      this.#sample = wanted;
    } finally {
      this.#office = this.#newOffice();
      await this.start();
    }
  }

  #newOffice(): Office {
    const { tokens, apiUrl } = this.#practice;
    const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
    const { quarantineMs } = this.#cli.config;
    const link = socketMode({ ...slack, appToken: tokens.app }, this.#deps.log);
    return new Office(this.#deps, { slack, quarantineMs, ...link });
  }
}
