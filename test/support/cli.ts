import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownFolder } from './folder.ts';

/** The program as its sources are now, which takes a while to load: nothing has to be built. */
const SOURCES = [
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL('../../src/cli.ts', import.meta.url)),
];

/** How a command ended and what it said. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The command line of one installation: a folder of its own and what its environment says. */
export interface Shell {
  folder: string;
  duban(...args: string[]): Promise<Ended>;
  /** The same with more variables set. */
  with(env: Record<string, string>): Shell;
}

/**
 * A command line whose database and working directory are a new folder; nothing else is set. `program` is what
 * Node is told to run.
 */
export function openShell(
  env: Record<string, string> = {},
  program: readonly string[] = SOURCES,
  folder = ownFolder(),
): Shell {
  const { PATH = '', HOME = '', TZ } = process.env;
  const base = { PATH, HOME, ...(TZ === undefined ? {} : { TZ }), LANG: 'en_GB.UTF-8', LOG_LEVEL: 'silent' };
  return {
    folder,
    with: (more) => openShell({ ...env, ...more }, program, folder),
    duban: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [...program, ...args], {
          cwd: folder,
          env: { ...base, ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let [out, err] = ['', ''];
        child.stdout.on('data', (data) => (out += String(data)));
        child.stderr.on('data', (data) => (err += String(data)));
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, out, err }));
      }),
  };
}
