import type { DbOrTx } from './transact.ts';

/** True the first time a delivery's key is seen; false for every repetition. */
export async function receiveOnce(db: DbOrTx, key: string, receivedAt: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inbox')
    .values({ key, receivedAt })
    .onConflict((c) => c.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The key of one edit of a message. */
export function editKey(messageKey: string, editedTs: string): string {
  return `edited:${messageKey}:${editedTs}`;
}

/** The key of a message's deletion. */
export function deletionKey(messageKey: string): string {
  return `deleted:${messageKey}`;
}

/** What follows the prefix in the keys that were received. */
export async function receivedAfter(db: DbOrTx, prefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('inbox')
    .select('key')
    .where('key', '>', prefix)
    // Behind every key that begins with the prefix: Slack's keys are plain ASCII.
    .where('key', '<', `${prefix}~`)
    .execute();
  return rows.map((row) => row.key.slice(prefix.length));
}

export async function wasReceived(db: DbOrTx, key: string): Promise<boolean> {
  const row = await db.selectFrom('inbox').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}
