import type { CommandHint } from './contract.ts';
import type { InstalledApp } from './grant.ts';
import type { LinkTiming } from './link.ts';
import type { Resetting, Samples } from './reset.ts';
import type { HttpDelivery } from './signed-post.ts';
import type { Rhythm } from './time-machine.ts';
import type { Tokens } from './web-api.ts';
import type { WorkspaceSeed } from './workspace.ts';

/** What a practice workspace is started with. */
export interface PracticeOptions extends InstalledApp {
  seed: WorkspaceSeed;
  /** 0 or left out: any free port. */
  port?: number;
  /** SQLite file that keeps the workspace over a restart; without it everything is in memory. */
  storePath?: string;
  /** Where the practice clock starts in a new workspace; the real time when left out. */
  startAt?: Date;
  /** The practice clock stands still until it is moved. */
  frozenClock?: boolean;
  /** For a seed without one: zone of the people and of the clock shown; the machine's own when left out. */
  timezone?: string;
  /** Slack's one message per second and channel; on unless switched off. */
  postingRate?: boolean;
  tokens?: Partial<Tokens>;
  timing?: Partial<LinkTiming>;
  /** HTTP mode instead of Socket Mode. */
  http?: HttpDelivery;
  /** What the page completes, and unless `anyCommand` is set, all that is taken. */
  commands?: CommandHint[];
  /** Every slash command goes to the bot: what an unknown app registered, nobody here can know. */
  anyCommand?: boolean;
  rhythm?: Rhythm;
  /** The offices to choose from at a reset; a store that was filled from another one is emptied first. */
  samples?: Samples;
  /** Does what belongs to a reset around the workspace itself, so that the bot can forget as well. */
  onReset?: Resetting;
  /** Real time in milliseconds, for triggers, response URLs and rates; tests may move it. */
  realNow?: () => number;
}
