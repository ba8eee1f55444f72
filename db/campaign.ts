import type { Selectable } from 'kysely';
import type { CampaignTable, HolidayNoticeTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type CampaignRow = Selectable<CampaignTable>;

/** The one campaign of this database, or undefined before the first import. */
export function findCampaign(db: DbOrTx): Promise<CampaignRow | undefined> {
  return db.selectFrom('campaign').selectAll().limit(1).executeTakeFirst();
}

/** What the bot remembers of a campaign that it has just been given. */
const NOTHING_YET = {
  watchingSince: null,
  tickedAt: null,
  heardAt: null,
  restoredFrom: null,
  restoredAt: null,
  team: null,
};

/** Adds or replaces the campaign's own settings; what the bot itself remembers stays. */
export async function putCampaign(
  db: DbOrTx,
  row: Omit<CampaignRow, keyof typeof NOTHING_YET>,
): Promise<void> {
  const { id: _id, ...settings } = row;
  await db
    .insertInto('campaign')
    .values({ ...row, ...NOTHING_YET })
    .onConflict((c) => c.column('id').doUpdateSet(settings))
    .execute();
}

/** Remembers from when on slots are this bot's to post. */
export async function setWatchingSince(db: DbOrTx, id: string, at: string): Promise<void> {
  await db.updateTable('campaign').set({ watchingSince: at }).where('id', '=', id).execute();
}

/** Remembers the last pass of the clock; it is earlier than the one before when the clock was put right. */
export async function setTicked(db: DbOrTx, id: string, at: string): Promise<void> {
  await db.updateTable('campaign').set({ tickedAt: at }).where('id', '=', id).execute();
}

/** Remembers until when Slack was heard. */
export async function setHeard(db: DbOrTx, id: string, at: string): Promise<void> {
  await db.updateTable('campaign').set({ heardAt: at }).where('id', '=', id).execute();
}

/** Remembers that the database was restored, and until when it knows what happened. */
export async function setRestored(
  db: DbOrTx,
  id: string,
  restored: { restoredFrom: string; restoredAt: string },
): Promise<void> {
  await db.updateTable('campaign').set(restored).where('id', '=', id).execute();
}

/** Remembers which Slack team the messages go to. */
export async function setTeam(db: DbOrTx, id: string, team: string): Promise<void> {
  await db.updateTable('campaign').set({ team }).where('id', '=', id).execute();
}

/** Holiday notices that were imported, oldest year first. */
export function listNotices(db: DbOrTx, calendar: string): Promise<Selectable<HolidayNoticeTable>[]> {
  return db
    .selectFrom('holidayNotice')
    .selectAll()
    .where('calendar', '=', calendar)
    .orderBy('year')
    .execute();
}

/** Adds a year's notice, or replaces the one that was imported before. */
export async function putNotice(db: DbOrTx, row: Selectable<HolidayNoticeTable>): Promise<void> {
  const { off, workdays, importedAt } = row;
  await db
    .insertInto('holidayNotice')
    .values(row)
    .onConflict((c) => c.columns(['calendar', 'year']).doUpdateSet({ off, workdays, importedAt }))
    .execute();
}
