import { ActRefused, type ActContext } from './actor.ts';
import type { ActResult } from './contract.ts';
import type { FileRecord } from './files/files.ts';
import { deleteFile } from './files/removal.ts';
import type { PersonRecord } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Files that a person may attach: their own uploads, which still exist. */
export function attachable(workspace: Workspace, person: PersonRecord, ids: readonly string[]): FileRecord[] {
  return [...new Set(ids)].map((id) => {
    const file = workspace.files.byId(id);
    if (!file || file.userId !== person.id || file.state === 'deleted')
      throw new ActRefused('file_not_found');
    return file;
  });
}

/** A person deletes a file of theirs; where it was shown, Slack says that it was deleted. */
export function removeFile(
  { workspace }: ActContext,
  person: PersonRecord,
  act: { file: string },
): ActResult {
  const file = workspace.files.byId(act.file);
  if (!file || file.state === 'deleted') throw new ActRefused('file_not_found');
  if (file.userId !== person.id) throw new ActRefused('cant_delete_file');
  deleteFile(workspace, file);
  return { ok: true };
}
