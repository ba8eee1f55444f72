import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ownFolder } from '../../support/folder.ts';

const TSX = import.meta.resolve('tsx');
const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const ECHO_APP = fileURLToPath(new URL('echo-app.ts', import.meta.url));

interface Process {
  /** What it has said so far, to both outputs. */
  said: () => string;
}

function run(args: string[], env: Record<string, string>): Process {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', TSX, ...args], {
    cwd: ownFolder(),
    env: { PATH, HOME, LANG: 'en_GB.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += String(data)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  return { said: () => said };
}

/** A port that nobody listens on yet. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** `duban practice --no-bot` on a port of its own; runs until the test is over. */
export function startWorkspace(args: string[] = [], env: Record<string, string> = {}): Process {
  return run([CLI, 'practice', '--no-bot', ...args], { PORT: '0', ...env });
}

/** The echo app, with what the workspace said that an app needs. */
export function startEchoApp(env: Record<string, string>): Process {
  return run([ECHO_APP], env);
}

/** The variables in what the workspace printed when it was ready. */
export function printedVariables(said: string): Record<string, string> {
  return Object.fromEntries(
    [...said.matchAll(/\b(SLACK_\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
