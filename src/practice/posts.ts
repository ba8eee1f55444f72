import type { PostedPlace } from './contract-tools.ts';
import type { ConversationRecord } from './conversations.ts';
import type { Workspace } from './workspace.ts';

/** What the app posted for others to see, and where. */
export interface Posts {
  posted: number;
  places: PostedPlace[];
}

/** Counts what the app posts from now on; the returned function ends it and tells. */
export function watchPosts(workspace: Workspace): () => Posts {
  const places = new Map<string, PostedPlace>();
  let posted = 0;
  const off = workspace.changes.on((change) => {
    if (change.kind !== 'posted' || change.message.botId === undefined) return;
    if (change.message.ephemeralTo !== undefined) return;
    const conversation = workspace.conversations.byId(change.message.channel);
    posted += 1;
    if (conversation) places.set(conversation.id, placeOf(workspace, conversation));
  });
  return () => {
    off();
    return { posted, places: [...places.values()] };
  };
}

function placeOf(workspace: Workspace, { id, kind, name, members }: ConversationRecord): PostedPlace {
  const reader = members.map((one) => workspace.people.byId(one)).find((one) => one && !one.isBot);
  return {
    channel: id,
    kind,
    name: kind === 'dm' ? (reader?.name ?? '') : name,
    reader: reader?.handle ?? '',
  };
}
