import {
  addEvidence,
  findEvidenceOfFile,
  linkEvidence,
  listEvidenceOf,
  reviveEvidence,
  unlinkMessage,
  type EvidenceRow,
  type ProvenRow,
  type UnlinkedRow,
} from '../../db/evidence.ts';
import { addAudit } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { receiveOnce } from '../../db/inbox.ts';
import type { EvidenceNoun } from '../../db/schema-evidence.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import { evidenceFacts, type EvidenceFacts } from './facts.ts';
import { carriedKey, type SlackFile } from './given.ts';
import { cleanedName, faultOf } from './rules.ts';

/** Files that somebody attached, and what they prove. */
export interface OfferedEvidence {
  files: readonly SlackFile[];
  noun: EvidenceNoun;
  subjectId: string;
  /** Of which section, in a round of several. */
  sectionId: string | null;
  /** Who attached them. */
  personId: string;
  door: Door;
  /** `channel:ts` of the message that they came with; left out for a form. */
  messageKey?: string;
}

/** What became of a file that was attached: it is to be copied, was copied before, or is refused with its `reason`. */
export type EvidenceKept = EvidenceFacts;

async function kept(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  file: SlackFile,
  personId: string,
  now: Date,
): Promise<EvidenceRow> {
  const at = now.toISOString();
  const known = await findEvidenceOfFile(tx, file.id);
  if (known?.state === 'failed') {
    const anew = { state: 'waiting', reason: null, attempts: 0, nextAt: at, triedAt: null } as const;
    await reviveEvidence(tx, known.id, anew);
    return { ...known, ...anew };
  }
  if (known) return known;
  const fault = faultOf(file);
  const row: EvidenceRow = {
    id: deps.newId(),
    slackFileId: file.id,
    name: cleanedName(file.name) || file.id,
    mime: file.mime,
    size: file.size,
    sha256: null,
    state: fault === null ? 'waiting' : 'refused',
    reason: fault,
    attempts: 0,
    nextAt: at,
    triedAt: null,
    uploadedBy: personId,
    happenedAt: file.created === null ? at : new Date(file.created * 1000).toISOString(),
    recordedAt: at,
    copiedAt: null,
  };
  await addEvidence(tx, row);
  return row;
}

/**
 * Keeps files that somebody attached, in the transaction of what they prove: each is copied out of Slack soon after,
 * once, however often it is attached; one that was given up is tried anew. Returns all of them, also those that are refused: whoever attached them is to be
 * told which.
 */
export async function keepEvidence(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { files, personId, door, ...proven }: OfferedEvidence,
  now: Date,
): Promise<EvidenceKept[]> {
  const rows: EvidenceRow[] = [];
  // Of the two events of a mention either may bring the files, or both.
  if (files.length > 0 && proven.messageKey !== undefined)
    await receiveOnce(tx, carriedKey(proven.messageKey), now.toISOString());
  for (const file of files) {
    const row = await kept(tx, deps, file, personId, now);
    rows.push(row);
    if (row.state === 'refused') continue;
    const { noun, subjectId, sectionId, messageKey = null } = proven;
    await linkEvidence(tx, {
      evidenceId: row.id,
      noun,
      subjectId,
      sectionId,
      messageKey,
      at: now.toISOString(),
    });
  }
  const taken = rows.filter((row) => row.state !== 'refused');
  const { noun, subjectId, sectionId, messageKey } = proven;
  if (taken.length > 0) {
    await addAudit(tx, {
      noun,
      subjectId,
      event: 'attach',
      fromState: null,
      toState: null,
      actorId: personId,
      door,
      reason: taken.map((row) => row.name).join('\n'),
      details: JSON.stringify({
        evidence: taken.map((row) => row.id),
        ...(sectionId === null ? {} : { section: sectionId }),
        ...(messageKey === undefined ? {} : { attached: messageKey }),
      }),
      at: now.toISOString(),
    });
  }
  return evidenceFacts(tx, rows);
}

/** What is to be shown anew in the transaction in which files prove more, or less. */
export type EvidenceTelling = (tx: Tx, proven: readonly ProvenRow[]) => Promise<void>;

/** Adds to the history of what files proved that they were taken back with their message. */
async function addDetached(
  tx: Tx,
  links: readonly UnlinkedRow[],
  messageKey: string,
  at: string,
): Promise<void> {
  const rows = new Map(
    (
      await listEvidenceOf(
        tx,
        links.map((link) => link.evidenceId),
      )
    ).map((row) => [row.id, row]),
  );
  const subjects = groupBy(links, ({ noun, subjectId, sectionId }) =>
    JSON.stringify([noun, subjectId, sectionId]),
  );
  for (const of of subjects.values()) {
    const [link] = of;
    const files = of.flatMap(({ evidenceId }) => rows.get(evidenceId) ?? []);
    const [first] = files;
    if (!link || !first) continue;
    await addAudit(tx, {
      noun: link.noun,
      subjectId: link.subjectId,
      event: 'detach',
      fromState: null,
      toState: null,
      // Slack does not say who deleted a message; its author is who attached the files.
      actorId: first.uploadedBy,
      door: 'thread',
      reason: files.map((row) => row.name).join('\n'),
      details: JSON.stringify({
        evidence: files.map((row) => row.id),
        ...(link.sectionId === null ? {} : { section: link.sectionId }),
        attached: messageKey,
      }),
      at,
    });
  }
}

/**
 * Somebody deleted the message that files came with: they prove nothing by it any more, and history says so. What was
 * copied stays.
 */
export function withdrawFiles(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  messageKey: string,
  tell: EvidenceTelling,
): Promise<void> {
  return transact(db, async (tx) => {
    const at = clock().toISOString();
    const links = await unlinkMessage(tx, messageKey, at);
    await addDetached(tx, links, messageKey, at);
    await tell(tx, links);
  });
}
