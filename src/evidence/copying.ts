import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { settleEvidence, type EvidenceRow } from '../../db/evidence.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { FileFailure, type SlackFiles } from '../slack/files.ts';
import type { SlackFile } from './given.ts';
import { cleanedName, faultOf, nextTry } from './rules.ts';
import { storeContent, type Stored } from './store.ts';

/** What copying works with. */
export interface CopyingOptions {
  db: Db;
  /** The office's clock: when a file is tried again. */
  clock: () => Date;
  newId: () => string;
  log: Logger;
  files: SlackFiles;
  /** Where copies are kept. */
  folder: string;
  /** Tells, in the transaction of it, of a file that was copied, refused or given up, or that could not be copied yet. */
  tell: (tx: Tx, row: EvidenceRow, now: Date) => Promise<void>;
}

/** Whoever takes a file in hand has it for so long: a process that was killed lets go of it by then. */
const LEASE_MS = 5 * 60_000;

type Change = Partial<Omit<EvidenceRow, 'id' | 'slackFileId'>>;

/** What Slack says of the file now, as it goes on record. */
function seenNow(row: EvidenceRow, { name, mime, size }: SlackFile): Change {
  return { name: cleanedName(name) || row.name, mime: mime || row.mime, size: size ?? row.size };
}

function outcomeOf(stored: Stored, at: string): Change {
  if ('fault' in stored) return { state: 'refused', reason: stored.fault };
  return { state: 'copied', reason: null, copiedAt: at, sha256: stored.sha256, size: stored.size };
}

/** Looks at the file in Slack and fetches it, unless it turns out to be none that is taken. */
async function fetched(o: CopyingOptions, row: EvidenceRow, ended: AbortSignal): Promise<Change> {
  const { file, address } = await o.files.find(row.slackFileId);
  const said = seenNow(row, file);
  const fault = faultOf(file);
  if (fault === 'gone') return { ...said, state: 'failed', reason: fault };
  if (fault !== null) return { ...said, state: 'refused', reason: fault };
  const stored = await storeContent(o.folder, o.newId(), o.files.content(address, ended), file);
  return { ...said, ...outcomeOf(stored, o.clock().toISOString()) };
}

function codeOf(error: unknown): string {
  if (error instanceof FileFailure) return error.code;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unexpected';
}

/** What a try that failed comes to: another one later, or the end. */
function failed(row: EvidenceRow, error: unknown, now: Date): Change {
  if (error instanceof FileFailure && error.isGone) return { state: 'failed', reason: 'gone' };
  const attempts = row.attempts + 1;
  const next = nextTry(attempts, now);
  const reason = codeOf(error);
  return next === null
    ? { state: 'failed', reason, attempts }
    : { state: 'waiting', reason, attempts, nextAt: next.toISOString() };
}

/**
 * Copies one file that waits, unless another process has it in hand. Whatever comes of it is on record with those whom
 * it is told; when it is ended half-way the file waits as it did.
 */
export async function copyEvidence(o: CopyingOptions, row: EvidenceRow, ended: AbortSignal): Promise<void> {
  const lease = new Date(o.clock().getTime() + LEASE_MS).toISOString();
  const taken = { ...row, nextAt: lease };
  if (!(await transact(o.db, (tx) => settleEvidence(tx, row, { nextAt: lease })))) return;
  let change: Change;
  try {
    change = await fetched(o, row, ended);
  } catch (error) {
    if (ended.aborted) {
      await transact(o.db, (tx) => settleEvidence(tx, taken, { nextAt: row.nextAt }));
      return;
    }
    change = failed(row, error, o.clock());
    o.log.warn({ event: 'evidence.not_copied', id: row.id, code: change.reason });
  }
  const now = o.clock();
  const settled: EvidenceRow = { ...taken, ...change, triedAt: now.toISOString() };
  await transact(o.db, async (tx) => {
    if (await settleEvidence(tx, taken, { ...change, triedAt: settled.triedAt }))
      await o.tell(tx, settled, now);
  });
  if (settled.state === 'copied') o.log.info({ event: 'evidence.copied', id: row.id });
}
