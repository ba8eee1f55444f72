import { AsyncLocalStorage } from 'node:async_hooks';

const transactions = new AsyncLocalStorage<{ open: boolean }>();

/** Runs the body of a transaction, so that `refuseInside` knows of it until it ends. */
export async function inside<Result>(work: () => Promise<Result>): Promise<Result> {
  const transaction = { open: true };
  try {
    return await transactions.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/**
 * Throws when called from the body of a transaction. Asking for a second connection there would wait for
 * ever on SQLite, which has only one, and on PostgreSQL would not see what the transaction has written.
 */
export function refuseInside(): void {
  if (transactions.getStore()?.open) throw new Error('inside a transaction only its own Tx may be used');
}
