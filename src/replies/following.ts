import { peopleByIds } from '../../db/people.ts';
import type { Tx } from '../../db/transact.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { Telling } from '../tasks/moving.ts';
import { followWords, type Became, type Speaker } from '../tasks/weekly.ts';
import type { AskedTask } from '../weeks/service.ts';
import { currentReply, unsaidResults, type ReplyItem, type Submission } from './rules.ts';
import { submissions } from './submissions.ts';

/** The author of a reply as somebody who acts on its tasks, which they do for their section. */
export async function authorOf(tx: Tx, personId: string): Promise<Speaker['caller']> {
  const [person] = await peopleByIds(tx, [personId]);
  return { personId, name: person?.name ?? personId, isOffice: false, isLeader: false };
}

/** What is said otherwise than it was said before; the rest was heard already. */
export function saidAnew(items: readonly ReplyItem[], before: readonly ReplyItem[]): ReplyItem[] {
  return items.filter((item) => {
    const old = before.find((one) => one.taskId === item.taskId);
    return old?.state !== item.state || old.text !== item.text || old.blocker !== item.blocker;
  });
}

/** A reply that was just saved, edited or taken back, and what was known of its section's week before. */
interface Spoken extends Omit<Speaker, 'sectionId' | 'replyIds'> {
  period: string;
  section: { id: string };
  tasks: readonly AskedTask[];
  known: readonly Submission[];
  /** What it says anew; nothing when it was taken back. */
  anew: readonly ReplyItem[];
}

/**
 * Has the tasks that the section leads follow what its reply says now: what was said anew, and results that
 * are not said any more. What a section says of a task that it supports changes no state.
 */
export async function takenIn(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { caller, door, replyId, period, section, tasks, known, anew }: Spoken,
  now: Date,
  tell: Telling,
): Promise<Became[]> {
  const lead = new Set(tasks.filter((task) => task.role !== 'supporting').map((task) => task.taskId));
  const all = await submissions(tx, period, section.id);
  const words = anew.filter((word) => lead.has(word.taskId));
  const unsaid = unsaidResults(currentReply(known), currentReply(all), anew);
  if (words.length + unsaid.length === 0) return [];
  const replyIds = new Set(all.map((one) => one.id));
  const speaker = { caller, door, replyId, replyIds, sectionId: section.id };
  const following = { tx, newId: deps.newId, campaign: await campaignFacts(tx), now, tell };
  return followWords(following, speaker, words, unsaid);
}
