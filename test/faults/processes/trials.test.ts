import { afterAll, beforeAll, describe, it } from 'vitest';
import { Engines } from '../../contract/engines.ts';
import { buildProgram, type Built } from '../../support/program.ts';
import { KINDS } from './kinds.ts';

// A few of the trials that `npm run test:faults` makes by the hundred, of each kind one that has everything in it.
describe.concurrent('an office over a network that loses, delays and refuses', { timeout: 90_000 }, () => {
  const engines = new Engines();
  let built: Built;
  beforeAll(async () => {
    built = buildProgram();
    await engines.start();
  });
  afterAll(async () => {
    built.remove();
    await engines.stop();
  });

  it.for([
    ['whose bot is killed again and again', 'killed', 'SQLite', 2],
    ['whose bot is stopped in the middle of posting while another goes on', 'paused', 'SQLite', 2],
    ['whose bot is asleep when the deployment falls due', 'paused', 'SQLite', 1],
    ['which several bots begin at the same moment', 'racing', 'PostgreSQL', 1],
  ] as const)('%s has every message once and every reply', async ([, kind, engine, seed], { expect }) => {
    const trial = await KINDS[kind]({ built, databaseUrl: await engines.fresh(engine) }, seed);
    expect(trial).toMatchObject({ promisesBroken: [], broken: { uncertain: [] } });
    expect(trial.messages).toBeGreaterThanOrEqual(14);
  });
});
