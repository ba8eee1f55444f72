import { afterAll, beforeAll, describe } from 'vitest';
import { Engines, ENGINES } from './engines.ts';
import { campaignContract } from './campaign.ts';
import { clockContract } from './clock.ts';
import { deliveriesContract } from './deliveries.ts';
import { evidenceContract } from './evidence.ts';
import { inspectionsContract } from './inspections.ts';
import { migrationsContract } from './migrations.ts';
import { rectificationsContract } from './rectifications.ts';
import { repliesContract } from './replies.ts';
import { slotsContract } from './slots.ts';
import { tasksContract } from './tasks.ts';
import { textContract } from './text.ts';
import { transactContract } from './transact.ts';
import { sameRecord } from './same-record.ts';

// One file, so that PostgreSQL is started once.
const engines = new Engines();
beforeAll(() => engines.start());
afterAll(() => engines.stop());

describe.each(ENGINES)('on %s', (engine) => {
  migrationsContract(engines, engine);
  transactContract(engines, engine);
  campaignContract(engines, engine);
  slotsContract(engines, engine);
  clockContract(engines, engine);
  deliveriesContract(engines, engine);
  repliesContract(engines, engine);
  tasksContract(engines, engine);
  inspectionsContract(engines, engine);
  rectificationsContract(engines, engine);
  evidenceContract(engines, engine);
  textContract(engines, engine);
});

sameRecord(engines);
