import { expect, it } from 'vitest';
import { oneAtATime } from '../../../src/practice/page/refresh.ts';

it('answers nobody with what was fetched before they asked, however near to the end of a fetch', async () => {
  for (let steps = 0; steps < 20; steps += 1) {
    let asked = 'before';
    let fetched = '';
    const look = oneAtATime(async () => {
      fetched = asked;
      await Promise.resolve();
    });
    void look();
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    asked = 'after';
    await look();
    expect({ steps, fetched }).toEqual({ steps, fetched: 'after' });
  }
});

it('fetches again after a fetch that failed', async () => {
  let fetches = 0;
  const look = oneAtATime(async () => {
    fetches += 1;
    if (fetches === 1) throw new Error('offline');
  });
  await expect(look()).rejects.toThrow('offline');
  await look();
  expect(fetches).toBe(2);
});
