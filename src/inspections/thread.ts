import {
  commentsOfMessage,
  findInspection,
  findInspectionByNumber,
  withdrawInspectionComment,
} from '../../db/inspections.ts';
import type { InspectionCommentRow } from '../../db/inspections.ts';
import { deletionKey, editKey, receivedAfter, receiveOnce, wasReceived } from '../../db/inbox.ts';
import { peopleByIds } from '../../db/people.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';
import { askWithin, type QuestionKept } from './asking.ts';
import { inspectionFacts, type InspectionFacts } from './facts.ts';
import {
  addRoundLine,
  factsAfter,
  sectionIn,
  type RoundCaller,
  type RoundChange,
  type Telling,
} from './round.ts';
import { isOfPosts } from '../people/posts.ts';

/** What somebody wrote under the notice of a round, by which delivery. */
export interface SaidUnderNotice {
  caller: RoundCaller;
  /** The round as `I3`, and the section that the notice is for. */
  ref: string;
  sectionId: string;
  text: string;
  inboxKey: string;
  /** `channel:ts`, by which an edit or deletion finds it. */
  messageKey: string;
  door: Door;
}

/** Words that are taken back with their message. */
export interface WordsUnsaid extends RoundChange {
  kind: 'unsaid';
  deed: 'unsay';
}

/** People who have nothing to do with a round talk with each other. */
export interface NoWords {
  kind: 'comment';
}

/** Whose words and files are kept with a round: those of its sections, its team, the office and the leaders. */
export function isConcerned(
  facts: InspectionFacts,
  { caller, sectionId }: Pick<SaidUnderNotice, 'caller' | 'sectionId'>,
): boolean {
  const { personId, isOffice, isLeader } = caller;
  const isInspector = facts.inspectors.some((one) => one.id === personId);
  const inspected = facts.sections.find(({ section }) => section.id === sectionId);
  return (
    inspected !== undefined && (isOffice || isLeader || isInspector || isOfPosts(personId, inspected.section))
  );
}

/** Whether a message is on record, or gone: Slack may deliver it after its own edit or deletion. */
async function wasKept(tx: Tx, messageKey: string): Promise<boolean> {
  return (
    (await wasReceived(tx, deletionKey(messageKey))) || (await commentsOfMessage(tx, messageKey)).length > 0
  );
}

/** Keeps with a round what somebody writes under its notice, once, whatever it is: a question, an answer, a remark. */
export function hearUnderNotice(
  deps: Deps,
  said: SaidUnderNotice,
  tell: Telling<QuestionKept>,
): Promise<QuestionKept | Repeated | NoWords> {
  return onceFor<QuestionKept | Repeated | NoWords>(deps, said.inboxKey, async (tx, now) => {
    if (await wasKept(tx, said.messageKey)) return REPEATED;
    const campaign = await campaignFacts(tx);
    const round = await findInspectionByNumber(tx, Number(said.ref.slice(1)));
    const facts = round && (await inspectionFacts(tx, campaign, round, now));
    if (!facts || !isConcerned(facts, said)) return { kind: 'comment' };
    const kept = await askWithin(tx, deps, campaign, facts, { ...said, section: said.sectionId }, now);
    await tell(tx, campaign, kept);
    return kept;
  });
}

/** What stands of a message, or what it said last; undefined when nothing was ever kept of it. */
async function newestOf(tx: Tx, messageKey: string): Promise<InspectionCommentRow | undefined> {
  const versions = await commentsOfMessage(tx, messageKey);
  return versions.find((one) => one.withdrawnAt === null) ?? versions.at(-1);
}

/** What a message says on record now, with its round and its author. */
interface Standing {
  comment: InspectionCommentRow;
  facts: InspectionFacts;
  caller: RoundCaller;
}

async function standingOf(
  tx: Tx,
  campaign: CampaignFacts,
  comment: InspectionCommentRow,
  now: Date,
): Promise<Standing | null> {
  const round = await findInspection(tx, comment.inspectionId);
  if (!round) return null;
  const [author] = await peopleByIds(tx, [comment.authorId]);
  const caller = {
    personId: comment.authorId,
    name: author?.name ?? comment.authorId,
    isOffice: false,
    isLeader: false,
    sections: [],
  };
  return { comment, facts: await inspectionFacts(tx, campaign, round, now), caller };
}

/**
 * The author changed a message under the notice of a round: the corrected words stand in place of the first. Null when
 * nothing was kept of the message; an edit that arrives after a later one counts as a repetition.
 */
export function rewordUnderNotice(
  deps: Deps,
  edit: { messageKey: string; editedTs: string; text: string },
  tell: Telling<QuestionKept>,
): Promise<QuestionKept | Repeated | null> {
  const { messageKey, editedTs, text } = edit;
  return transact(deps.db, async (tx) => {
    const now = deps.clock();
    const comment = await newestOf(tx, messageKey);
    if (!comment) return null;
    const at = now.toISOString();
    const edits = await receivedAfter(tx, editKey(messageKey, ''));
    if (comment.withdrawnAt !== null || text === '' || edits.some((ts) => ts > editedTs)) return REPEATED;
    if (!(await receiveOnce(tx, editKey(messageKey, editedTs), at))) return REPEATED;
    const campaign = await campaignFacts(tx);
    const standing = await standingOf(tx, campaign, comment, now);
    if (!standing) return null;
    await withdrawInspectionComment(tx, comment.id, at);
    const { facts, caller } = standing;
    const meant = { caller, door: 'thread', messageKey, section: comment.sectionId, text } as const;
    const kept = await askWithin(tx, deps, campaign, facts, meant, now, 'reword');
    await tell(tx, campaign, kept);
    return kept;
  });
}

/** A message under the notice of a round is gone, and with it what it said. Null when nothing was kept of it. */
export function unsayUnderNotice(
  deps: Deps,
  messageKey: string,
  tell: Telling<WordsUnsaid>,
): Promise<WordsUnsaid | Repeated | null> {
  return transact(deps.db, async (tx) => {
    const now = deps.clock();
    const comment = await newestOf(tx, messageKey);
    if (!comment) return null;
    const campaign = await campaignFacts(tx);
    const standing = await standingOf(tx, campaign, comment, now);
    if (!standing || !(await withdrawInspectionComment(tx, comment.id, now.toISOString()))) return REPEATED;
    const { personId, name } = standing.caller;
    const by = { personId, name };
    const details = { section: sectionIn(standing.facts, comment.sectionId).section.id, message: messageKey };
    const line = { event: 'unsay', by, door: 'thread', reason: '', details } as const;
    await addRoundLine(tx, standing.facts, line, now.toISOString());
    const facts = await factsAfter(tx, campaign, standing.facts, now);
    const unsaid: WordsUnsaid = { kind: 'unsaid', deed: 'unsay', facts, by };
    await tell(tx, campaign, unsaid);
    return unsaid;
  });
}
