import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ownFolder } from '../support/folder.ts';
import { Rehearsal } from '../support/rehearsal.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

it('a rehearsal that is told to end in the middle of a reset ends', { timeout: 60_000 }, async () => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', TSX, CLI, 'start'], {
    cwd: ownFolder(),
    env: { PATH, HOME, LANG: 'en_GB.UTF-8', LOG_LEVEL: 'silent', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  const address = /http:\/\/127\.0\.0\.1:\d+/;
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(address);
  const rehearsal = new Rehearsal({ url: address.exec(said)?.[0] ?? '', stop: async () => undefined });

  const [head] = (await rehearsal.office()).people;
  const events = await fetch(`${rehearsal.url}/_practice/events?as=${head?.id}`);
  const reset = rehearsal.post('reset', {}).catch(() => undefined);
  // The old bot has been stopped by then, and the new one has not been started.
  for await (const chunk of events.body ?? []) if (Buffer.from(chunk).includes('"reset"')) break;
  child.kill('SIGTERM');
  await reset;
  expect(await ended).toEqual([0, null]);
});
