import { afterAll, describe, expect, it } from 'vitest';
import { simulate, type Simulated } from './simulation.ts';

const FIRST = Number(process.env['DUBAN_SEED'] ?? 1);
const TRIALS = Number(process.env['DUBAN_SIMULATIONS'] ?? 4);
const SEEDS = Array.from({ length: TRIALS }, (_, index) => FIRST + index);

/** `DUBAN_SIMULATIONS=1000 npx vitest run test/faults/simulation.test.ts`; a failed seed alone by `DUBAN_SEED` and one trial. */
describe('weeks in which chance decides when the bot dies, what the network says and what the clock shows', () => {
  const all: Simulated[] = [];

  afterAll(() => {
    const sum = (count: (one: Simulated) => number): number =>
      all.reduce((total, one) => total + count(one), 0);
    console.log(
      `${all.length} trials, ${sum((one) => one.messages)} messages, ${sum((one) => one.said)} replies, ` +
        `${sum((one) => one.deaths)} deaths, ${sum((one) => one.lies)} lies, ${sum((one) => one.clockSteps)} clock steps, ` +
        `${sum((one) => one.promisesBroken.length)} promises broken, ${sum((one) => one.uncertain.length)} uncertain`,
    );
  });

  it.each(SEEDS)('keep every promise, with seed %i', { timeout: 120_000 }, async (seed) => {
    const found = await simulate(seed);
    all.push(found);
    for (const line of found.uncertain) console.log(`seed ${seed}: uncertain: ${line}`);
    expect({ seed, broken: found.promisesBroken }).toEqual({ seed, broken: [] });
    expect(found.messages).toBeGreaterThan(5);
    expect(found.said).toBeGreaterThan(0);
  });
});
