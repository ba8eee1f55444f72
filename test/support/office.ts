import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../../commands/surface.ts';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import { exportAll } from '../../src/export.ts';
import { Office } from '../../src/office.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import { practiceSeed } from '../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../src/practice/server.ts';
import { socketReceiver } from '../../src/slack/receiver.ts';
import { campaignOf, SAMPLE } from './campaigns.ts';
import { filled, type Filling } from './form.ts';
import type { OfficeRecord } from './record.ts';
import { SlackScreen } from './screen.ts';
import { buttonNamed, shown } from './shown.ts';
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
}

/** A whole office: Slack's practice workspace, a database and the bot, in which time stands still. */
export class TestOffice extends SlackScreen {
  readonly db: Db;
  readonly deps: Deps;
  bot: Office;
  readonly #inFlight: InFlight;

  constructor(practice: Practice, db: Db) {
    super(practice);
    const clock = (): Date => practice.clock.now();
    const log = pino({ level: 'silent' });
    this.db = db;
    const machine = (): Date => new Date();
    // Slack's clock would stand still as well, and no channel's second would ever be over.
    this.deps = { db, clock, wireClock: machine, slackClock: machine, newId: () => randomUUID(), log };
    this.#inFlight = new InFlight(practice);
    this.bot = this.anotherBot();
  }

  /** One more bot in the same workspace, on the same database unless another connection is given. */
  anotherBot(deps: Deps = this.deps): Office {
    const { tokens, apiUrl } = this.practice;
    const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
    const receiver = this.#inFlight.counted(socketReceiver(slack, deps.log));
    return new Office(deps, { slack, quarantineMs: 1_000, receiver });
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
    await this.bot.outbox.drain();
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

  /** Somebody writes in a channel, in a thread of it, or (without a channel) to the bot. */
  async says(
    who: string,
    channel: string | null,
    text: string,
    options: { under?: MessageRecord } = {},
  ): Promise<MessageRecord> {
    const place = channel ?? this.directId(who);
    const thread = options.under ? { threadTs: options.under.ts } : {};
    const done = await this.practice.acts.perform({
      as: who,
      kind: 'message',
      channel: place,
      text,
      ...thread,
    });
    if (!done.ok) throw new Error(`${who}: ${done.message}`);
    await this.settled();
    const message = this.practice.workspace.messages.find(done.channel ?? '', done.ts ?? '');
    if (!message) throw new Error(`What ${who} wrote is gone.`);
    return message;
  }

  async edits(who: string, message: MessageRecord, text: string): Promise<void> {
    const { channel, ts } = message;
    await this.practice.acts.perform({ as: who, kind: 'edit', channel, ts, text });
    await this.settled();
  }

  async deletes(who: string, message: MessageRecord): Promise<void> {
    await this.practice.acts.perform({ as: who, kind: 'delete', channel: message.channel, ts: message.ts });
    await this.settled();
  }

  /** Somebody types a command; returns what it answers, or what Slack says when nobody answers. */
  async types(who: string, typed: string, channel: string | null = null): Promise<string> {
    const place = channel ?? this.directId(who);
    const [command = '', ...rest] = typed.split(' ');
    const before = this.private(who).length;
    const act = { as: who, kind: 'slash' as const, channel: place, command, text: rest.join(' ') };
    const done = await this.practice.acts.perform(act);
    await this.settled();
    if (!done.ok) return done.message;
    return this.private(who).slice(before).join('\n');
  }

  /** Somebody presses a button; returns what only they are told. */
  async presses(who: string, message: MessageRecord | undefined, label: string): Promise<string> {
    const { id } = this.practice.workspace.person(who);
    const { channel = '', ts = '', blocks = [] } = message ?? {};
    const found = buttonNamed(blocks, label);
    if (!found) throw new Error(`There is no button "${label}" on: ${message ? shown(message) : 'nothing'}`);
    const before = this.private(id).length;
    const done = await this.practice.acts.perform({ as: id, kind: 'click', in: { channel, ts }, ...found });
    await this.settled();
    if (!done.ok) return done.message;
    return this.private(who).slice(before).join('\n');
  }

  /** Somebody looks at the bot's App Home. */
  async opensHome(who: string): Promise<void> {
    await this.practice.acts.perform({ as: who, kind: 'home' });
    await this.settled();
  }

  async pressesAtHome(who: string, label: string): Promise<void> {
    const { workspace, acts } = this.practice;
    const view = workspace.views.home(workspace.person(who).id)?.id ?? '';
    const found = buttonNamed(this.homeBlocks(who), label);
    if (!found) throw new Error(`There is no button "${label}" at ${who}'s home.`);
    await acts.perform({ as: who, kind: 'click', in: { view }, ...found });
    await this.settled();
  }

  /** Somebody fills in the open form and submits it; returns the errors it shows, none when it closed. */
  async fills(who: string, filling: Filling): Promise<string[]> {
    const view = this.form(who);
    if (!view) throw new Error(`${who} has no form open.`);
    const state = filled(view, filling);
    const done = await this.practice.acts.perform({ as: who, kind: 'submit', view: view.id, state });
    await this.settled();
    if (!done.ok) return [done.message];
    return Object.values(done.errors ?? {});
  }

  /** The whole record. */
  async exported(): Promise<OfficeRecord> {
    return (await exportAll(this.deps)) as unknown as OfficeRecord;
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.practice.close();
    await this.db.destroy();
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
  const office = new TestOffice(practice, db);
  await importCampaign(office.deps, campaign);
  await office.bot.start();
  await office.delivered();
  return office;
}
