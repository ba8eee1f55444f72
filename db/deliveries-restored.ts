import type { Tx } from './transact.ts';

/** Has Slack's copies of everything that was posted since an instant brought to what the database says. */
export async function refreshSent(tx: Tx, since: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'queued', sentVersion: 0 })
    .where('state', '=', 'sent')
    .where('ts', 'is not', null)
    .where('sentAt', '>=', since)
    .execute();
}
