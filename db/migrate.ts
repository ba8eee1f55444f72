import { Migrator, type Migration } from 'kysely';
import type { Db } from './connect.ts';
import * as office from './migrations/001_office.ts';
import * as weekly from './migrations/002_weekly.ts';
import * as claims from './migrations/003_claims.ts';
import * as followUp from './migrations/004_follow_up.ts';
import * as inspections from './migrations/005_inspections.ts';
import * as evidence from './migrations/006_evidence.ts';
import * as requests from './migrations/007_requests.ts';
import * as hearing from './migrations/008_hearing.ts';
import * as growth from './migrations/009_growth.ts';
import * as days from './migrations/010_days.ts';
import * as restored from './migrations/011_restored.ts';
import { patiently } from './transact.ts';

/** In the order in which they ran everywhere: entries are added at the end and never changed. */
const migrations: Record<string, Migration> = {
  '001_office': office,
  '002_weekly': weekly,
  '003_claims': claims,
  '004_follow_up': followUp,
  '005_inspections': inspections,
  '006_evidence': evidence,
  '007_requests': requests,
  '008_hearing': hearing,
  '009_growth': growth,
  '010_days': days,
  '011_restored': restored,
};

/** Another process may be bringing the database up to date at the same time. */
const PATIENCE_MS = 60_000;

/** Brings the database to the newest schema; safe when several processes start at once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  await patiently(async () => {
    const { error } = await migrator.migrateToLatest();
    if (error instanceof Error) throw error;
    if (error !== undefined) throw new Error('migration failed', { cause: error });
  }, PATIENCE_MS);
}
