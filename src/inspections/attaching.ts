import { deletionKey, wasReceived } from '../../db/inbox.ts';
import { findInspectionByNumber } from '../../db/inspections.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { SlackFile } from '../evidence/given.ts';
import { keepEvidence, type EvidenceKept } from '../evidence/keeping.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';
import { inspectionFacts } from './facts.ts';
import { isConcerned, type SaidUnderNotice } from './thread.ts';

/** Files that somebody attached to a message under the notice of a round. */
export interface FilesUnderNotice extends Omit<SaidUnderNotice, 'text'> {
  files: readonly SlackFile[];
}

/**
 * Keeps with a round what somebody attached under its notice, once. Null when they have nothing to do with the round:
 * people show each other pictures.
 */
export function attachUnderNotice(
  deps: Deps,
  said: FilesUnderNotice,
): Promise<EvidenceKept[] | Repeated | null> {
  const { caller, ref, sectionId, files, messageKey, door } = said;
  return onceFor<EvidenceKept[] | Repeated | null>(deps, said.inboxKey, async (tx, now) => {
    if (await wasReceived(tx, deletionKey(messageKey))) return REPEATED;
    const campaign = await campaignFacts(tx);
    const round = await findInspectionByNumber(tx, Number(ref.slice(1)));
    const facts = round && (await inspectionFacts(tx, campaign, round, now));
    if (!facts || !isConcerned(facts, said)) return null;
    const proven = { noun: 'inspection', subjectId: facts.round.id, sectionId, messageKey } as const;
    return keepEvidence(tx, deps, { ...proven, files, personId: caller.personId, door }, now);
  });
}
