import type { App, Receiver } from '@slack/bolt';
import cron from 'node-cron';
import type { Bot } from '../commands/bot.ts';
import { registerCommands } from '../commands/index.ts';
import { sweep } from '../commands/sweep.ts';
import { runDue, type Ran } from '../jobs/run.ts';
import { tellCopied } from './announce/evidence.ts';
import { refreshSummaries } from './announce/summary.ts';
import type { SlackConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { Copier } from './evidence/copier.ts';
import { Gathered } from './gathered.ts';
import { Hearing } from './hearing.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import { officeOutbox } from './posting.ts';
import { isReturning } from './restored.ts';
import { makeApp, type BotIdentity } from './slack/app.ts';
import { makeClients, type SlackClients } from './slack/clients.ts';
import { Directory } from './slack/directory.ts';
import { SlackFiles } from './slack/files.ts';
import { Intake } from './slack/intake.ts';
import { whoAmI } from './slack/identity.ts';
import { History } from './slack/history.ts';
import { failureOf } from './slack/outcome.ts';
import { findPosted } from './slack/finding.ts';
import type { Outbox } from './slack/outbox.ts';
import { firstPass, logFailure, oncePossible, watchStorage } from './storage.ts';
import { StartupError } from './startup.ts';
import { rememberTeam } from './team.ts';
import { Timings } from './timings.ts';

export interface OfficeOptions {
  slack: SlackConfig;
  quarantineMs: number;
  /** Where copies of what people attach are kept. */
  evidenceFolder: string;
  /** Where deliveries come from; without it the office posts but hears nothing, as for one `tick`. */
  receiver?: Receiver;
  /** Whether deliveries can arrive right now; HTTP mode cannot know and leaves it out. */
  isLinked?: () => boolean;
  /** Calls back when deliveries can arrive again after they could not. */
  onBack?: (act: () => void) => void;
}

/** Nobody sees the difference, and a whole office that answers at once costs little more than one section. */
const AFTER_REPLIES_REST_MS = 250;

/** A running office: it hears what people say, and posts what is due. */
export class Office {
  readonly outbox: Outbox;
  readonly copier: Copier;
  readonly directory: Directory;
  readonly acknowledged = new Timings(
    'duban_acknowledgement_seconds',
    'From the arrival of a delivery until it was acknowledged',
    'kind',
  );
  readonly posted = new Timings('duban_slack_call_seconds', 'What Slack took to show a message', 'call');
  readonly #deps: Deps;
  readonly #options: OfficeOptions;
  readonly #clients: SlackClients;
  readonly #intake: Intake;
  readonly #afterReplies = new Gathered(() => this.#followReplies(), AFTER_REPLIES_REST_MS);
  readonly #ending = new AbortController();
  readonly #hearing: Hearing;
  readonly #unwatch: () => void;
  #identity: BotIdentity | null = null;
  #app: App | null = null;
  #bot: Bot | null = null;
  #clockwork: ReturnType<typeof cron.schedule> | null = null;
  #pass: Promise<unknown> = Promise.resolve();
  #starting: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | null = null;

  constructor(deps: Deps, options: OfficeOptions) {
    this.#deps = deps;
    this.#options = options;
    this.#intake = new Intake(deps.log, (kind, seconds) => this.acknowledged.observe(kind, seconds));
    this.#clients = makeClients(options.slack, deps.log, options.quarantineMs);
    this.directory = new Directory(deps.db, this.#clients.interactive, deps.wireClock);
    this.outbox = officeOutbox(deps, {
      clients: this.#clients,
      directory: this.directory,
      botName: () => this.#identity?.userName ?? 'duban',
      quarantineMs: options.quarantineMs,
      took: (call, seconds) => this.posted.observe(call, seconds),
    });
    this.copier = new Copier({
      db: deps.db,
      clock: deps.clock,
      wireClock: deps.wireClock,
      newId: deps.newId,
      log: deps.log,
      files: new SlackFiles(this.#clients.files, options.slack),
      folder: options.evidenceFolder,
      tell: tellCopied,
    });
    const history = new History(this.#clients.history, this.#ending.signal);
    this.#hearing = new Hearing({
      deps,
      isConnected: () => this.connected,
      sweep: async (campaign, since) => (this.#bot ? sweep(this.#bot, history, campaign, since) : 0),
    });
    options.onBack?.(() => this.#isBack());
    this.#unwatch = watchStorage(deps, () => this.#isBack());
  }

  /** True while Slack can be heard. */
  get connected(): boolean {
    return this.#app !== null && (this.#options.isLinked?.() ?? true);
  }

  /** Asks Slack who the bot is, and who everybody else is. Waits while Slack is away, as long as it is told to. */
  async meet(patienceMs = Infinity): Promise<BotIdentity> {
    const identity = await whoAmI(this.#clients.interactive, this.#deps.log, this.#ending.signal, patienceMs);
    await oncePossible(() => rememberTeam(this.#deps.db, identity.teamId));
    this.#identity = identity;
    await this.directory.learnEverybody().catch((error: unknown) => {
      this.#deps.log.warn({ event: 'directory.failed', err: error });
    });
    return identity;
  }

  /** Connects, catches up what is due, and keeps the rhythm until `stop`. */
  start(): Promise<void> {
    this.#starting = this.#begin();
    return this.#starting;
  }

  async #begin(): Promise<void> {
    const identity = await this.meet();
    if (this.#options.receiver) await this.#listen(this.#options.receiver, identity);
    await firstPass(this.#deps, () => this.tick());
    this.outbox.start();
    this.copier.start();
    // node-cron only wakes us; what is due is decided by the calendar and the slot table.
    const wake = (): void => this.#tickSafely();
    this.#clockwork = cron.schedule('* * * * *', wake);
    // A machine that slept over the minute is told so when it wakes; what fell due meanwhile need not wait for the next one.
    this.#clockwork.on('execution:missed', wake);
    this.#deps.log.info({ event: 'office.started' });
  }

  /** One pass of the clock; passes of one process follow each other. */
  tick(options: { rehearsal?: boolean } = {}): Promise<Ran[]> {
    const pass = this.#pass.then(async () => {
      // What people wrote under a message can be placed only when it is known which one it is.
      if (await this.#isAllFound(options)) await this.#hearing.pass();
      return runDue(this.#deps, options);
    });
    this.#pass = pass.catch(() => undefined);
    return pass.finally(() => {
      this.outbox.kick();
      this.copier.kick();
    });
  }

  /** Tells what was answered, copies what was attached and posts what waits, as far as it is possible now. */
  async drain(): Promise<void> {
    await this.#afterReplies.finish();
    await this.copier.drain();
    await this.outbox.drain();
  }

  /** Ends what is under way, a start as well, and lets go of Slack; what waits stays in the database. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async #end(): Promise<void> {
    const { log } = this.#deps;
    log.info({ event: 'office.stopping' });
    this.#ending.abort();
    this.#unwatch();
    // A start may wait for Slack without end; until it has an app nothing is in hand that needs the connection.
    if (!this.#app) await this.#options.receiver?.stop();
    await this.#starting.catch(() => undefined);
    await this.#clockwork?.destroy();
    // What is in hand is acknowledged over the connection, so this is let go of afterwards.
    await this.#intake.close();
    await this.#app?.stop();
    await this.#afterReplies.stop();
    await this.#pass;
    await this.#hearing.stop();
    await this.copier.stop();
    await this.outbox.stop();
    log.info({ event: 'office.stopped' });
  }

  async #listen(receiver: Receiver, identity: BotIdentity): Promise<void> {
    const through = this.#intake.through(receiver);
    const lost = (): void => this.#hearing.lost();
    const app = makeApp(this.#options.slack, through, identity, this.#deps.log, lost);
    this.#bot = {
      deps: this.#deps,
      client: this.#clients.interactive,
      directory: this.directory,
      botUserId: identity.userId,
      failuresTold: new Set(),
      homeChoices: new Map(),
      afterReply: () => this.#afterReplies.ask(),
    };
    registerCommands(app, this.#bot);
    try {
      await app.start();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused') throw error;
      throw new StartupError({ code: 'bad_token', variable: 'SLACK_APP_TOKEN', error: failure.code }, error);
    }
    this.#app = app;
  }

  /** What people write can be heard again, or saved again, after a while. */
  #isBack(): void {
    this.#hearing.lost();
    this.#tickSafely();
  }

  /** After a restore: does again what was due since the backup, and finds in Slack what was posted then. */
  async #isAllFound(options: { rehearsal?: boolean }): Promise<boolean> {
    const { db, clock, log } = this.#deps;
    const campaign = await findCampaignFacts(db);
    if (!campaign?.restored || !isReturning(campaign)) return true;
    await runDue(this.#deps, options);
    try {
      const parts = { db, clock, client: this.#clients.history, directory: this.directory };
      const found = await findPosted(parts, campaign.restored.from);
      log.info({ event: 'restored.found', messages: found });
      return true;
    } catch (error) {
      log.warn({ event: 'restored.put_off', err: error });
      return false;
    }
  }

  #tickSafely(): void {
    this.tick().catch((error: unknown) => logFailure(this.#deps, { event: 'tick.failed' }, error));
  }

  async #followReplies(): Promise<void> {
    this.copier.kick();
    await refreshSummaries(this.#deps).catch((error: unknown) =>
      logFailure(this.#deps, { event: 'summary.failed' }, error),
    );
    this.outbox.kick();
  }
}
