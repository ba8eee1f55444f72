import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Practice } from '../../../src/practice/server.ts';
import type { Built } from '../../support/program.ts';

/** Runs before the program: this machine's clock is wrong by so many milliseconds, for everything in the process. */
const CLOCK = `data:text/javascript,${encodeURIComponent(`
  const shiftMs = Number(process.env.CLOCK_SHIFT_MS);
  const Right = Date;
  globalThis.Date = class Date extends Right {
    constructor(...given) {
      if (given.length === 0) super(Right.now() + shiftMs);
      else super(...given);
    }
    static now() {
      return Right.now() + shiftMs;
    }
  };
`)}`;

/** What is kept of what a process says: enough to tell why a trial failed. */
const LINES_KEPT = 400;

export interface MachineSetting {
  built: Built;
  practice: Practice;
  databaseUrl: string;
  folder: string;
  campaignFile: string;
  quarantineMs: number;
  /** Modules that run within the process before the program, as addresses. */
  before?: readonly string[];
}

/** One process of the bot. */
export class Process {
  readonly child: ChildProcess;
  readonly said: string[] = [];
  /** The address that a bot has said; null before that, and for one pass. */
  url: string | null = null;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #onSaid = (): void => undefined;

  constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => this.#hear(String(data)));
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it without a word, as a power cut does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end, and returns its exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return (await this.ended).code;
  }

  /** Resolves when it serves; rejects with what it said when it ends before that. */
  async serving(): Promise<string> {
    for (;;) {
      if (this.url !== null) return this.url;
      if (this.isOver) throw new Error(`The bot has ended: ${this.said.join('')}`);
      await Promise.race([this.ended, new Promise<void>((resolve) => (this.#onSaid = resolve))]);
    }
  }

  #hear(text: string): void {
    this.said.push(text);
    if (this.said.length > LINES_KEPT) this.said.shift();
    this.url ??= /(http:\/\/127\.0\.0\.1:\d+)\/readyz/.exec(this.said.join(''))?.[1] ?? null;
    this.#onSaid();
  }
}

/** A machine on which the built bot runs in processes of its own, with the workspace's time on its clock. */
export class Machine {
  readonly #o: MachineSetting;
  readonly #all: Process[] = [];

  readonly #endAll = (): void => {
    for (const one of this.#all) if (!one.isOver) one.signal('SIGKILL');
  };

  constructor(setting: MachineSetting) {
    this.#o = setting;
    // Bots do not outlive whoever tries them, however that ends.
    process.on('exit', this.#endAll);
  }

  /** The bot that stays: it hears what people say, and keeps the rhythm. */
  start(): Process {
    return this.#run('start');
  }

  /** One pass of the clock. */
  tick(): Process {
    return this.#run('tick');
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    await Promise.all(this.#all.filter((one) => !one.isOver).map((one) => one.kill()));
    process.off('exit', this.#endAll);
  }

  #run(command: 'start' | 'tick'): Process {
    const { built, practice, databaseUrl, folder, campaignFile, quarantineMs, before = [] } = this.#o;
    const child = spawn(
      process.execPath,
      [...[CLOCK, ...before].flatMap((module) => ['--import', module]), built.cli, command],
      {
        cwd: folder,
        env: {
          PATH: process.env['PATH'] ?? '',
          TZ: process.env['TZ'],
          LANG: 'en_GB.UTF-8',
          CLOCK_SHIFT_MS: String(practice.clock.now().getTime() - Date.now()),
          SLACK_BOT_TOKEN: practice.tokens.bot,
          SLACK_APP_TOKEN: practice.tokens.app,
          SLACK_API_URL: practice.apiUrl,
          DATABASE_URL: databaseUrl,
          DUBAN_CAMPAIGN: campaignFile,
          DUBAN_EVIDENCE: join(folder, 'evidence'),
          DUBAN_QUARANTINE_SECONDS: String(quarantineMs / 1_000),
          PORT: '0',
          LOG_LEVEL: 'info',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const running = new Process(child);
    this.#all.push(running);
    return running;
  }
}
