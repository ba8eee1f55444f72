import { deletionKey, wasReceived } from '../../db/inbox.ts';
import { repliesOfMessage } from '../../db/replies.ts';
import type { Tx } from '../../db/transact.ts';
import type { WeekRow } from '../../db/weeks.ts';
import type { Deps } from '../deps.ts';
import type { Caller, SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import type { Telling } from '../tasks/moving.ts';
import type { Became } from '../tasks/weekly.ts';
import { deployedWeek, sectionTasks, type AskedTask } from '../weeks/service.ts';
import { saidAnew, takenIn } from './following.ts';
import { parseReply } from './parse.ts';
import { replyRight, type ReplyRight } from './right.ts';
import {
  currentReply,
  isLate,
  replacesText,
  saysNoChange,
  type CurrentReply,
  type ReplyItem,
  type ReplySource,
} from './rules.ts';
import { store, submissions } from './submissions.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';

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
  /** What became of the tasks that the section leads. */
  became: Became[];
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

/**
 * What of a reply its author says now. A form comes filled with what was said before; whoever leaves that as
 * it is does not say it again.
 */
function heard(
  content: Content,
  items: readonly ReplyItem[],
  before: CurrentReply | null,
): readonly ReplyItem[] {
  return 'text' in content ? saidAnew(items, before?.items ?? []) : items;
}

/**
 * Saves a section's answer in one transaction with the key of the delivery that brought it, and has the tasks
 * of which it speaks follow; when this returns, it is on disk. Late answers are taken and marked. An answer
 * that says nothing is refused.
 */
export function submitReply(
  deps: Deps,
  submitting: Submitting,
  content: Content,
  tell: Telling,
): Promise<Saved | Repeated> {
  return onceFor(deps, submitting.inboxKey, async (tx, now) => {
    const submittedAt = submitting.writtenAt?.toISOString() ?? now.toISOString();
    if (await overtaken(tx, submitting.messageKey)) return REPEATED;
    const { caller, source, messageKey } = submitting;
    const { week, section, onBehalf } = await allowed(tx, submitting);
    const { period } = week;
    const tasks = await sectionTasks(tx, period, section.id);
    const known = await submissions(tx, period, section.id);
    const before = currentReply(known);
    if (before && 'unchanged' in content) {
      if (!saysNoChange(before)) throw new Refusal({ code: 'already_answered', section: section.name });
      return REPEATED;
    }
    const { text, items, unknown } = read(content, tasks);
    if (text === '' && items.length === 0 && !('unchanged' in content))
      throw new Refusal({ code: 'empty_reply' });
    const late = isLate(submittedAt, week.dueAt);
    const stored = await store(
      tx,
      deps,
      'save',
      {
        period,
        sectionId: section.id,
        authorId: caller.personId,
        onBehalf: onBehalf ? 1 : 0,
        source,
        messageKey,
        text,
        submittedAt,
        late: late ? 1 : 0,
      },
      items,
    );
    const anew = heard(content, items, before);
    const spoken = { caller, door: source, replyId: stored.replyId, period, section, tasks, known, anew };
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
      replacesText: replacesText(before, text, source),
      became: await takenIn(tx, deps, spoken, now, tell),
    };
  });
}
