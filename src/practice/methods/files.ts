import { countCharacters } from '../characters.ts';
import { writableConversation } from './places.ts';
import { seenByBot } from '../files/access.ts';
import { LARGEST_FILE, type FileRecord } from '../files/files.ts';
import { cleanName } from '../files/names.ts';
import { fileObject } from '../files/objects.ts';
import { deleteFile } from '../files/removal.ts';
import { isObject, textOf, type Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { invalidArguments, SlackError, type Args } from './args.ts';
import { threadOf } from './chat.ts';
import { blocksOf } from './content.ts';
import { listFiles } from './files-list.ts';
import { botMethod, type Method } from './method.ts';

const ALT_TEXT_LIMIT = 1000;

const getUploadURLExternal = botMethod(({ workspace, tickets, url }, args) => {
  const name = cleanName(args.required('filename'));
  const length = Number(args.required('length'));
  if (!Number.isInteger(length))
    throw invalidArguments('[ERROR] must provide an integer [json-pointer:/length]');
  // Slack's word for an empty file.
  if (length < 1 || name === '') throw new SlackError('missing_argument');
  if (length > LARGEST_FILE) throw new SlackError('file_upload_size_restricted');
  // The reference says `alt_txt`, the official Node client sends `alt_text`.
  const altText = args.text('alt_txt') ?? args.text('alt_text');
  if (altText !== undefined && countCharacters(altText) > ALT_TEXT_LIMIT) {
    throw new SlackError('alt_txt_too_large');
  }
  const fileId = workspace.files.newId();
  const key = tickets.issue({ fileId, name, length, ...(altText === undefined ? {} : { altText }) });
  return { upload_url: `${url}/upload/v1/${key}`, file_id: fileId };
});

/** What the call wants to complete: files of which the bytes are here and that nobody completed before. */
function uploadsOf(workspace: Workspace, args: Args): { file: FileRecord; title: string }[] {
  const asked = args.json('files', 'invalid_arguments');
  if (asked === undefined) throw invalidArguments('[ERROR] missing required field: files');
  if (!Array.isArray(asked) || asked.length === 0 || !asked.every(isObject)) {
    throw invalidArguments('[ERROR] must provide an array of files [json-pointer:/files]');
  }
  return asked.map(({ id, title }) => {
    const file = workspace.files.byId(textOf(id) ?? '');
    if (file?.state !== 'uploaded' || file.userId !== workspace.bot.id)
      throw new SlackError('file_not_found');
    return { file, title: textOf(title) || file.title };
  });
}

const completeUploadExternal = botMethod(({ workspace }, args) => {
  const uploads = uploadsOf(workspace, args);
  const comment = args.text('initial_comment');
  const channels = [...new Set([...args.words('channel_id'), ...args.words('channels')])].map((id) => {
    const person = workspace.people.byId(id);
    return person ? workspace.direct(person.id, workspace.bot.id) : writableConversation(workspace, id);
  });
  // A comment makes Slack leave the blocks aside.
  const blocks = comment === undefined ? blocksOf(workspace, args) : undefined;
  const threads = channels.map((channel) => threadOf(workspace, channel, args));

  for (const { file, title } of uploads) {
    workspace.files.complete(file, title);
    workspace.changes.tell({ kind: 'file-created', file, ts: workspace.times.next() });
  }
  // Slack shares files after it has answered, so the answer knows of no place yet.
  const files = uploads.map(({ file }) => ({ ...fileObject(workspace, file, true) }));
  for (const [at, channel] of channels.entries()) {
    workspace.post({
      channel: channel.id,
      userId: workspace.bot.id,
      botId: workspace.botId,
      text: comment ?? '',
      files: uploads.map(({ file }) => ({ id: file.id })),
      ...(blocks && blocks.length > 0 ? { blocks } : {}),
      ...threads[at],
    });
  }
  return { files };
});

/** The file that a call names, if the bot may see it. */
function namedFile(workspace: Workspace, args: Args): FileRecord {
  const file = workspace.files.byId(args.required('file'));
  if (!file || !seenByBot(workspace, file)) throw new SlackError('file_not_found');
  if (file.state === 'deleted') throw new SlackError('file_deleted');
  return file;
}

const NOBODY_COMMENTED: Json = { comments: [], response_metadata: { next_cursor: '' } };

const info = botMethod(({ workspace }, args) => ({
  file: fileObject(workspace, namedFile(workspace, args), true),
  ...NOBODY_COMMENTED,
}));

const remove = botMethod(({ workspace }, args) => {
  const file = namedFile(workspace, args);
  if (file.userId !== workspace.bot.id) throw new SlackError('cant_delete_file');
  deleteFile(workspace, file);
  return {};
});

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadURLExternal,
  'files.completeUploadExternal': completeUploadExternal,
  'files.info': info,
  'files.list': listFiles,
  'files.delete': remove,
};
