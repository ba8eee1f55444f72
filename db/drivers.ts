import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type QueryResult,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely';
import { isBusy } from './busy.ts';
import { refuseInside } from './inside.ts';

/** So long a statement waits for another process's transaction; `transact` goes on waiting after that. */
const PATIENCE_MS = 250;
/** Not all the same, or several that wait would ask at the same moments and find each other there. */
const RETRY_AFTER_MS = [2, 5, 3, 7, 4];

/** SQLite's own way of waiting would stop this whole process, and with it whoever else is to be answered. */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.#inner = inner;
  }

  /** Whoever waited here to begin would hold up everybody else of this process meanwhile; `transact` tries again. */
  async begin(): Promise<void> {
    await this.#inner.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const started = performance.now();
    for (let turn = 0; ; turn += 1) {
      try {
        return await this.#inner.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > PATIENCE_MS) throw error;
        await wait(RETRY_AFTER_MS[turn % RETRY_AFTER_MS.length]);
      }
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#inner.streamQuery<Row>(query, chunkSize);
  }
}

/**
 * SQLite refuses at once when a transaction that began by reading wants to write while another wrote
 * (SQLITE_BUSY_SNAPSHOT); taking the write lock at the start avoids it.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  #patient: PatientConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseInside();
    const only = await super.acquireConnection();
    return (this.#patient ??= new PatientConnection(only));
  }

  override async beginTransaction(): Promise<void> {
    await this.#patient?.begin();
  }

  /** When the disk is full SQLite has ended the transaction itself; what has to be heard then is that, and no other error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
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

/** Any number that no other program in the same database locks. */
const WRITE_LOCK = 20_220_117;

/**
 * Transactions take one lock at their start and so follow each other, as they do on SQLite: nobody has to
 * think of what two of them could do to each other's rows.
 */
class SerialPostgresDriver extends PostgresDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseInside();
    return super.acquireConnection();
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    try {
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITE_LOCK})`));
    } catch (error) {
      // Kysely gives the connection back without ending what failed to begin.
      await this.rollbackTransaction(connection);
      throw error;
    }
  }
}

export class SerialPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new SerialPostgresDriver(this.#config);
  }
}
