import { receiveOnce } from '../db/inbox.ts';
import { transact, type Tx } from '../db/transact.ts';
import type { Deps } from './deps.ts';

/** The same delivery came before; what it brought is kept already. */
export interface Repeated {
  kind: 'repeated';
}

/** What the second and every further delivery of the same thing comes to. */
export const REPEATED: Repeated = { kind: 'repeated' };

/**
 * Does what a delivery brings, once however often it comes: the delivery's key and the work are one transaction,
 * so that a work that is refused or fails may come again. `now` is when it came.
 */
export function onceFor<Done>(
  deps: Pick<Deps, 'db' | 'clock'>,
  inboxKey: string,
  work: (tx: Tx, now: Date) => Promise<Done>,
): Promise<Done | Repeated> {
  return transact(deps.db, async (tx) => {
    const now = deps.clock();
    return (await receiveOnce(tx, inboxKey, now.toISOString())) ? work(tx, now) : REPEATED;
  });
}
