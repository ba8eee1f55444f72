import { deletionKey, wasReceived } from '../../db/inbox.ts';
import { findRectificationByNumber } from '../../db/rectifications.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { SlackFile } from '../evidence/given.ts';
import { keepEvidence, type EvidenceKept, type EvidenceTelling } from '../evidence/keeping.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';
import { rectificationFacts, type RectificationFacts } from './facts.ts';
import type { Rectifier } from './moving.ts';
import { isOfPosts } from '../people/posts.ts';

/** Files that somebody attached to a message under the card of a rectification. */
export interface FilesUnderCard {
  caller: Rectifier;
  /** The rectification as `R7`. */
  ref: string;
  files: readonly SlackFile[];
  inboxKey: string;
  /** `channel:ts`, by which a deletion finds it. */
  messageKey: string;
  door: Door;
}

/** Whose files are kept with a rectification: those of its section, its reviewers, the office and the leaders. */
function isConcerned(
  { section, inspectorIds }: RectificationFacts,
  { personId, isOffice, isLeader }: Rectifier,
): boolean {
  return isOffice || isLeader || inspectorIds.includes(personId) || isOfPosts(personId, section);
}

/**
 * Keeps with a rectification what somebody attached under its card, once, wherever it stands. Null when they have
 * nothing to do with it: people show each other pictures.
 */
export function attachUnderCard(
  deps: Deps,
  { caller, ref, files, inboxKey, messageKey, door }: FilesUnderCard,
  tell: EvidenceTelling,
): Promise<EvidenceKept[] | Repeated | null> {
  return onceFor<EvidenceKept[] | Repeated | null>(deps, inboxKey, async (tx, now) => {
    if (await wasReceived(tx, deletionKey(messageKey))) return REPEATED;
    const row = await findRectificationByNumber(tx, Number(ref.slice(1)));
    if (!row) return null;
    const facts = await rectificationFacts(tx, await campaignFacts(tx), row, now);
    if (!isConcerned(facts, caller)) return null;
    const { personId } = caller;
    const proven = { noun: 'rectification', subjectId: row.id, sectionId: null, messageKey } as const;
    const kept = await keepEvidence(tx, deps, { ...proven, files, personId, door }, now);
    await tell(tx, [proven]);
    return kept;
  });
}
