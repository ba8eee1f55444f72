import {
  addEvidence,
  findEvidenceOfFile,
  linkEvidence,
  unlinkMessage,
  type EvidenceRow,
  type ProvenRow,
} from '../../db/evidence.ts';
import { addAudit } from '../../db/audit.ts';
import type { EvidenceNoun } from '../../db/schema-evidence.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import { evidenceFacts, type EvidenceFacts } from './facts.ts';
import type { SlackFile } from './given.ts';
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
  const known = await findEvidenceOfFile(tx, file.id);
  if (known) return known;
  const fault = faultOf(file);
  const at = now.toISOString();
  const row: EvidenceRow = {
    id: deps.newId(),
    slackFileId: file.id,
    name: cleanedName(file.name) || file.id,
    mime: file.mime,
    size: file.size ?? 0,
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
 * once, however often it is attached. Returns all of them, also those that are refused: whoever attached them is to be
 * told which.
 */
export async function keepEvidence(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { files, personId, door, ...proven }: OfferedEvidence,
  now: Date,
): Promise<EvidenceKept[]> {
  const rows: EvidenceRow[] = [];
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
  if (taken.length > 0 && noun !== 'check') {
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

/** Somebody deleted the message that files came with: they prove nothing any more. What was copied stays. */
export function withdrawFiles(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  messageKey: string,
  tell: EvidenceTelling,
): Promise<void> {
  return transact(db, async (tx) => tell(tx, await unlinkMessage(tx, messageKey, clock().toISOString())));
}
