import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import pg from 'pg';
import { ImmediateSqliteDialect, SerialPostgresDialect } from './drivers.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;

/** SQLite's own waiting blocks the whole process, so it is only for opening the file; the driver waits instead. */
const OPENING_TIMEOUT_MS = 500;

/**
 * Nobody waits longer for the write lock than the person whose reply is to be saved, and a process that
 * was paused in the middle of a transaction loses the lock.
 */
const POSTGRES = { lock_timeout: 2_000, idle_in_transaction_session_timeout: 5_000 };

/** `count(*)` and bigints arrive as text from PostgreSQL; ours are all small. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
});

/** The file of a `sqlite:` URL, or null for any other URL. `sqlite::memory:` is kept in memory. */
export function sqliteFile(url: string): string | null {
  if (!url.startsWith('sqlite:')) return null;
  const file = url.slice('sqlite:'.length);
  return file === ':memory:' ? file : resolve(file.replace(/^\/\/(?=\/)/, ''));
}

/**
 * Opens the database of a `sqlite:…` or `postgres://…` URL; nothing is created but the SQLite file and
 * its folder. The caller closes it with `destroy()`.
 */
export function connect(url: string): Db {
  const file = sqliteFile(url);
  const plugins = [new CamelCasePlugin()];
  if (file === null) {
    const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 5_000, ...POSTGRES });
    // A connection that breaks emits an error, idle or not; the next query on it reports it to its caller.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new Kysely<Database>({ dialect: new SerialPostgresDialect({ pool }), plugins });
  }
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new BetterSqlite3(file, { timeout: OPENING_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 0');
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect({ database }), plugins });
}
