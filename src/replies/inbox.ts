import { receiveOnce } from '../../db/inbox.ts';
import type { Deps } from '../deps.ts';

/**
 * True for the one delivery that is to be answered. For what saves nothing: a message with a mention comes
 * as two events, and Slack repeats events. What saves something keeps the key in its own transaction.
 */
export function isFirst(deps: Deps, inboxKey: string): Promise<boolean> {
  return receiveOnce(deps.db, inboxKey, deps.clock().toISOString());
}
