import { editKey, receivedAfter, receiveOnce } from '../../db/inbox.ts';
import { repliesOfMessage, supersedeReply } from '../../db/replies.ts';
import { transact } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import { sectionNamed } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import type { Telling } from '../tasks/moving.ts';
import { deployedWeek, sectionTasks } from '../weeks/service.ts';
import { authorOf, saidAnew, takenIn } from './following.ts';
import { parseReply } from './parse.ts';
import { isLate } from './rules.ts';
import type { Saved } from './service.ts';
import { store, submissions } from './submissions.ts';
import { REPEATED, type Repeated } from '../once.ts';

/**
 * The author changed the message that an answer came from: a new revision takes its place and keeps its
 * lateness, and the tasks follow what it says differently. Returns null when the message was no answer. An
 * edit that arrives after a later one of the same message counts as a repetition.
 */
export function editReply(
  deps: Deps,
  edit: { messageKey: string; editedTs: string; typed: string },
  tell: Telling,
): Promise<Saved | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const now = deps.clock();
    const submittedAt = now.toISOString();
    const edits = await receivedAfter(tx, editKey(edit.messageKey, ''));
    if (edits.some((ts) => ts > edit.editedTs)) return REPEATED;
    const isNew = await receiveOnce(tx, editKey(edit.messageKey, edit.editedTs), submittedAt);
    const [before] = await repliesOfMessage(tx, edit.messageKey);
    // Also when it comes again: whoever answers with it in its first version's place may have failed at that.
    if (!before) return null;
    if (!isNew) return REPEATED;
    const { period, sectionId, authorId, onBehalf, source, messageKey } = before;
    const week = await deployedWeek(tx, period);
    const section = await sectionNamed(tx, sectionId);
    const tasks = await sectionTasks(tx, week.period, section.id);
    const { text, items, unknown } = parseReply(edit.typed, tasks);
    if (text === '' && items.length === 0) throw new Refusal({ code: 'empty_reply' });
    const known = await submissions(tx, period, sectionId);
    await supersedeReply(tx, before.id, submittedAt);
    // A message whose reply was taken back and that is then corrected is a new answer.
    const late = before.withdrawnAt === null ? before.late : isLate(submittedAt, week.dueAt) ? 1 : 0;
    const stored = await store(
      tx,
      deps,
      'edit',
      { period, sectionId, authorId, onBehalf, source, messageKey, late, text, submittedAt },
      items,
    );
    const version = known.find((one) => one.id === before.id);
    const said = before.withdrawnAt === null ? (version?.items ?? []) : [];
    // Whoever writes "no change" over their own "done" takes it back, and says nothing else.
    const anew = saidAnew(items, said).filter(
      (item) =>
        item.state !== 'no_change' || !said.some((old) => old.taskId === item.taskId && old.state === 'done'),
    );
    const speaking = { caller: await authorOf(tx, authorId), door: source, replyId: stored.replyId };
    const became = await takenIn(tx, deps, { ...speaking, period, section, tasks, known, anew }, now, tell);
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
      became,
    };
  });
}
