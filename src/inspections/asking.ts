import { addInspectionComment } from '../../db/inspections.ts';
import type { Tx } from '../../db/transact.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import {
  addRoundLine,
  factsAfter,
  ownSections,
  refusedRound,
  roundFor,
  sectionIn,
  teamOnly,
  type Delivered,
  type RoundAsked,
  type RoundCaller,
  type RoundChange,
  type Telling,
} from './round.ts';
import { isOfPosts } from '../people/posts.ts';

/** A question to the inspectors, or a word of theirs to a section. */
export interface QuestionAsked extends RoundAsked {
  /** By id or name; empty: the caller's own section in the round. */
  section: string;
  text: string;
  /** `channel:ts` of the message that says it; null when it was typed or came in a form. */
  messageKey: string | null;
}

/** A question that is kept with the round. */
export interface QuestionKept extends RoundChange {
  kind: 'asked';
  /** `reword`: its author corrected it. */
  deed: 'ask' | 'reword';
  section: InspectedSection;
  text: string;
  commentId: string;
}

/** Refuses whoever has nothing to say about a section of a round: its own people, the team, the office and the leaders have. */
export function concernedOnly(
  facts: InspectionFacts,
  { section }: InspectedSection,
  caller: RoundCaller,
): void {
  if (!caller.isLeader && !isOfPosts(caller.personId, section)) teamOnly(facts, caller, 'record');
}

/** Which section it is about: the one that was named, or the only one of the caller's in the round. */
function sectionMeant(facts: InspectionFacts, { caller, section }: QuestionAsked): InspectedSection {
  const own = ownSections(facts, caller.personId);
  if (section === '') {
    const [only, ...more] = own;
    if (only && more.length === 0) return only;
    const among = own.length > 0 ? own : facts.sections;
    const sections = among.map((one) => ({ id: one.section.id, name: one.section.name }));
    if (own.length === 0) teamOnly(facts, caller, 'record');
    throw refusedRound({ kind: 'which_section', inspection: facts.ref, sections });
  }
  const found = sectionIn(facts, section);
  concernedOnly(facts, found, caller);
  return found;
}

/** Words for a round, of which it is plain whose they are and for which section. */
export type WordsMeant = Omit<QuestionAsked, 'inspectionId'>;

/** Puts words on record with a round, inside a transaction that is already under way, without telling anybody. */
export async function askWithin(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  before: InspectionFacts,
  { caller, door, messageKey, section, text }: WordsMeant,
  now: Date,
  deed: 'ask' | 'reword' = 'ask',
): Promise<QuestionKept> {
  const at = now.toISOString();
  const commentId = deps.newId();
  await addInspectionComment(tx, {
    id: commentId,
    inspectionId: before.round.id,
    sectionId: section,
    authorId: caller.personId,
    text,
    messageKey,
    at,
    withdrawnAt: null,
  });
  const by = { personId: caller.personId, name: caller.name };
  const details = { section, ...(messageKey === null ? {} : { message: messageKey }) };
  await addRoundLine(tx, before, { event: deed, by, door, reason: text, details }, at);
  const facts = await factsAfter(tx, campaign, before, now);
  return { kind: 'asked', deed, facts, by, section: sectionIn(facts, section), text, commentId };
}

/** Keeps what a section asks about a round, or is told about it, once however often the same delivery brings it. */
export function askInRound(
  deps: Deps,
  asked: Delivered<QuestionAsked>,
  tell: Telling<QuestionKept>,
): Promise<QuestionKept | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    const { section } = sectionMeant(before, asked);
    const text = asked.text.trim();
    if (text === '') throw refusedRound({ kind: 'empty', inspection: before.ref });
    const kept = await askWithin(tx, deps, campaign, before, { ...asked, section: section.id, text }, now);
    await tell(tx, campaign, kept);
    return kept;
  });
}
