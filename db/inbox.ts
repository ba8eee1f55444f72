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

export async function wasReceived(db: DbOrTx, key: string): Promise<boolean> {
  const row = await db.selectFrom('inbox').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}
