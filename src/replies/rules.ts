import type { SectionRow } from '../../db/people.ts';
import type { ItemState, ReplySource } from '../../db/schema.ts';
import { isOfPosts, type Posts } from '../people/posts.ts';

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

/** A command or form states its text anew; a message in a thread adds to what was said. */
const isWhole = (source: ReplySource): boolean => source !== 'thread' && source !== 'mention';

/** In the order in which they were made; an edited message keeps the place of its first version. */
function inOrder(submissions: readonly Submission[]): Submission[] {
  const firsts = new Map<string, number>();
  for (const { messageKey, revision } of submissions) {
    if (messageKey !== null) firsts.set(messageKey, Math.min(revision, firsts.get(messageKey) ?? revision));
  }
  const rank = (one: Submission): number =>
    one.messageKey === null ? one.revision : (firsts.get(one.messageKey) ?? one.revision);
  return submissions.toSorted((one, other) => rank(one) - rank(other));
}

/** The newest word on a task; a word that only repeats the state does not wipe out what was written. */
function newerItem(before: ReplyItem | undefined, item: ReplyItem): ReplyItem {
  const saysNothing = item.text === '' && item.blocker === '';
  return before && saysNothing && before.state === item.state ? before : item;
}

/**
 * The reply that counts, from all submissions of a section in a week; null when none is left. What is
 * said of a task replaces what was said of it before, task by task. A newer command or form replaces the
 * general text when it has one; a thread message is added to it, so that a later "received, thanks" never
 * wipes out an answer.
 */
export function currentReply(submissions: readonly Submission[]): CurrentReply | null {
  const live = inOrder(submissions).filter((one) => !one.superseded && !one.withdrawn);
  const first = live[0];
  if (!first) return null;
  const items = new Map<string, ReplyItem>();
  let texts: string[] = [];
  for (const one of live) {
    for (const item of one.items) items.set(item.taskId, newerItem(items.get(item.taskId), item));
    if (one.text !== '') texts = isWhole(one.source) ? [one.text] : [...texts, one.text];
  }
  const author = live.findLast((one) => isWhole(one.source)) ?? first;
  return {
    authorId: author.authorId,
    onBehalf: author.onBehalf,
    firstAt: first.submittedAt,
    lastAt: live.map((one) => one.submittedAt).reduce((one, other) => (one > other ? one : other)),
    late: first.late,
    text: texts.join('\n'),
    items: [...items.values()],
  };
}

/** True when a new submission's text stands in the place of another one that was said before. */
export function replacesText(before: CurrentReply | null, text: string, source: ReplySource): boolean {
  return before !== null && before.text !== '' && text !== '' && text !== before.text && isWhole(source);
}

/**
 * Tasks of which a section said that they are done and whose newest word says so no longer, though nothing
 * is said of them anew: the part of a message that said it was edited away, or its reply was taken back.
 */
export function unsaidResults(
  before: CurrentReply | null,
  after: CurrentReply | null,
  anew: readonly ReplyItem[],
): string[] {
  const done = (reply: CurrentReply | null): string[] =>
    (reply?.items ?? []).filter((item) => item.state === 'done').map((item) => item.taskId);
  const still = new Set([...done(after), ...anew.map((item) => item.taskId)]);
  return done(before).filter((taskId) => !still.has(taskId));
}

/** The word that the summary shows for a section. */
export function sectionState(reply: CurrentReply | null, taskCount: number): SectionState {
  if (!reply) return taskCount === 0 ? 'no_tasks' : 'missing';
  if (reply.late) return 'replied_late';
  return saysNoChange(reply) ? 'no_change' : 'replied';
}

/** True for a reply that says of every task, and in no further words, that nothing has changed. */
export function saysNoChange(reply: CurrentReply): boolean {
  const silent = (item: ReplyItem): boolean =>
    item.state === 'no_change' && item.text === '' && item.blocker === '';
  return reply.text === '' && reply.items.every(silent);
}

/** On time until the due instant itself. */
export function isLate(submittedAt: string, dueAt: string): boolean {
  return Date.parse(submittedAt) > Date.parse(dueAt);
}

/** Why somebody may answer for a section; null: they may not. */
export function mayReplyFor(
  caller: { personId: string; isOffice: boolean },
  section: Posts,
): 'member' | 'on_behalf' | null {
  if (isOfPosts(caller.personId, section)) return 'member';
  return caller.isOffice ? 'on_behalf' : null;
}

/** Where an answer belongs: one section, or a choice that only the caller can make. */
type Target =
  { kind: 'section'; sectionId: string } | { kind: 'choose'; sections: SectionRow[] } | { kind: 'none' };

/**
 * For which section somebody answers when they did not name one: the section in whose channel they wrote
 * when it is theirs; their only section; for the campaign office any section whose channel it is.
 * With several sections and no hint the caller chooses; without any there is none.
 */
export function replyTarget(
  caller: { sections: readonly SectionRow[]; isOffice: boolean },
  channelSectionId: string | null,
  all: readonly SectionRow[],
): Target {
  const own = caller.sections;
  if (channelSectionId !== null && own.some((section) => section.id === channelSectionId)) {
    return { kind: 'section', sectionId: channelSectionId };
  }
  const [only] = own;
  if (only && own.length === 1) return { kind: 'section', sectionId: only.id };
  if (own.length > 1) return { kind: 'choose', sections: [...own] };
  if (!caller.isOffice) return { kind: 'none' };
  if (channelSectionId !== null) return { kind: 'section', sectionId: channelSectionId };
  return { kind: 'choose', sections: [...all] };
}
