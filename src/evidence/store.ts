import { createHash } from 'node:crypto';
import { access, constants, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentFault, HEAD_BYTES } from './content.ts';
import { MOST_BYTES, type EvidenceFault, type OfferedFile } from './rules.ts';

/** What became of content: it lies in the folder under its hash, or it is refused and nothing is left of it. */
export type Stored = { sha256: string; size: number } | { fault: EvidenceFault };

/** Only the user that Duban runs as may read what an office has to prove. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** Where files lie in the folder while they are being written. */
export const PARTS = 'parts';
/** A part this old was left behind by a process that was killed. */
const ABANDONED_MS = 24 * 60 * 60_000;

/** Where content of this hash lies: `ab/cdef…`, so that no folder gets too many. */
export function evidencePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}

/** Waits until what was named in a folder is on disk under its name. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** As whose content something is kept. */
type Named = Pick<OfferedFile, 'name' | 'mime'>;

/** Writes what comes, and stops as soon as it is too much or its beginning is not that of what its name says. */
async function write(file: FileHandle, content: AsyncIterable<Uint8Array>, as: Named): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  for await (const piece of content) {
    size += piece.length;
    if (size > MOST_BYTES) return { fault: 'too_large' };
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES)]);
      const fault = head.length < HEAD_BYTES ? null : contentFault(head, as);
      if (fault !== null) return { fault };
    }
    hash.update(piece);
    await file.writeFile(piece);
  }
  if (size === 0) return { fault: 'empty' };
  const fault = contentFault(head, as);
  if (fault !== null) return { fault };
  await file.sync();
  return { sha256: hash.digest('hex'), size };
}

async function written(part: string, content: AsyncIterable<Uint8Array>, as: Named): Promise<Stored> {
  const file = await open(part, 'wx', FILE_MODE);
  try {
    return await write(file, content, as);
  } finally {
    await file.close();
  }
}

/** Puts a whole part where its hash says; when the same content is there already, that one stays. */
async function settle(folder: string, part: string, sha256: string): Promise<void> {
  const place = evidencePath(folder, sha256);
  const isThere = await access(place).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(dirname(place), { recursive: true, mode: FOLDER_MODE });
  await rename(part, place);
  await flushFolder(dirname(place));
}

/**
 * Keeps content in the evidence folder under its hash; the same content is kept once. It is whole and on the disk when
 * this returns: until then it lies in a part of this name, which nobody takes for the file. Rejects with what the
 * content or the disk throws, and then leaves nothing.
 */
export async function storeContent(
  folder: string,
  partName: string,
  content: AsyncIterable<Uint8Array>,
  as: Named,
): Promise<Stored> {
  const part = join(folder, PARTS, partName);
  await mkdir(dirname(part), { recursive: true, mode: FOLDER_MODE });
  try {
    const stored = await written(part, content, as);
    if ('sha256' in stored) await settle(folder, part, stored.sha256);
    return stored;
  } finally {
    await rm(part, { force: true });
  }
}

/** Makes the folder if it is not there. Rejects when nothing can be written in it. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  await access(folder, constants.W_OK);
}

/** Takes away parts that a process left behind when it was killed. */
export async function clearParts(folder: string, now: Date): Promise<void> {
  const parts = join(folder, PARTS);
  for (const name of await readdir(parts).catch(() => [])) {
    const { mtimeMs } = await stat(join(parts, name));
    if (now.getTime() - mtimeMs > ABANDONED_MS) await rm(join(parts, name), { force: true });
  }
}
