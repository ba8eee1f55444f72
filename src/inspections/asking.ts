import { addInspectionComment } from '../../db/inspections.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import { factsAfter } from './moving.ts';
import {
  addRoundLine,
  ownSections,
  refusedRound,
  roundFor,
  sectionIn,
  teamOnly,
  type Delivered,
  type RoundAsked,
  type RoundChange,
  type Telling,
} from './round.ts';

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
  deed: 'ask';
  section: InspectedSection;
  text: string;
  commentId: string;
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
  if (!own.includes(found)) teamOnly(facts, caller, 'record');
  return found;
}

/** Keeps what a section asks about a round, or is told about it, once however often the same delivery brings it. */
export function askInRound(
  deps: Deps,
  asked: Delivered<QuestionAsked>,
  tell: Telling<QuestionKept>,
): Promise<QuestionKept | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const { caller, door, messageKey } = asked;
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    const { section } = sectionMeant(before, asked);
    const text = asked.text.trim();
    if (text === '') throw refusedRound({ kind: 'empty', inspection: before.ref });
    const at = now.toISOString();
    const commentId = deps.newId();
    await addInspectionComment(tx, {
      id: commentId,
      inspectionId: before.round.id,
      sectionId: section.id,
      authorId: caller.personId,
      text,
      messageKey,
      at,
      withdrawnAt: null,
    });
    const by = { personId: caller.personId, name: caller.name };
    const details = { section: section.id, ...(messageKey === null ? {} : { message: messageKey }) };
    await addRoundLine(tx, before, { event: 'ask', by, door, reason: text, details }, at);
    const facts = await factsAfter(tx, campaign, before, now);
    const kept: QuestionKept = {
      kind: 'asked',
      deed: 'ask',
      facts,
      by,
      section: sectionIn(facts, section.id),
      text,
      commentId,
    };
    await tell(tx, campaign, kept);
    return kept;
  });
}
