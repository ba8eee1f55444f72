import { setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { isBusy } from './busy.ts';
import { conditionOf } from './condition.ts';
import type { Db } from './connect.ts';
import { inside } from './inside.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;

/** Query functions take either; inside a transaction only the `Tx` may be used. */
export type DbOrTx = Db | Tx;

/** Slack waits 3 s for an acknowledgement; the writer must know before that whether it was saved. */
const PATIENCE_MS = 1_500;
/** Not all the same, or several that wait would ask at the same moments and find each other there. */
const RETRY_AFTER_MS = [10, 30, 17, 25] as const;

/** Tries again while another process holds the lock, without blocking this one, for so long at most. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  patienceMs: number = PATIENCE_MS,
): Promise<Result> {
  const started = performance.now();
  for (let turn = 0; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > patienceMs) throw error;
      await wait(RETRY_AFTER_MS[turn % RETRY_AFTER_MS.length]);
    }
  }
}

/**
 * Runs `work` in one transaction that holds the write lock from its start, and commits it. Transactions
 * of all processes follow each other, on either engine, so that what one has read stays true until it
 * commits. While another one holds the lock it is waited for, up to a second and a half. The database's condition is told how
 * it went.
 */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const condition = conditionOf(db);
  try {
    const result = await patiently(() => db.transaction().execute((tx) => inside(() => work(tx))));
    condition.succeeded();
    return result;
  } catch (error) {
    condition.failed(error);
    throw error;
  }
}
