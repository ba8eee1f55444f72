import { Migrator, type Migration } from 'kysely';
import type { Db } from './connect.ts';
import * as office from './migrations/001_office.ts';
import * as weekly from './migrations/002_weekly.ts';

/** In the order in which they ran everywhere: entries are added at the end and never changed. */
const migrations: Record<string, Migration> = {
  '001_office': office,
  '002_weekly': weekly,
};

/** Brings the database to the newest schema; safe when several processes start at once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('migration failed', { cause: error });
}
