import type { ItemState, ReplySource } from '../../db/schema.ts';

export type { ItemState, ReplySource } from '../../db/schema.ts';

/** What a section says of one task. */
export interface ReplyItem {
  taskId: string;
  state: ItemState;
  text: string;
  blocker: string;
}

/** One submission, as far as the rules need it. */
export interface Submission {
  id: string;
  revision: number;
  authorId: string;
  onBehalf: boolean;
  source: ReplySource;
  text: string;
  items: readonly ReplyItem[];
  submittedAt: string;
  late: boolean;
  superseded: boolean;
  withdrawn: boolean;
  messageKey: string | null;
}

/** What a section's reply amounts to now. */
export interface CurrentReply {
  authorId: string;
  onBehalf: boolean;
  /** When the section first answered (an answer that was withdrawn does not count), and when it last did. */
  firstAt: string;
  lastAt: string;
  late: boolean;
  text: string;
  items: ReplyItem[];
}

export type SectionState = 'replied' | 'replied_late' | 'no_change' | 'missing' | 'no_tasks';

/** A command, form or button states the whole reply; a message in a thread adds to what was said. */
const isWhole = (source: ReplySource): boolean => source !== 'thread' && source !== 'mention';

function mergedItems(parts: readonly Submission[]): ReplyItem[] {
  const byTask = new Map<string, ReplyItem>();
  for (const part of parts) for (const item of part.items) byTask.set(item.taskId, item);
  return [...byTask.values()];
}

/**
 * The reply that counts, from all submissions of a section in a week; null when none is left. The newest
 * whole submission replaces what was before it; thread messages after it are added, so that a later
 * "received, thanks" never wipes out an answer.
 */
export function currentReply(submissions: readonly Submission[]): CurrentReply | null {
  const live = submissions
    .filter((one) => !one.superseded && !one.withdrawn)
    .toSorted((a, b) => a.revision - b.revision);
  const first = live[0];
  const newest = live.at(-1);
  if (!first || !newest) return null;
  const lastWhole = live.findLastIndex((one) => isWhole(one.source));
  const parts = live.slice(Math.max(0, lastWhole));
  const author = parts[0] ?? newest;
  return {
    authorId: author.authorId,
    onBehalf: author.onBehalf,
    firstAt: first.submittedAt,
    lastAt: newest.submittedAt,
    late: first.late,
    text: parts
      .map((part) => part.text)
      .filter((text) => text !== '')
      .join('\n'),
    items: mergedItems(parts),
  };
}

/** The word that the summary shows for a section. */
export function sectionState(reply: CurrentReply | null, taskCount: number): SectionState {
  if (!reply) return taskCount === 0 ? 'no_tasks' : 'missing';
  if (reply.late) return 'replied_late';
  const unchanged = reply.text === '' && reply.items.every((item) => item.state === 'no_change');
  return unchanged ? 'no_change' : 'replied';
}

/** On time until the due instant itself. */
export function isLate(submittedAt: string, dueAt: string): boolean {
  return Date.parse(submittedAt) > Date.parse(dueAt);
}

/** Why somebody may answer for a section; null: they may not. */
export function mayReplyFor(
  caller: { personId: string; isOffice: boolean },
  section: { headId: string | null; deputyId: string | null; handlerIds: readonly string[] },
): 'member' | 'on_behalf' | null {
  const members = [section.headId, section.deputyId, ...section.handlerIds];
  if (members.includes(caller.personId)) return 'member';
  return caller.isOffice ? 'on_behalf' : null;
}
