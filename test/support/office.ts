import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '@slack/bolt';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../../commands/surface.ts';
import { TURN_MS } from '../../db/claims.ts';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import { exportAll } from '../../src/export.ts';
import { requestMixin } from '../../src/log.ts';
import { Office, type OfficeOptions } from '../../src/office.ts';
import { practiceSeed } from '../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../src/practice/server.ts';
import { socketMode } from '../../src/slack/receiver.ts';
import { campaignOf, SAMPLE } from './campaigns.ts';
import { SlackHands } from './hands.ts';
import type { OfficeRecord } from './record.ts';
import { InFlight } from './traffic.ts';

export interface OfficeSetting {
  /** Text of the campaign file; the Chinese sample when left out. */
  campaign?: string;
  /** Where the clock starts. */
  at: string;
  /** A file lets other connections in; in memory otherwise. */
  databaseUrl?: string;
  /** People whose Slack is in English. */
  english?: readonly string[];
  /** Channels that the bot was not invited to. */
  uninvited?: readonly string[];
  /** Slack's rate of one message per second; off when left out. */
  postingRate?: boolean;
  /** Takes every line that the bot logs, at the level that logs most; nothing is logged when left out. */
  log?: (line: string) => void;
}

/**
 * The clock by which a channel's second is over: it goes with the machine's where Slack counts. Elsewhere each look at
 * it is a while after the last, so that no story waits for seconds.
 */
function slackTime({ postingRate }: Pick<OfficeSetting, 'postingRate'>): () => Date {
  if (postingRate) return () => new Date();
  let at = Date.now();
  return () => new Date((at += 2 * TURN_MS));
}

/** A whole office: Slack's practice workspace, a database and the bot, in which time stands still. */
export class TestOffice extends SlackHands {
  readonly db: Db;
  readonly deps: Deps;
  bot: Office;
  /** Where copies of what people attach lie; it is made with the first of them. */
  readonly evidenceFolder = join(tmpdir(), `duban-evidence-${randomUUID()}`);
  readonly #inFlight: InFlight;

  constructor(practice: Practice, db: Db, setting: Pick<OfficeSetting, 'postingRate' | 'log'> = {}) {
    super(practice);
    const clock = (): Date => practice.clock.now();
    const log = setting.log
      ? pino({ level: 'trace', mixin: requestMixin }, { write: setting.log })
      : pino({ level: 'silent' });
    this.db = db;
    const machine = (): Date => new Date();
    const slackClock = slackTime(setting);
    this.deps = { db, clock, wireClock: machine, slackClock, newId: () => randomUUID(), log };
    this.#inFlight = new InFlight(practice);
    this.bot = this.anotherBot();
  }

  /** One more bot in the same workspace, on the same database unless another connection is given. */
  anotherBot(deps: Deps = this.deps): Office {
    const { tokens, apiUrl } = this.practice;
    const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
    // Tests renew connections that have just been made.
    return this.botOn(socketMode(slack, deps.log, 0), deps);
  }

  /** A bot that hears what this link brings it. */
  botOn(link: Pick<OfficeOptions, 'isLinked'> & { receiver: Receiver }, deps: Deps = this.deps): Office {
    const { tokens, apiUrl } = this.practice;
    const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
    const receiver = this.#inFlight.counted(link.receiver);
    const { evidenceFolder } = this;
    return new Office(deps, { slack, quarantineMs: 1_000, evidenceFolder, ...link, receiver });
  }

  /** Moves the clock, lets the bot do what is due, and waits until Slack shows it. */
  async at(instant: string): Promise<void> {
    this.practice.clock.set(new Date(instant));
    await this.bot.tick();
    await this.delivered();
  }

  /** Time passes while the bot does nothing. */
  clock(instant: string): void {
    this.practice.clock.set(new Date(instant));
  }

  /** Resolves when nothing waits to be posted and everything that people did has been dealt with. */
  async delivered(): Promise<void> {
    await this.#inFlight.settled();
    await this.bot.drain();
    await this.#inFlight.settled();
  }

  /** Resolves when the bot has dealt with everything that people did. */
  settled(): Promise<void> {
    return this.#inFlight.settled();
  }

  /** Resolves when the bot is busy with something that somebody did. */
  reached(): Promise<void> {
    return this.#inFlight.reached();
  }

  /** Stops the bot; what people do meanwhile waits in Slack. */
  async stopsBot(): Promise<void> {
    await this.bot.stop();
    this.#inFlight.forget();
  }

  /** A new process on the same database. */
  async startsBot(): Promise<void> {
    this.bot = this.anotherBot();
    await this.bot.start();
    await this.delivered();
  }

  /** The whole record. */
  async exported(): Promise<OfficeRecord> {
    return (await exportAll(this.deps)) as unknown as OfficeRecord;
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.practice.close();
    await this.db.destroy();
    rmSync(this.evidenceFolder, { recursive: true, force: true });
  }
}

/** Opens an office whose bot is at work; it closes when the test ends. */
export async function openOffice(setting: OfficeSetting): Promise<TestOffice> {
  const office = await keepOffice(setting);
  onTestFinished(() => office.close());
  return office;
}

/** Opens an office for several tests; the caller closes it. */
export async function keepOffice(setting: OfficeSetting): Promise<TestOffice> {
  const campaign = campaignOf(setting.campaign ?? SAMPLE);
  const emails = new Map(campaign.people.map(({ id, slack }) => [id, slack]));
  const seed = practiceSeed(campaign);
  const practice = await startPractice({
    seed: {
      ...seed,
      people: seed.people.map((one) => {
        const email = emails.get(one.handle) ?? '';
        const language = setting.english?.includes(one.handle) ? 'en' : one.language;
        return { ...one, language, ...(email.includes('@') ? { email } : {}) };
      }),
      channels: seed.channels.map((one) =>
        setting.uninvited?.includes(one.name) ? { ...one, botIsMember: false } : one,
      ),
    },
    startAt: new Date(setting.at),
    frozenClock: true,
    timezone: campaign.timezone,
    postingRate: setting.postingRate ?? false,
    timing: { ackWaitMs: 3_000, retryWaitsMs: [0, 50, 50] },
    commands: SLASH_COMMANDS.map((hint) => ({ ...hint })),
    scopes: BOT_SCOPES,
    events: BOT_EVENTS,
  });
  const db = connect(setting.databaseUrl ?? 'sqlite::memory:');
  await migrate(db);
  const office = new TestOffice(practice, db, setting);
  await importCampaign(office.deps, campaign);
  await office.bot.start();
  await office.delivered();
  return office;
}
