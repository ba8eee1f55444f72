import { isObject, type Json } from '../json.ts';
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

/** Whether a person may see a file: their own, one that was shared where they can read, or a picture in blocks there. */
export function seenByPerson(workspace: Workspace, file: FileRecord, person: PersonRecord): boolean {
  if (file.userId === person.id) return true;
  if (file.state === 'uploaded') return false;
  if (isPublic(workspace, file) || sharedWith(workspace, file, person.id)) return true;
  return seenByBot(workspace, file) && blocksFor(workspace, person).some((blocks) => shows(blocks, file.id));
}

/** All blocks of the app that a person has before them: in messages and in views. */
function blocksFor({ conversations, messages, views }: Workspace, person: PersonRecord): unknown[] {
  const home = views.home(person.id);
  const readable = conversations
    .all()
    .filter((one) => one.kind === 'channel' || one.members.includes(person.id))
    .flatMap((one) => messages.in(one.id))
    .filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === person.id);
  const open = home ? [home, ...views.stack(person.id)] : views.stack(person.id);
  return [...readable.map(({ blocks }) => blocks), ...open.map(({ source }) => source.blocks)];
}

/** Whether there is a picture in the blocks that names the file, by its id or in its address. */
function shows(blocks: unknown, fileId: string): boolean {
  if (Array.isArray(blocks)) return blocks.some((one) => shows(one, fileId));
  if (!isObject(blocks)) return false;
  const { slack_file: picture, ...rest } = blocks;
  return (
    (isObject(picture) && names(picture, fileId)) || Object.values(rest).some((one) => shows(one, fileId))
  );
}

function names({ id, url }: Json, fileId: string): boolean {
  return id === fileId || (typeof url === 'string' && url.split(/[-/]/).includes(fileId));
}

/** Whether a file was shared in a public channel. */
export function isPublic(workspace: Workspace, file: FileRecord): boolean {
  return file.shares.some((one) => workspace.conversations.byId(one.channel)?.kind === 'channel');
}

function sharedWith(workspace: Workspace, file: FileRecord, userId: string): boolean {
  return file.shares.some((one) => workspace.conversations.byId(one.channel)?.members.includes(userId));
}
