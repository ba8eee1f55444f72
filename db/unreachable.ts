import type { DbOrTx } from './transact.ts';

const EPOCH = new Date(0).toISOString();

/** Addresses to which messages wait because of one of these errors, each once, in order. */
export function addressesWaitingFor(
  db: DbOrTx,
  errors: readonly string[],
): Promise<{ address: string; code: string | null }[]> {
  return db
    .selectFrom('delivery')
    .select(['address', 'lastError as code'])
    .distinct()
    .where('state', '=', 'queued')
    .where('lastError', 'in', errors)
    .orderBy('address')
    .execute();
}

/**
 * Lets every message to these addresses try again at once, and has those that could not be looked for
 * looked for again.
 */
export async function releaseDeliveries(db: DbOrTx, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .updateTable('delivery')
    .set({ notBeforeAt: EPOCH })
    .where('state', '=', 'queued')
    .where('address', 'in', addresses)
    .execute();
  await db
    .updateTable('delivery')
    .set((s) => ({
      // One that was never begun has nothing to be looked for; it is looked up before it is posted.
      state: s
        .case()
        .when('startedAt', 'is', null)
        .then('queued' as const)
        .else('sending' as const)
        .end(),
      notBeforeAt: EPOCH,
      absentAt: null,
      attempts: 0,
    }))
    .where('state', '=', 'uncertain')
    .where('address', 'in', addresses)
    .execute();
}
