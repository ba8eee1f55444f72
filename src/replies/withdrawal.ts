import { deletionKey } from '../../db/inbox.ts';
import { findReply, repliesOfMessage, withdrawReply, type ReplyRow } from '../../db/replies.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { markSummaryStale, type WeekRow } from '../../db/weeks.ts';
import type { Deps } from '../deps.ts';
import { sectionNamed, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import type { Telling } from '../tasks/moving.ts';
import type { Became } from '../tasks/weekly.ts';
import { deployedWeek, sectionTasks } from '../weeks/service.ts';
import { authorOf, takenIn } from './following.ts';
import { allowed } from './service.ts';
import { recordReply, submissions } from './submissions.ts';
import { onceFor, type Repeated } from '../once.ts';

export interface Withdrawn {
  kind: 'withdrawn';
  section: SectionWithHandlers;
  week: WeekRow;
  /** Results that are no longer handed in, because this reply did so. */
  became: Became[];
}

/** Who takes a reply back, and how it is told what becomes of its tasks. */
interface Withdrawing {
  deps: Deps;
  now: Date;
  /** Null: whoever wrote it. */
  caller: Caller | null;
  door: Door;
  tell: Telling;
}

async function withdraw(
  tx: Tx,
  reply: ReplyRow,
  { deps, now, caller, door, tell }: Withdrawing,
): Promise<Withdrawn | null> {
  const { period, sectionId } = reply;
  const known = await submissions(tx, period, sectionId);
  const at = now.toISOString();
  if (!(await withdrawReply(tx, reply.id, at))) return null;
  await markSummaryStale(tx, period);
  const by = caller ?? (await authorOf(tx, reply.authorId));
  await recordReply(tx, 'withdraw', { ...reply, door }, { personId: by.personId, at });
  const section = await sectionNamed(tx, sectionId);
  const tasks = await sectionTasks(tx, period, sectionId);
  const spoken = { caller: by, door, replyId: reply.id, period, section, tasks, known, anew: [] };
  const became = await takenIn(tx, deps, spoken, now, tell);
  return { kind: 'withdrawn', week: await deployedWeek(tx, period), section, became };
}

/** The message that an answer came from was deleted; null when there was no live answer. */
export function withdrawMessage(
  deps: Deps,
  messageKey: string,
  tell: Telling,
): Promise<Withdrawn | Repeated | null> {
  return onceFor(deps, deletionKey(messageKey), async (tx, now) => {
    const live = (await repliesOfMessage(tx, messageKey)).find(
      (reply) => reply.supersededAt === null && reply.withdrawnAt === null,
    );
    return live ? withdraw(tx, live, { deps, now, caller: null, door: live.source, tell }) : null;
  });
}

/** Takes back one submission, by anybody who may answer for its section. */
export function withdrawSubmission(
  deps: Deps,
  asked: { inboxKey: string; replyId: string; caller: Caller },
  tell: Telling,
): Promise<Withdrawn | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const { caller } = asked;
    const reply = await findReply(tx, asked.replyId);
    if (!reply) throw new Refusal({ code: 'reply_gone' });
    await allowed(tx, { caller, sectionId: reply.sectionId, period: reply.period });
    const done = await withdraw(tx, reply, { deps, now, caller, door: 'button', tell });
    if (!done) throw new Refusal({ code: 'reply_gone' });
    return done;
  });
}
