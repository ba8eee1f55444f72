import { receiveOnce } from '../../db/inbox.ts';
import { findReply, repliesOfMessage, withdrawReply, type ReplyRow } from '../../db/replies.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { markSummaryStale, type WeekRow } from '../../db/weeks.ts';
import type { Deps } from '../deps.ts';
import { sectionNamed, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { deployedWeek } from '../weeks/service.ts';
import { allowed, deletionKey, type Repeated } from './service.ts';

export interface Withdrawn {
  kind: 'withdrawn';
  section: SectionWithHandlers;
  week: WeekRow;
}

async function withdraw(tx: Tx, reply: ReplyRow, at: string): Promise<Withdrawn | null> {
  if (!(await withdrawReply(tx, reply.id, at))) return null;
  await markSummaryStale(tx, reply.period);
  const week = await deployedWeek(tx, reply.period);
  return { kind: 'withdrawn', week, section: await sectionNamed(tx, reply.sectionId) };
}

/** The message that an answer came from was deleted; null when there was no live answer. */
export function withdrawMessage(deps: Deps, messageKey: string): Promise<Withdrawn | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const at = deps.clock().toISOString();
    if (!(await receiveOnce(tx, deletionKey(messageKey), at))) return { kind: 'repeated' };
    const live = (await repliesOfMessage(tx, messageKey)).find(
      (reply) => reply.supersededAt === null && reply.withdrawnAt === null,
    );
    return live ? withdraw(tx, live, at) : null;
  });
}

/** Takes back one submission, by anybody who may answer for its section. */
export function withdrawSubmission(
  deps: Deps,
  asked: { inboxKey: string; replyId: string; caller: Caller },
): Promise<Withdrawn | Repeated> {
  return transact(deps.db, async (tx) => {
    const at = deps.clock().toISOString();
    if (!(await receiveOnce(tx, asked.inboxKey, at))) return { kind: 'repeated' };
    const reply = await findReply(tx, asked.replyId);
    if (!reply) throw new Refusal({ code: 'reply_gone' });
    await allowed(tx, { caller: asked.caller, sectionId: reply.sectionId, period: reply.period });
    const done = await withdraw(tx, reply, at);
    if (!done) throw new Refusal({ code: 'reply_gone' });
    return done;
  });
}
