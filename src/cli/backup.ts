import { resolve } from 'node:path';
import { backUp } from '../backup/backing-up.ts';
import { markRestored, restore } from '../backup/restoring.ts';
import { shownDatabase, sqliteFile } from '../../db/url.ts';
import { BackupRefused } from '../backup/files.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';
import { withDeps } from './open.ts';

/** A refusal in words; anything else is as it was. */
function explained({ words }: Cli, error: unknown): unknown {
  if (!(error instanceof BackupRefused)) return error;
  const { facts } = error;
  switch (facts.code) {
    case 'exists':
    case 'missing':
      return new InputError(words(`backup.${facts.code}`, { file: facts.file }));
    case 'postgres_backup':
    case 'postgres_restore':
      return new InputError(words(`backup.${facts.code}`));
  }
}

/** `duban backup FILE`: the database and its evidence as they are at this moment, while the bot runs. */
export async function backup(cli: Cli, file: string | undefined): Promise<ExitCode> {
  if (file === undefined) throw new InputError(cli.words('backup.no_file'));
  try {
    await backUp(cli.config, resolve(file), cli.newId());
  } catch (error) {
    throw explained(cli, error);
  }
  cli.out(cli.words('backup.done', { file }));
  return 0;
}

/**
 * `duban restore [FILE]`: puts a backup where no database is. Without a file the database that is there was put back by
 * other means, and is only marked.
 */
export async function restoreFrom(cli: Cli, file: string | undefined): Promise<ExitCode> {
  const { config, words } = cli;
  const now = cli.clock();
  let from: string | null;
  if (file === undefined) {
    const database = sqliteFile(config.databaseUrl);
    if (database !== null) throw new InputError(words('backup.restore_what'));
    from = await withDeps(cli, ({ db }) => markRestored(db, now));
  } else {
    try {
      from = await restore(config, resolve(file), { partName: cli.newId(), now });
    } catch (error) {
      throw explained(cli, error);
    }
  }
  const url = shownDatabase(config.databaseUrl);
  cli.out(from === null ? words('backup.restored_empty', { url }) : words('backup.restored', { url, from }));
  return 0;
}
