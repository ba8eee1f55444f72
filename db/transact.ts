import { setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Db } from './connect.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;

/** Query functions take either; inside a transaction only the `Tx` may be used. */
export type DbOrTx = Db | Tx;

/** Slack waits 3 s for an acknowledgement; the writer must know before that whether it was saved. */
const PATIENCE_MS = 2_000;
const RETRY_AFTER_MS = 40;

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || code === '40001' || code === '40P01';
}

/**
 * Runs `work` in one transaction that holds the write lock from its start, and commits it. While another
 * process holds the lock it tries again without blocking this one, for up to two seconds.
 */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const started = performance.now();
  for (;;) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > PATIENCE_MS) throw error;
      await wait(RETRY_AFTER_MS);
    }
  }
}
