import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The program as `npm run build` leaves it. */
export const BUILT = join(ROOT, 'dist/src/cli.js');

/** An empty Bolt app, by how commands get to it. */
export const BARE = {
  socket: join(ROOT, 'bench/bare/socket.js'),
  http: join(ROOT, 'bench/bare/http.js'),
} as const;

/** A program that runs on its own. */
export interface Running {
  pid: number;
  spawnedAt: number;
  /** Where it says that it serves. */
  address: Promise<string>;
  kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** Starts a program that knows nothing of this machine but what `env` says. */
export function start(script: string, args: readonly string[], env: Record<string, string>): Running {
  if (!existsSync(script)) throw new Error(`${script} is not there: run npm run build first.`);
  const { PATH, HOME } = process.env;
  const spawnedAt = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH, HOME, LOG_LEVEL: 'error', PORT: '0', ...env },
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    spawnedAt,
    address: addressOf(child),
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve) => {
    stdout?.on('data', (data) => {
      said += String(data);
      // Slack's own address is said as well.
      const address = /http:\/\/127\.0\.0\.1:\d+(?![\d]|\/api)/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

/** The memory that a process holds now, in megabytes. */
export function memoryOf({ pid }: Running): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
