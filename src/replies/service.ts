import { receivedAfter, receiveOnce, wasReceived } from '../../db/inbox.ts';
import {
  addReply,
  listReplies,
  nextRevision,
  repliesOfMessage,
  supersedeReply,
  type ReplyRow,
  type ReplyWithItems,
} from '../../db/replies.ts';
import { transact, type DbOrTx, type Tx } from '../../db/transact.ts';
import { markSummaryStale, type WeekRow } from '../../db/weeks.ts';
import type { Deps } from '../deps.ts';
import { sectionNamed, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { deployedWeek, sectionTasks, type AskedTask } from '../weeks/service.ts';
import { parseReply } from './parse.ts';
import { replyRight, type ReplyRight } from './right.ts';
import {
  currentReply,
  isLate,
  replacesText,
  saysNoChange,
  type ReplyItem,
  type ReplySource,
  type Submission,
} from './rules.ts';

/** For whom, for which week and by which door somebody answers. */
export interface Submitting {
  /** Unique key of the delivery that brought it: a repetition is not saved again. */
  inboxKey: string;
  caller: Caller;
  sectionId: string;
  period: string;
  source: ReplySource;
  /** `channel:ts` for a message; null for commands, buttons and forms. */
  messageKey: string | null;
  /** When it was written, if that was before it arrived; lateness goes by it. */
  writtenAt?: Date;
}

export interface Saved {
  kind: 'saved';
  replyId: string;
  section: SectionWithHandlers;
  week: WeekRow;
  revision: number;
  late: boolean;
  onBehalf: boolean;
  text: string;
  items: ReplyItem[];
  tasks: AskedTask[];
  /** `T99` that the section was not asked for; they stay in the text. */
  unknownTasks: string[];
  /** A general text that was said before and no longer counts, because this one stands in its place. */
  replacesText: boolean;
}

/** The same delivery came before; what it brought is kept already. */
export interface Repeated {
  kind: 'repeated';
}

export type Content = { typed: string } | { text: string; items: ReplyItem[] } | { unchanged: true };

function read(
  content: Content,
  tasks: readonly AskedTask[],
): { text: string; items: ReplyItem[]; unknown: string[] } {
  if ('typed' in content) return parseReply(content.typed, tasks);
  if ('text' in content) return { ...content, unknown: [] };
  const own = tasks.filter((task) => task.role === 'lead');
  const items = own.map((task) => ({
    taskId: task.taskId,
    state: 'no_change' as const,
    text: '',
    blocker: '',
  }));
  return { text: '', items, unknown: [] };
}

async function store(
  tx: Tx,
  deps: Deps,
  row: Omit<ReplyRow, 'id' | 'revision' | 'supersededAt' | 'withdrawnAt'>,
  items: readonly ReplyItem[],
): Promise<{ replyId: string; revision: number }> {
  const replyId = deps.newId();
  const revision = await nextRevision(tx, row.period, row.sectionId);
  await addReply(
    tx,
    { ...row, id: replyId, revision, supersededAt: null, withdrawnAt: null },
    items.map((item, position) => ({ replyId, ...item, position })),
  );
  await markSummaryStale(tx, row.period);
  return { replyId, revision };
}

/** The week and the section of a submission, when the caller may answer for it now. */
export async function allowed(
  tx: Tx,
  { caller, sectionId, period }: Pick<Submitting, 'caller' | 'sectionId' | 'period'>,
): Promise<ReplyRight & { week: WeekRow }> {
  const right = await replyRight(tx, caller, sectionId);
  return { ...right, week: await deployedWeek(tx, period) };
}

/** Slack may deliver a message after its own edit or deletion; what came later counts already. */
async function overtaken(tx: Tx, messageKey: string | null): Promise<boolean> {
  if (messageKey === null) return false;
  return (
    (await wasReceived(tx, deletionKey(messageKey))) || (await repliesOfMessage(tx, messageKey)).length > 0
  );
}

/** The inbox key of one edit of a message. */
function editKey(messageKey: string, editedTs: string): string {
  return `edited:${messageKey}:${editedTs}`;
}

/** The inbox key of a message's deletion. */
export function deletionKey(messageKey: string): string {
  return `deleted:${messageKey}`;
}

/**
 * Saves a section's answer in one transaction with the key of the delivery that brought it; when this
 * returns, it is on disk. Late answers are taken and marked. An answer that says nothing is refused.
 */
export function submitReply(deps: Deps, submitting: Submitting, content: Content): Promise<Saved | Repeated> {
  return transact(deps.db, async (tx) => {
    const receivedAt = deps.clock().toISOString();
    const submittedAt = submitting.writtenAt?.toISOString() ?? receivedAt;
    if (!(await receiveOnce(tx, submitting.inboxKey, receivedAt))) return { kind: 'repeated' };
    if (await overtaken(tx, submitting.messageKey)) return { kind: 'repeated' };
    const { week, section, onBehalf } = await allowed(tx, submitting);
    const tasks = await sectionTasks(tx, week.period, section.id);
    const before = currentReply(await submissions(tx, week.period, section.id));
    if (before && 'unchanged' in content) {
      if (!saysNoChange(before)) throw new Refusal({ code: 'already_answered', section: section.name });
      return { kind: 'repeated' };
    }
    const { text, items, unknown } = read(content, tasks);
    if (text === '' && items.length === 0 && !('unchanged' in content))
      throw new Refusal({ code: 'empty_reply' });
    const late = isLate(submittedAt, week.dueAt);
    const stored = await store(
      tx,
      deps,
      {
        period: week.period,
        sectionId: section.id,
        authorId: submitting.caller.personId,
        onBehalf: onBehalf ? 1 : 0,
        source: submitting.source,
        messageKey: submitting.messageKey,
        text,
        submittedAt,
        late: late ? 1 : 0,
      },
      items,
    );
    return {
      kind: 'saved',
      ...stored,
      section,
      week,
      late,
      onBehalf,
      text,
      items,
      tasks,
      unknownTasks: unknown,
      replacesText: replacesText(before, text, submitting.source),
    };
  });
}

/**
 * The author changed the message that an answer came from: a new revision takes its place and keeps its
 * lateness. Returns null when the message was no answer. An edit that arrives after a
 * later one of the same message counts as a repetition.
 */
export function editReply(
  deps: Deps,
  edit: { messageKey: string; editedTs: string; typed: string },
): Promise<Saved | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const submittedAt = deps.clock().toISOString();
    const edits = await receivedAfter(tx, editKey(edit.messageKey, ''));
    if (edits.some((ts) => ts > edit.editedTs)) return { kind: 'repeated' };
    if (!(await receiveOnce(tx, editKey(edit.messageKey, edit.editedTs), submittedAt)))
      return { kind: 'repeated' };
    const [before] = await repliesOfMessage(tx, edit.messageKey);
    if (!before) return null;
    const week = await deployedWeek(tx, before.period);
    const section = await sectionNamed(tx, before.sectionId);
    const tasks = await sectionTasks(tx, week.period, section.id);
    const { text, items, unknown } = parseReply(edit.typed, tasks);
    if (text === '' && items.length === 0) throw new Refusal({ code: 'empty_reply' });
    await supersedeReply(tx, before.id, submittedAt);
    const { period, sectionId, authorId, onBehalf, source, messageKey } = before;
    // A message whose reply was taken back and that is then corrected is a new answer.
    const late = before.withdrawnAt === null ? before.late : isLate(submittedAt, week.dueAt) ? 1 : 0;
    const stored = await store(
      tx,
      deps,
      { period, sectionId, authorId, onBehalf, source, messageKey, late, text, submittedAt },
      items,
    );
    return {
      kind: 'saved',
      ...stored,
      section,
      week,
      late: late === 1,
      onBehalf: onBehalf === 1,
      text,
      items,
      tasks,
      unknownTasks: unknown,
      replacesText: false,
    };
  });
}

/** A stored row as the rules see it. */
export function submissionOf(row: ReplyWithItems): Submission {
  return {
    id: row.id,
    revision: row.revision,
    authorId: row.authorId,
    onBehalf: row.onBehalf === 1,
    source: row.source,
    text: row.text,
    items: row.items.map(({ taskId, state, text, blocker }) => ({ taskId, state, text, blocker })),
    submittedAt: row.submittedAt,
    late: row.late === 1,
    superseded: row.supersededAt !== null,
    withdrawn: row.withdrawnAt !== null,
    messageKey: row.messageKey,
  };
}

/** All submissions of a section in a week, for the rules. */
export async function submissions(db: DbOrTx, period: string, sectionId: string): Promise<Submission[]> {
  return (await listReplies(db, period, sectionId)).map(submissionOf);
}
