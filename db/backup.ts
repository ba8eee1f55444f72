import BetterSqlite3 from 'better-sqlite3';
import { open } from 'node:fs/promises';

/** All pages in one step: what others write meanwhile would have a copy in several steps begin again and again. */
const ALL_PAGES = 0x7fffffff;

/** Makes an empty file that only this user may read. Rejects when it is there already. */
async function makeEmpty(file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  await handle.close();
}

/** Writes what is in a file to the disk. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Rejects unless SQLite finds the file whole and a campaign of ours was ever to be in it; leaves one file, without a log. */
function examine(file: string): void {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`integrity_check: ${String(found)}`);
    if (!copy.prepare("select 1 from sqlite_master where type = 'table' and name = 'campaign'").get())
      throw new Error('no table "campaign"');
  } finally {
    copy.close();
  }
}

/**
 * Copies a SQLite database as it is at one moment, while others may write in it, to a new file that only this user may
 * read. It is whole, examined and on the disk when this resolves.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new BetterSqlite3(from, { fileMustExist: true });
  await makeEmpty(to);
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  examine(to);
  await flush(to);
}
