import { afterAll, beforeAll, describe } from 'vitest';
import { Engines, ENGINES } from '../contract/engines.ts';
import { crashKeeping } from './crash-keeping.ts';
import { crashPosting } from './crash-posting.ts';
import { repeatedDeliveries } from './repeated-deliveries.ts';

// One file, so that PostgreSQL is started once.
const engines = new Engines();
beforeAll(() => engines.start());
afterAll(() => engines.stop());

describe.each(ENGINES)('a bot on %s that may die at any step', { timeout: 120_000 }, (engine) => {
  crashPosting(engines, engine);
  crashKeeping(engines, engine);
});

describe.each(ENGINES)('on %s', { timeout: 60_000 }, (engine) => {
  repeatedDeliveries(engines, engine);
});
