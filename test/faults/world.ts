import type { KyselyPlugin } from 'kysely';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../../commands/surface.ts';
import { connect, type Db } from '../../db/connect.ts';
import { listDeliveries } from '../../db/deliveries.ts';
import { migrate } from '../../db/migrate.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Campaign } from '../../src/campaign/campaign.ts';
import type { Deps } from '../../src/deps.ts';
import type { Json } from '../../src/practice/json.ts';
import type { Answer } from '../../src/practice/link.ts';
import { practiceSeed } from '../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../src/practice/server.ts';
import { invariants, type Broken, type Remains, type Said } from './invariants.ts';
import { LIES, methodOf, type Lie } from './lies.ts';
import { LocalBot, QUARANTINE_MS, type LocalBotSetting } from './local-bot.ts';
import { MadeUpTime } from './made-up-time.ts';
import { Life, NEVER } from './mortal.ts';

/** What goes wrong for one process. */
export interface Fate {
  /** At which of its steps it dies. */
  diesAt?: number;
  /** Decides what the network does to a call; honest when left out. */
  lie?: (method: string) => Lie;
  /** How much later than the bot hears of it a late call is accepted. */
  lateMs?: number;
  /** The database as this process reaches it. */
  db?: (db: Db) => Db;
  /** What it does otherwise than the product. */
  otherwise?: Pick<LocalBotSetting, 'outbox' | 'client' | 'receiver'>;
}

/** Later than the first look into history, and before the second. */
const LATE_MS = QUARANTINE_MS + 20_000;

/** An event that waits for a bot that acknowledges it. */
interface Waiting {
  body: Json;
  attempts: number;
}

/** Slack, a database and bots that come and go, in one process and in time that is made up. */
export class World {
  readonly time: MadeUpTime;
  readonly practice: Practice;
  readonly db: Db;
  readonly said: Said[] = [];
  /** Events that nobody has acknowledged yet, oldest first. */
  events: Waiting[] = [];
  /** The bot that commands and forms go to. */
  bot: LocalBot | null = null;
  /** Everything that was delivered, each time. */
  readonly heard: Json[] = [];
  /** Answers "too fast" that no lie made up. */
  tooFast = 0;
  readonly #stirring: KyselyPlugin = {
    transformQuery: ({ node }) => {
      this.time.stir();
      return node;
    },
    transformResult: async ({ result }) => {
      this.time.stir();
      return result;
    },
  };
  #line: Promise<unknown> = Promise.resolve();
  #ids = 0;

  constructor(time: MadeUpTime, practice: Practice, db: Db) {
    this.time = time;
    this.practice = practice;
    this.db = db;
    practice.clock.now = () => time.now();
    practice.socket.connected = () => this.bot !== null;
    practice.socket.event = (body) => void this.events.push({ body, attempts: 0 });
    practice.socket.request = (_kind, body) => this.#deliver(body);
  }

  /** A process of the bot; it takes commands and forms from now on. */
  starts(fate: Fate = {}): LocalBot {
    const life = new Life(fate.diesAt ?? NEVER);
    const deps = this.deps(life.database((fate.db?.(this.db) ?? this.db).withPlugin(this.#stirring)));
    const network = this.#network(fate);
    const { practice, time } = this;
    this.bot = new LocalBot({ practice, time, deps, life, fetch: life.network(network), ...fate.otherwise });
    return this.bot;
  }

  deps(db: Db = this.db): Deps {
    const { time } = this;
    return {
      db,
      clock: () => time.machine(),
      wireClock: () => time.machine(),
      slackClock: () => time.now(),
      newId: () => `id-${String((this.#ids += 1)).padStart(8, '0')}`,
      log: pino({ level: 'silent' }),
    };
  }

  /** The process is gone; what it had under way comes to nothing. */
  async ends(): Promise<void> {
    await this.bot?.stop();
    this.bot = null;
  }

  /** Delivers what waits, each once; what is not acknowledged waits on. */
  async delivers(): Promise<void> {
    const waiting = this.events;
    this.events = [];
    const left: Waiting[] = [];
    for (const event of waiting) {
      const answer = await this.#deliver(event.body);
      if (!answer.acked) left.push({ ...event, attempts: event.attempts + 1 });
    }
    this.events = [...left, ...this.events];
  }

  /** A process that nothing happens to finishes what others left. */
  async peace(): Promise<void> {
    await this.ends();
    const bot = this.starts();
    for (let rounds = 0; rounds < 20; rounds += 1) {
      await bot.tick();
      await this.delivers();
      await bot.drain();
      if (this.events.length === 0 && !(await this.#isUnfinished())) break;
      await this.time.pass(QUARANTINE_MS);
    }
  }

  async broken(more: Partial<Remains> = {}): Promise<Broken> {
    const { db, said, tooFast } = this;
    return invariants({ db, workspace: this.practice.workspace, said, tooFast, ...more });
  }

  async close(): Promise<void> {
    await this.ends();
    await this.practice.close();
    await this.db.destroy();
  }

  async #deliver(body: Json): Promise<Answer> {
    if (!this.bot) return { acked: false, reason: 'dispatch_failed' };
    this.heard.push(body);
    return this.bot.hear(body);
  }

  async #isUnfinished(): Promise<boolean> {
    const rows = await listDeliveries(this.db);
    return rows.some(
      ({ state, workHours }) => state === 'sending' || (state === 'queued' && workHours === 0),
    );
  }

  /** One call after the other, so that the same seed has the same story. */
  #network({ lie = () => 'none', lateMs = LATE_MS }: Fate): typeof fetch {
    const { time } = this;
    return (input, init) => {
      const method = methodOf(input);
      const call = (): Promise<Response> =>
        time.holding(() => {
          const answered = this.#line.then(() => this.#call(input, init));
          this.#line = answered.catch(() => undefined);
          return answered;
        });
      return LIES[lie(method)]({ call, time, lateMs });
    };
  }

  async #call(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const response = await fetch(input, { ...init, signal: null });
    if (response.status === 429) this.tooFast += 1;
    const { status, headers } = response;
    return new Response(await response.text(), {
      status,
      headers: {
        'content-type': headers.get('content-type') ?? '',
        ...(status === 429 ? { 'retry-after': headers.get('retry-after') ?? '1' } : {}),
      },
    });
  }
}

/** Longer than a database server on this machine takes to answer. */
const SERVER_MS = 3;

export interface WorldSetting {
  campaign: Campaign;
  at: string;
  databaseUrl?: string;
}

/** Opens a world in which the campaign has been imported; it closes when the test ends. */
export async function openWorld({ campaign, at, databaseUrl }: WorldSetting): Promise<World> {
  const isFile = databaseUrl === undefined || databaseUrl.startsWith('sqlite:');
  const time = new MadeUpTime(new Date(at), isFile ? 0 : SERVER_MS);
  const practice = await startPractice({
    seed: practiceSeed(campaign),
    startAt: new Date(at),
    frozenClock: true,
    timezone: campaign.timezone,
    realNow: () => time.now().getTime(),
    commands: SLASH_COMMANDS.map((hint) => ({ ...hint })),
    scopes: BOT_SCOPES,
    events: BOT_EVENTS,
  });
  const db = connect(databaseUrl ?? 'sqlite::memory:');
  await migrate(db);
  const world = new World(time, practice, db);
  onTestFinished(() => world.close());
  await importCampaign(world.deps(), campaign);
  return world;
}
