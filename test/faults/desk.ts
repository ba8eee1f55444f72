import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type { TestContext } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { findDelivery, listDeliveries, putDelivery, type DeliveryRow } from '../../db/deliveries.ts';
import { migrate } from '../../db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import { practiceSeed, rehearsable } from '../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../src/practice/server.ts';
import { makeClients } from '../../src/slack/clients.ts';
import { Directory } from '../../src/slack/directory.ts';
import { Outbox, type OutboxOptions } from '../../src/slack/outbox.ts';
import { machineTime } from '../../src/slack/passing-time.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';

/** Short, so that a test lives through several of them, and long for a machine that has other things to do. */
export const QUARANTINE_MS = 600;

export interface Writing {
  address?: string;
  threadKey?: string;
  text?: string;
  blocks?: unknown;
  workHours?: boolean;
}

/** A desk from which messages go out: a workspace that may go wrong, a database, and an outbox. */
export class Desk {
  readonly practice: Practice;
  readonly db: Db;
  readonly outbox: Outbox;
  /** How often the office would have been told of unreachable places. */
  alerts = 0;
  resting = false;
  readonly #outboxes: Outbox[] = [];

  constructor(practice: Practice, db: Db) {
    this.practice = practice;
    this.db = db;
    this.outbox = this.another();
  }

  /** One more outbox on the same database, as another process would have it. */
  another(options: Partial<OutboxOptions> = {}): Outbox {
    const { tokens, apiUrl } = this.practice;
    const log = pino({ level: 'silent' });
    const slack = { botToken: tokens.bot, appToken: null, apiUrl, signingSecret: null };
    const clients = makeClients(slack, log, QUARANTINE_MS);
    const wireClock = (): Date => new Date();
    const outbox = new Outbox({
      db: this.db,
      client: clients.outbox,
      directory: new Directory(this.db, clients.interactive, wireClock),
      clock: wireClock,
      wireClock,
      slackClock: wireClock,
      time: machineTime,
      log,
      quarantineMs: QUARANTINE_MS,
      isResting: async () => this.resting,
      heldBack: async () => new Set(),
      isStale: async () => false,
      onUnreachable: async () => {
        this.alerts += 1;
      },
      ...options,
    });
    this.#outboxes.push(outbox);
    return outbox;
  }

  /** Queues messages, or brings queued ones up to date. */
  async put(keys: readonly string[], writing: Writing = {}): Promise<void> {
    const { address = '#ke-zonghe', threadKey = null, text, blocks, workHours } = writing;
    for (const key of keys) {
      const content = { text: text ?? key, blocks: blocks === undefined ? null : JSON.stringify(blocks) };
      const flags = { address, threadKey, workHours: workHours === true ? 1 : 0 } as const;
      await putDelivery(this.db, { key, request: null, ...flags, ...content }, new Date().toISOString());
    }
  }

  /** What the workspace shows by our keys, oldest first. */
  shown(): MessageRecord[] {
    const { messages, botId } = this.practice.workspace;
    return messages.all().filter((one) => one.botId === botId && one.metadata !== undefined);
  }

  keys(): string[] {
    return this.shown().map(({ metadata }) => {
      const payload: unknown = metadata?.['event_payload'];
      return typeof payload === 'object' && payload !== null ? String(Reflect.get(payload, 'key')) : '';
    });
  }

  async states(): Promise<string[]> {
    return (await listDeliveries(this.db)).map(({ key, state }) => `${key} ${state}`);
  }

  async row(key: string): Promise<DeliveryRow> {
    const row = await findDelivery(this.db, key);
    if (!row) throw new Error(`There is no delivery ${key}.`);
    return row;
  }

  /** Answers of the workspace with status 429. */
  refusedForRate(): number {
    return this.practice.traffic.recent().filter(({ way, status }) => way === 'api' && status === 429).length;
  }

  /** Resolves when every fault has struck. */
  async struck(): Promise<void> {
    while (this.practice.faults.list().length > 0) await wait(5);
  }

  /** How often this method was called. */
  asked(method: string): number {
    return this.practice.traffic.recent().filter(({ what }) => what === method).length;
  }

  async close(): Promise<void> {
    await Promise.all(this.#outboxes.map((outbox) => outbox.stop()));
    await this.practice.close();
    await this.db.destroy();
  }
}

export interface DeskSetting {
  databaseUrl?: string;
  uninvited?: string[];
  postingRate?: boolean;
}

/** Opens a desk in the small office; it closes when the test ends. */
export async function openDesk(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  setting: DeskSetting = {},
): Promise<Desk> {
  const campaign = rehearsable(campaignOf(SMALL));
  const seed = practiceSeed(campaign);
  const practice = await startPractice({
    seed: {
      ...seed,
      channels: seed.channels.map((one) =>
        setting.uninvited?.includes(one.name) ? { ...one, botIsMember: false } : one,
      ),
    },
    postingRate: setting.postingRate ?? true,
  });
  const db = connect(setting.databaseUrl ?? 'sqlite::memory:');
  await migrate(db);
  const clock = (): Date => new Date();
  const deps: Deps = {
    db,
    clock,
    wireClock: clock,
    slackClock: clock,
    newId: () => '',
    log: pino({ level: 'silent' }),
  };
  await importCampaign(deps, campaign);
  const desk = new Desk(practice, db);
  onTestFinished(() => desk.close());
  return desk;
}
