import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
} from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;

/** `busy_timeout` blocks the whole process while it waits, so it is short; `transact` retries instead. */
const BUSY_TIMEOUT_MS = 250;

/**
 * SQLite refuses at once when a transaction that began by reading wants to write while another wrote
 * (SQLITE_BUSY_SNAPSHOT); taking the write lock at the start avoids it.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }

  /** SQLite does run DDL in transactions; saying so makes Kysely migrate under the write lock. */
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

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
    const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 5_000 });
    // A pool whose idle connection breaks emits an error; the next query reports it to its caller.
    pool.on('error', () => undefined);
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins });
  }
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect({ database }), plugins });
}
