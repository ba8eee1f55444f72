import type { Logger } from 'pino';
import { connect, sqliteFile } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import type { Deps } from '../deps.ts';
import { makeLog } from '../log.ts';
import { StartupError } from '../startup.ts';
import type { Cli } from './context.ts';

/** The address of the database without the password in it. */
export function shownDatabase(url: string): string {
  return sqliteFile(url) ?? url.replace(/\/\/[^@/]*@/, '//');
}

/** The log of this process; it never shows the secrets of the configuration. */
export function openLog(cli: Cli): Logger {
  const { slack, logLevel, databaseUrl } = cli.config;
  const password = /\/\/[^:@/]*:([^@/]+)@/.exec(databaseUrl)?.[1] ?? '';
  return makeLog(logLevel, [
    slack?.botToken ?? '',
    slack?.appToken ?? '',
    slack?.signingSecret ?? '',
    password,
  ]);
}

/**
 * Opens the database and brings it to the newest schema. What goes wrong is a `StartupError` that the
 * command line says in words.
 */
export async function openDeps(cli: Cli, clock: () => Date = cli.clock): Promise<Deps> {
  const log = openLog(cli);
  try {
    const db = connect(cli.config.databaseUrl);
    await migrate(db);
    return { db, clock, wireClock: cli.clock, newId: cli.newId, log };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      { code: 'database', message: `${shownDatabase(cli.config.databaseUrl)}: ${message}` },
      error,
    );
  }
}

/** Opens the database for one command and closes it afterwards. */
export async function withDeps<Result>(
  cli: Cli,
  work: (deps: Deps) => Promise<Result>,
  clock: () => Date = cli.clock,
): Promise<Result> {
  const deps = await openDeps(cli, clock);
  try {
    return await work(deps);
  } finally {
    await deps.db.destroy();
  }
}
