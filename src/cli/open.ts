import type { Logger } from 'pino';
import { connect, type Outlives } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { databaseSecrets, shownDatabase } from '../../db/url.ts';
import type { Deps } from '../deps.ts';
import { makeLog } from '../log.ts';
import { StartupError } from '../startup.ts';
import type { Cli } from './context.ts';

/** The log of this process; it never shows the secrets of the configuration. */
function openLog(cli: Cli): Logger {
  const { slack, signingSecret, logLevel, databaseUrl } = cli.config;
  const secrets = [slack?.botToken, slack?.appToken, signingSecret, ...databaseSecrets(databaseUrl)];
  return makeLog(
    logLevel,
    secrets.filter((secret) => typeof secret === 'string'),
  );
}

/** Clocks that are not the machine's. */
type OtherClocks = Partial<Pick<Deps, 'clock' | 'slackClock'>>;

/**
 * Opens the database and brings it to the newest schema. What goes wrong is a `StartupError` that the
 * command line says in words.
 */
export async function openDeps(cli: Cli, clocks: OtherClocks = {}, outlives?: Outlives): Promise<Deps> {
  const log = openLog(cli);
  const machine = cli.clock;
  try {
    const db = connect(cli.config.databaseUrl, outlives);
    await migrate(db);
    return { db, clock: machine, wireClock: machine, slackClock: machine, ...clocks, newId: cli.newId, log };
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
  clocks: OtherClocks = {},
): Promise<Result> {
  const deps = await openDeps(cli, clocks);
  try {
    return await work(deps);
  } finally {
    await deps.db.destroy();
  }
}
