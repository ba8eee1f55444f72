import { compact, type Json } from '../json.ts';
import type { MessageRecord } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { isPublic } from './access.ts';
import type { FileRecord } from './files.ts';
import { kindOf } from './kinds.ts';
import { slugOf } from './names.ts';

/** A file as Slack gives it; `details` adds where it was shared, as `files.info` and `files.list` do. */
export function fileObject(workspace: Workspace, file: FileRecord, details = false): Json {
  const { id, userId, name, title, size, created, altText } = file;
  const { mimetype, filetype, prettyType } = kindOf(name);
  const slug = slugOf(name);
  const address = `${workspace.url}/files-pri/${workspace.teamId}-${id}`;
  return compact({
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: prettyType,
    user: userId,
    user_team: workspace.teamId,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: isPublic(workspace, file),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    alt_txt: altText,
    url_private: `${address}/${slug}`,
    url_private_download: `${address}/download/${slug}`,
    permalink: `${workspace.url}/files/${userId}/${id}/${slug}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(details ? placesOf(workspace, file) : {}),
  });
}

/** The files of a message as Slack lists them there; of a deleted one only its id is left. */
export function messageFiles(workspace: Workspace, message: MessageRecord): Json[] | undefined {
  return message.files?.map(({ id, deleted }) => {
    const file = workspace.files.byId(id);
    return file && !deleted ? fileObject(workspace, file) : { id, mode: 'tombstone' };
  });
}

function placesOf(workspace: Workspace, file: FileRecord): Json {
  const places: Record<'channels' | 'groups' | 'ims', Set<string>> = {
    channels: new Set(),
    groups: new Set(),
    ims: new Set(),
  };
  const shares: Record<'public' | 'private', Record<string, Json[]>> = { public: {}, private: {} };
  for (const { channel, ts, threadTs } of file.shares) {
    const conversation = workspace.conversations.byId(channel);
    if (!conversation) continue;
    const { kind, name } = conversation;
    places[kind === 'channel' ? 'channels' : kind === 'private' ? 'groups' : 'ims'].add(channel);
    const side = shares[kind === 'channel' ? 'public' : 'private'];
    const share = compact({ ts, thread_ts: threadTs, channel_name: name, team_id: workspace.teamId });
    side[channel] = [...(side[channel] ?? []), share];
  }
  return {
    channels: [...places.channels],
    groups: [...places.groups],
    ims: [...places.ims],
    shares: Object.fromEntries(Object.entries(shares).filter(([, side]) => Object.keys(side).length > 0)),
    comments_count: 0,
  };
}
