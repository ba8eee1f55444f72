import { rm } from 'node:fs/promises';
import { copySqlite } from '../../db/backup.ts';
import { sqliteFile } from '../../db/url.ts';
import type { Config } from '../config.ts';
import { BackupRefused, copyWholeEvidence, giveName, isThere, refuseExisting } from './files.ts';

/** Where the evidence of a backup lies. */
export const evidenceOf = (file: string): string => `${file}.evidence`;

/**
 * Backs the database up while the bot runs, with the evidence beside it; nothing is ever written over. The file appears
 * last, so that whoever sees it has all of it. The evidence is copied after the database and is never changed, so that
 * it holds everything that the database names. Rejects with `BackupRefused` when nothing was done.
 */
export async function backUp(
  { databaseUrl, evidenceFolder }: Pick<Config, 'databaseUrl' | 'evidenceFolder'>,
  file: string,
  partName: string,
): Promise<void> {
  const source = sqliteFile(databaseUrl);
  if (source === null) throw new BackupRefused({ code: 'postgres_backup' });
  if (!(await isThere(source))) throw new BackupRefused({ code: 'missing', file: source });
  await refuseExisting(file, evidenceOf(file));
  const part = `${file}.${partName}`;
  try {
    await copySqlite(source, part);
    if (await isThere(evidenceFolder))
      await copyWholeEvidence(evidenceFolder, evidenceOf(file), evidenceOf(part));
    await giveName(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
