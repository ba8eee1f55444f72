import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program as `npm ci` builds it. */
export interface Built {
  cli: string;
  remove(): void;
}

/** Builds the program from the sources as they are now, beside what is built there already. */
export function buildProgram(): Built {
  const folder = join('dist', `tried-${randomUUID()}`);
  const { status } = spawnSync(process.execPath, ['scripts/build.js', folder], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The program cannot be built.');
  return {
    cli: join(ROOT, folder, 'src/cli.js'),
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

/** Milliseconds of real time that a command takes from beginning to end. */
export async function timeOf(built: Built, folder: string, ...args: string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [built.cli, ...args], { cwd: folder, env: ownEnvironment(folder) });
  await new Promise((resolve) => child.on('close', resolve));
  return performance.now() - began;
}

/** One line of the log. */
export interface Logged {
  event: string;
  key?: string;
}

/** A process that serves until it is stopped. */
export interface Serving {
  url: string;
  /** Milliseconds from the start of the process until it said so and answered. */
  readyMs: number;
  log: () => Logged[];
  stop: () => Promise<void>;
}

/** Starts the built program; resolves when it says where it is and `path` answers with 200 there. */
export async function serve(built: Built, folder: string, args: string[], path: string): Promise<Serving> {
  const began = performance.now();
  const child = spawn(process.execPath, [built.cli, ...args], { cwd: folder, env: ownEnvironment(folder) });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  let [said, logged] = ['', ''];
  child.stderr.on('data', (data) => (logged += String(data)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += String(data);
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`The program has ended: ${logged}`)));
  });
  const { status } = await fetch(`${url}${path}`);
  const readyMs = performance.now() - began;
  if (status !== 200) {
    await stop();
    throw new Error(`${path} answers ${status}.`);
  }
  return {
    url,
    readyMs,
    log: () =>
      logged
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Logged),
    stop,
  };
}
