import { addAudit } from '../../db/audit.ts';
import { settle } from '../../db/claims.ts';
import { findDelivery, type DeliveryRow } from '../../db/deliveries.ts';
import { transact, type Tx } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import type { Standing } from '../slack/standing.ts';
import type { Permalink } from './permalink.ts';

/** What whoever runs the bot decides of a message of which nobody can tell whether Slack shows it. */
export const DECISIONS = ['sent', 'resend', 'drop'] as const;

export type Decision = (typeof DECISIONS)[number];

/** Why nothing was decided. */
export type SettlingRefusal =
  | { code: 'unknown' | 'overtaken' | 'needs_link' | 'other_channel' | 'absent' }
  | { code: 'not_uncertain'; state: DeliveryRow['state'] }
  | { code: 'stands'; ts: string };

/** Nothing was decided, and nothing changed. */
export class SettlingRefused extends Error {
  readonly facts: SettlingRefusal;

  constructor(facts: SettlingRefusal) {
    super(facts.code);
    this.facts = facts;
  }
}

/** Where the message stands, by what Slack shows or else by the link that was given. */
function placeShown(standing: Standing, link: Permalink | null): { channel: string; ts: string } {
  const { channel } = standing;
  if (standing.kind === 'shown') return { channel: standing.channel, ts: standing.ts };
  if (standing.kind === 'absent') throw new SettlingRefused({ code: 'absent' });
  if (link === null) throw new SettlingRefused({ code: 'needs_link' });
  if (channel !== null && channel !== link.channel) throw new SettlingRefused({ code: 'other_channel' });
  return link;
}

/** What becomes of the message. */
function outcomeOf(
  { decision, link, standing }: { decision: Decision; link: Permalink | null; standing: Standing },
  { now, wireNow }: { now: string; wireNow: string },
): Parameters<typeof settle>[2] {
  const fresh = { attempts: 0, lastError: null, notBeforeAt: new Date(0).toISOString() };
  switch (decision) {
    case 'sent':
      // Which version stands there is not known, so what the database says is sent as an update.
      return { ...fresh, ...placeShown(standing, link), state: 'queued', sentVersion: 0, sentAt: now };
    case 'resend':
      if (standing.kind === 'shown') throw new SettlingRefused({ code: 'stands', ts: standing.ts });
      // Somebody has looked: it is not looked for once more before it is posted.
      return { ...fresh, state: 'queued', absentAt: wireNow };
    case 'drop':
      return { state: 'cancelled' };
  }
}

/** An uncertain message; refused when there is no such message, or its outcome is known. */
export async function uncertainMessage({ db }: Pick<Deps, 'db'>, key: string): Promise<DeliveryRow> {
  const row = await findDelivery(db, key);
  if (!row) throw new SettlingRefused({ code: 'unknown' });
  if (row.state !== 'uncertain') throw new SettlingRefused({ code: 'not_uncertain', state: row.state });
  return row;
}

/**
 * Settles an uncertain message as it was seen: it stands in Slack, is to be posted again, or is let go. Refused when
 * Slack says otherwise, and when somebody else settled it meanwhile. On record with what Slack said of it.
 */
export async function settleUncertain(
  deps: Pick<Deps, 'db' | 'clock' | 'wireClock'>,
  row: DeliveryRow,
  said: { decision: Decision; link: Permalink | null; standing: Standing },
  tell: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  const now = deps.clock().toISOString();
  const outcome = outcomeOf(said, { now, wireNow: deps.wireClock().toISOString() });
  await transact(deps.db, async (tx) => {
    if (!(await settle(tx, row, outcome))) throw new SettlingRefused({ code: 'overtaken' });
    await addAudit(tx, {
      noun: 'message',
      subjectId: row.key,
      event: said.decision,
      fromState: row.state,
      toState: said.decision === 'drop' ? 'cancelled' : said.decision === 'sent' ? 'sent' : 'queued',
      actorId: null,
      door: 'console',
      reason: '',
      details: JSON.stringify({ history: said.standing.kind, address: row.address }),
      at: now,
    });
    await tell(tx);
  });
}
