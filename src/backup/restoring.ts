import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copySqlite } from '../../db/backup.ts';
import { findCampaign, setRestored, type CampaignRow } from '../../db/campaign.ts';
import { connect, type Db } from '../../db/connect.ts';
import { refreshSent } from '../../db/deliveries-restored.ts';
import { migrate } from '../../db/migrate.ts';
import { transact } from '../../db/transact.ts';
import { sqliteFile } from '../../db/url.ts';
import type { Config } from '../config.ts';
import { evidenceOf } from './backing-up.ts';
import { BackupRefused, copyEvidenceFolder, giveName, isThere, refuseExisting } from './files.ts';

/** Messages that were posted so long before the backup may have been changed in Slack since. */
const REFRESHED_MS = 21 * 24 * 60 * 60_000;

/** Until when a database knows what happened, by the office's clock. */
function knowsUntil({ tickedAt, heardAt, importedAt }: CampaignRow): string {
  const [newest = importedAt] = [tickedAt, heardAt, importedAt]
    .filter((at) => at !== null)
    .toSorted()
    .toReversed();
  return newest;
}

/**
 * Marks a database as put back to an earlier state: from now on the bot looks into Slack before it posts anything, and
 * brings what it posted lately to what the database says. Returns until when it knows what happened; null: it is empty.
 */
export async function markRestored(db: Db, now: Date): Promise<string | null> {
  return transact(db, async (tx) => {
    const campaign = await findCampaign(tx);
    if (!campaign) return null;
    const from = knowsUntil(campaign);
    await setRestored(tx, campaign.id, { restoredFrom: from, restoredAt: now.toISOString() });
    await refreshSent(tx, new Date(Date.parse(from) - REFRESHED_MS).toISOString());
    return from;
  });
}

async function markedFile(file: string, now: Date): Promise<string | null> {
  const db = connect(`sqlite:${file}`);
  try {
    await migrate(db);
    return await markRestored(db, now);
  } finally {
    await db.destroy();
  }
}

/**
 * Puts a backup where no database is yet, with its evidence, marked as restored. The database appears last. Rejects with
 * `BackupRefused` when nothing was done.
 */
export async function restore(
  { databaseUrl, evidenceFolder }: Pick<Config, 'databaseUrl' | 'evidenceFolder'>,
  file: string,
  by: { partName: string; now: Date },
): Promise<string | null> {
  const target = sqliteFile(databaseUrl);
  if (target === null) throw new BackupRefused({ code: 'postgres_restore' });
  if (!(await isThere(file))) throw new BackupRefused({ code: 'missing', file });
  await refuseExisting(target, `${target}-wal`);
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${by.partName}`;
  try {
    await copySqlite(file, part);
    const from = await markedFile(part, by.now);
    if (await isThere(evidenceOf(file))) await copyEvidenceFolder(evidenceOf(file), evidenceFolder);
    await giveName(part, target);
    return from;
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true });
  }
}
