import { describe, expect, it } from 'vitest';
import { Gathered } from '../../src/gathered.ts';

const LONG_MS = 60_000;

/** Work that is counted, and whether anything ran at the same time. */
function counted(restMs: number): { gathered: Gathered; done: () => number } {
  let [done, running] = [0, 0];
  const gathered = new Gathered(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    done += 1;
  }, restMs);
  return { gathered, done: () => done };
}

describe('Gathered work', () => {
  it('is done at once for the first who asks, and once more for all who ask meanwhile', async () => {
    const { gathered, done } = counted(LONG_MS);
    for (let asked = 0; asked < 32; asked += 1) gathered.ask();
    await gathered.finish();
    expect(done()).toBe(2);
    await gathered.stop();
  });

  it('is done by itself when it has rested', async () => {
    const { gathered, done } = counted(5);
    gathered.ask();
    gathered.ask();
    await expect.poll(done).toBe(2);
    await gathered.stop();
    expect(done()).toBe(2);
  });

  it('leaves nothing of what was asked undone when it is stopped', async () => {
    const { gathered, done } = counted(LONG_MS);
    gathered.ask();
    await gathered.finish();
    gathered.ask();
    await gathered.stop();
    expect(done()).toBe(2);
  });
});
