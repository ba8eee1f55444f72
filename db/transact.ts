import { setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { isBusy } from './busy.ts';
import type { Db } from './connect.ts';
import { inside } from './inside.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;

/** Query functions take either; inside a transaction only the `Tx` may be used. */
export type DbOrTx = Db | Tx;

/** Slack waits 3 s for an acknowledgement; the writer must know before that whether it was saved. */
const PATIENCE_MS = 2_000;
const RETRY_AFTER_MS = 40;

/** Tries again while another process holds the lock, without blocking this one, for so long at most. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  patienceMs: number = PATIENCE_MS,
): Promise<Result> {
  const started = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > patienceMs) throw error;
      await wait(RETRY_AFTER_MS);
    }
  }
}

/**
 * Runs `work` in one transaction that holds the write lock from its start, and commits it. Transactions
 * of all processes follow each other, on either engine, so that what one has read stays true until it
 * commits. While another one holds the lock it is waited for, up to two seconds.
 */
export function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return patiently(() => db.transaction().execute((tx) => inside(() => work(tx))));
}
