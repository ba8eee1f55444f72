import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';

/** Deletes a file for good. Messages that showed it stay, and say that it was deleted. */
export function deleteFile(workspace: Workspace, file: FileRecord): void {
  workspace.files.delete(file);
  for (const { channel, ts } of file.shares) {
    const message = workspace.messages.find(channel, ts);
    if (!message?.files) continue;
    const files = message.files.map((one) => (one.id === file.id ? { ...one, deleted: true as const } : one));
    workspace.edit(message, { files }, file.userId, false);
  }
  workspace.changes.tell({ kind: 'file-deleted', file, ts: workspace.times.next() });
}
