import type { App, Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { registerCommands } from '../../commands/index.ts';
import type { Db } from '../../db/connect.ts';
import { runDue } from '../../jobs/run.ts';
import { announceUnreachable } from '../../src/announce/alerts.ts';
import { heldBack } from '../../src/announce/held.ts';
import { isStale } from '../../src/announce/stale.ts';
import { refreshSummaries } from '../../src/announce/summary.ts';
import { findCampaignFacts } from '../../src/campaign/facts.ts';
import type { Deps } from '../../src/deps.ts';
import type { Json } from '../../src/practice/json.ts';
import type { Answer } from '../../src/practice/link.ts';
import type { Practice } from '../../src/practice/server.ts';
import { makeApp } from '../../src/slack/app.ts';
import { interactiveOptions } from '../../src/slack/clients.ts';
import { Directory } from '../../src/slack/directory.ts';
import { DoNotDisturb } from '../../src/slack/do-not-disturb.ts';
import { Outbox, type OutboxOptions } from '../../src/slack/outbox.ts';
import { UNREACHABLE } from '../../src/slack/verdict.ts';
import { isResting } from '../../src/slots/service.ts';
import type { MadeUpTime } from './made-up-time.ts';
import type { Life } from './mortal.ts';

/** As long as in a real office: time that is made up costs nothing. */
export const QUARANTINE_MS = 60_000;

export interface LocalBotSetting {
  practice: Practice;
  time: MadeUpTime;
  /** Everything outside, with a database and ids of this process's own. */
  deps: Deps;
  life: Life;
  fetch: typeof fetch;
  /** What is done otherwise than in the product, to see that it is noticed. */
  outbox?: Partial<OutboxOptions>;
  client?: ConstructorParameters<typeof WebClient>[1];
  receiver?: (inner: Receiver) => Receiver;
}

/** Takes what Slack delivers and hands it to Bolt, without a socket in between. */
class Ears implements Receiver {
  #app: Pick<App, 'processEvent'> | null = null;

  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app;
  }

  start(): Promise<unknown> {
    return Promise.resolve();
  }

  stop(): Promise<unknown> {
    return Promise.resolve();
  }

  /** What the bot said to it; nothing when it did not get so far. */
  async hear(body: Json, life: Life): Promise<Answer> {
    const heard: { answer: Answer } = { answer: { acked: false, reason: 'operation_timeout' } };
    const ack = async (payload?: unknown): Promise<void> => {
      life.step();
      heard.answer = { acked: true, payload };
    };
    await this.#app?.processEvent({ body, ack }).catch(() => undefined);
    return heard.answer;
  }
}

/** One process of the bot as the office composes it, with a network, a clock and an end that a test decides about. */
export class LocalBot {
  readonly life: Life;
  readonly outbox: Outbox;
  readonly #o: LocalBotSetting;
  readonly #client: WebClient;
  readonly #directory: Directory;
  #ears: Ears | null = null;
  #afterReply: Promise<void> = Promise.resolve();

  constructor(setting: LocalBotSetting) {
    const { deps, time, life } = setting;
    this.#o = setting;
    this.life = life;
    this.#client = new WebClient(setting.practice.tokens.bot, {
      ...interactiveOptions(this.#slack(), deps.log),
      timeout: 0,
      fetch: setting.fetch,
      ...setting.client,
    });
    this.#directory = new Directory(deps.db, this.#client, deps.wireClock);
    const dnd = new DoNotDisturb(this.#client, deps);
    this.outbox = new Outbox({
      ...deps,
      client: this.#client,
      directory: this.#directory,
      time,
      quarantineMs: QUARANTINE_MS,
      isResting: async () => {
        const campaign = await findCampaignFacts(deps.db);
        return campaign !== null && isResting(campaign, deps.clock());
      },
      isStale: (row) => isStale(deps.db, row, deps.clock()),
      heldBack: (waiting) => heldBack(deps.db, waiting, deps.clock(), (ids) => dnd.among(ids)),
      onUnreachable: async () => {
        const campaign = await findCampaignFacts(deps.db);
        const reasons = { errors: UNREACHABLE, botName: 'duban' };
        if (campaign) await announceUnreachable(deps, campaign, reasons, deps.clock());
      },
      ...setting.outbox,
    });
  }

  get db(): Db {
    return this.#o.deps.db;
  }

  /** One pass of the clock. Whatever happens to somebody who dies of it is no failure of the test. */
  tick(): Promise<void> {
    return this.#mortally(runDue(this.#o.deps));
  }

  /** Posts what can be posted within seconds. */
  drain(): Promise<void> {
    return this.#mortally(this.outbox.drain());
  }

  /** What Slack delivers; returns what the bot says to it. */
  async hear(body: Json): Promise<Answer> {
    const ears = (this.#ears ??= this.#listen());
    const answer = await this.#o.time.during(ears.hear(body, this.life));
    await this.#mortally(this.#afterReply);
    return answer;
  }

  async stop(): Promise<void> {
    await this.#o.time.during(this.outbox.stop());
  }

  async #mortally(work: Promise<unknown>): Promise<void> {
    await this.#o.time.during(work).catch((error: unknown) => {
      if (!this.life.isOver) throw error;
    });
  }

  #listen(): Ears {
    const { deps, practice } = this.#o;
    const { workspace } = practice;
    const ears = new Ears();
    const identity = {
      teamId: workspace.teamId,
      userId: workspace.bot.id,
      botId: workspace.botId,
      userName: 'duban',
    };
    const app = makeApp(this.#slack(), this.#o.receiver?.(ears) ?? ears, identity, deps.log, () => undefined);
    registerCommands(app, {
      deps,
      client: this.#client,
      directory: this.#directory,
      botUserId: workspace.bot.id,
      failuresTold: new Set(),
      homeChoices: new Map(),
      afterReply: () => {
        this.#afterReply = this.#afterReply
          .then(() => refreshSummaries(deps))
          .catch((error: unknown) => {
            if (!this.life.isOver) throw error;
          });
      },
    });
    return ears;
  }

  #slack(): { botToken: string; appToken: string; apiUrl: string; signingSecret: null } {
    const { tokens, apiUrl } = this.#o.practice;
    return { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
  }
}
