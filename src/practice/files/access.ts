import type { PersonRecord } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';

/**
 * Whether the bot may see a file: its own, one that was given to it in a form, or one that was shared where it is
 * a member. Slack's `files:read` reaches no further.
 */
export function seenByBot(workspace: Workspace, file: FileRecord): boolean {
  if (file.state === 'uploaded') return false;
  return file.userId === workspace.bot.id || file.givenToApp || sharedWith(workspace, file, workspace.bot.id);
}

/** Whether a person may see a file: their own, or one that was shared where they can read. */
export function seenByPerson(workspace: Workspace, file: FileRecord, person: PersonRecord): boolean {
  if (file.userId === person.id) return true;
  if (file.state === 'uploaded') return false;
  return isPublic(workspace, file) || sharedWith(workspace, file, person.id);
}

/** Whether a file was shared in a public channel. */
export function isPublic(workspace: Workspace, file: FileRecord): boolean {
  return file.shares.some((one) => workspace.conversations.byId(one.channel)?.kind === 'channel');
}

function sharedWith(workspace: Workspace, file: FileRecord, userId: string): boolean {
  return file.shares.some((one) => workspace.conversations.byId(one.channel)?.members.includes(userId));
}
