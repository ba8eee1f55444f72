import BetterSqlite3 from 'better-sqlite3';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import { ImmediateSqliteDialect, SerialPostgresDialect } from './drivers.ts';
import { preparedOnce } from './prepared.ts';
import type { Database } from './schema.ts';
import { sqliteFile } from './url.ts';

export type Db = Kysely<Database>;

/** SQLite's own waiting blocks the whole process, so it is only for opening the file; the driver waits instead. */
const OPENING_TIMEOUT_MS = 500;

/** Node's own way with missing parents never comes back from a folder such as /proc, in which there can be none. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

/** What a commit to SQLite outlives: a power cut, or, without waiting for the disk, only the end of the process. */
export type Outlives = 'power cut' | 'process';

/**
 * Opens the database of a `sqlite:…` or `postgres://…` URL; nothing is created but the SQLite file and
 * its folder. The caller closes it with `destroy()`.
 */
export function connect(url: string, outlives: Outlives = 'power cut'): Db {
  const file = sqliteFile(url);
  const plugins = [new CamelCasePlugin()];
  if (file === null) {
    // Only who has a PostgreSQL server loads its driver, with the first query.
    const pool = async () => (await import('./postgres-pool.ts')).openPool(url);
    return new Kysely<Database>({ dialect: new SerialPostgresDialect({ pool }), plugins });
  }
  if (file !== ':memory:') makeFolder(dirname(file));
  const database = new BetterSqlite3(file, { timeout: OPENING_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${outlives === 'power cut' ? 'FULL' : 'NORMAL'}`);
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 0');
  return new Kysely<Database>({
    dialect: new ImmediateSqliteDialect({ database: preparedOnce(database) }),
    plugins,
  });
}
