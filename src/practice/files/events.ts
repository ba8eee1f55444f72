import type { ConversationRecord } from '../conversations.ts';
import type { Json } from '../json.ts';
import type { MessageRecord } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';

/** What Slack tells of a file that came to be or became public: little more than its id, the rest is in `files.info`. */
export function fileEvent(type: 'file_created' | 'file_public', file: FileRecord, ts: string): Json {
  return { type, file_id: file.id, user_id: file.userId, file: { id: file.id }, event_ts: ts };
}

/** The events for the files of a new message, which come beside the message itself. */
export function filesShared(
  workspace: Workspace,
  message: MessageRecord,
  channel: ConversationRecord,
): Json[] {
  return (message.files ?? []).flatMap(({ id }) => {
    const file = workspace.files.byId(id);
    if (!file) return [];
    const named = { file_id: id, user_id: message.userId, file: { id } };
    const shared = { type: 'file_shared', ...named, channel_id: channel.id, event_ts: message.ts };
    return channel.kind === 'channel' ? [shared, fileEvent('file_public', file, message.ts)] : [shared];
  });
}
