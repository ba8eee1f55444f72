import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program as `npm ci` builds it. */
export interface Built {
  cli: string;
  /** Builds it once more, over what is there. */
  again(): void;
  remove(): void;
}

/** Builds the program from the sources as they are now, beside what is built there already. */
export function buildProgram(): Built {
  const folder = join('dist', `tried-${randomUUID()}`);
  const again = (): void => {
    const { status } = spawnSync(process.execPath, ['scripts/build.js', folder], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('The program cannot be built.');
  };
  again();
  return {
    cli: join(ROOT, folder, 'src/cli.js'),
    again,
    remove: () => rmSync(join(ROOT, folder), { recursive: true, force: true }),
  };
}

/** Environment of a process that knows nothing but its own folder. */
function ownEnvironment(folder: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ } = process.env;
  const zone = TZ === undefined ? {} : { TZ };
  const database = `sqlite:${join(folder, 'office.db')}`;
  return { PATH, HOME, ...zone, LANG: 'en_GB.UTF-8', LOG_LEVEL: 'info', PORT: '0', DATABASE_URL: database };
}

/** What something took in milliseconds: by the clock, and of the processors, however busy they are with other things. */
export interface Taken {
  wallMs: number;
  cpuMs: number;
}

/** Runs within the program: says on a pipe of its own what it has taken of the processors, when asked and at the end. */
const METER = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  const say = () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, String((user + system) / 1000));
  };
  process.on('SIGUSR2', say).on('exit', say);
`)}`;

/** A process of the built program; `metered` resolves the next time that its meter says something. */
function run(
  built: Built,
  folder: string,
  args: string[],
): { child: ChildProcess; metered: () => Promise<number> } {
  const child = spawn(process.execPath, ['--import', METER, built.cli, ...args], {
    cwd: folder,
    env: ownEnvironment(folder),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, , , meter] = child.stdio;
  return {
    child,
    metered: async () => {
      const [said]: unknown[] = meter ? await once(meter, 'data') : [];
      return Number(String(said));
    },
  };
}

/** What a command takes from beginning to end. */
export async function timeOf(built: Built, folder: string, ...args: string[]): Promise<Taken> {
  const began = performance.now();
  const { child, metered } = run(built, folder, args);
  child.stdout?.resume();
  child.stderr?.resume();
  const [cpuMs] = await Promise.all([metered(), once(child, 'close')]);
  return { wallMs: performance.now() - began, cpuMs };
}

/** One line of the log. */
export interface Logged {
  event: string;
  key?: string;
}

/** A process that serves until it is stopped. */
export interface Serving {
  url: string;
  /** What it took until it said where it is and answered there. */
  ready: Taken;
  /** What it has taken of the processors since it was started. */
  cpuMs: () => Promise<number>;
  log: () => Logged[];
  /** What it has said beside its log. */
  complaints: () => string[];
  stop: () => Promise<void>;
}

/** Starts the built program; resolves when it says where it is and `path` answers with 200 there. */
export async function serve(built: Built, folder: string, args: string[], path: string): Promise<Serving> {
  const began = performance.now();
  const { child, metered } = run(built, folder, args);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  const cpuMs = (): Promise<number> => {
    const next = metered();
    child.kill('SIGUSR2');
    return next;
  };
  let [said, logged] = ['', ''];
  child.stderr?.on('data', (data) => (logged += String(data)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (data) => {
      said += String(data);
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`The program has ended: ${logged}`)));
  });
  const { status } = await fetch(`${url}${path}`);
  const wallMs = performance.now() - began;
  if (status !== 200) {
    await stop();
    throw new Error(`${path} answers ${status}.`);
  }
  const lines = (): string[] => logged.split('\n').filter((line) => line !== '');
  return {
    url,
    ready: { wallMs, cpuMs: await cpuMs() },
    cpuMs,
    log: () => lines().flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Logged] : [])),
    complaints: () => lines().filter((line) => !line.startsWith('{')),
    stop,
  };
}
