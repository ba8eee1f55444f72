import { constants } from 'node:fs';
import { cp, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder, PARTS } from '../evidence/store.ts';

/** Why a backup was not made, or not put back, before anything was changed. */
export type BackupRefusal =
  { code: 'exists' | 'missing'; file: string } | { code: 'postgres_backup' | 'postgres_restore' };

/** Nothing was changed, and whoever asked for it can do something about it. */
export class BackupRefused extends Error {
  readonly facts: BackupRefusal;

  constructor(facts: BackupRefusal) {
    super(facts.code);
    this.facts = facts;
  }
}

/** Whether there is anything of this name. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Refuses to go on when there is anything of one of these names. */
export async function refuseExisting(...paths: string[]): Promise<void> {
  for (const file of paths) if (await isThere(file)) throw new BackupRefused({ code: 'exists', file });
}

/** Gives a finished file its name; refuses when somebody else was quicker, and never writes over anything. */
export async function giveName(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new BackupRefused({ code: 'exists', file });
    throw error;
  }
  await rm(part);
  await flushFolder(dirname(file));
}

/**
 * Copies an evidence folder; files that are there already have the same content, as they are named by it. What is
 * still being written is left out.
 */
export async function copyEvidenceFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const parts = join(from, PARTS);
  const options = { recursive: true, force: false, mode: constants.COPYFILE_FICLONE };
  await cp(from, to, { ...options, filter: (path) => path !== parts });
}

/** Copies an evidence folder under a new name, which it gets only when it is whole. */
export async function copyWholeEvidence(from: string, to: string, part: string): Promise<void> {
  try {
    await copyEvidenceFolder(from, part);
    await rename(part, to);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
