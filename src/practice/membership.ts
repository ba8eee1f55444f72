import type { ConversationRecord } from './conversations.ts';
import { notice } from './notices.ts';
import type { Workspace } from './workspace.ts';

/**
 * Takes a person out of a channel, with the line that Slack writes there. Who is taken out by somebody else is
 * told so. False when not in it.
 */
export function leave(
  workspace: Workspace,
  conversation: ConversationRecord,
  userId: string,
  actorId: string = userId,
): boolean {
  if (!workspace.conversations.leave(conversation, userId)) return false;
  const text = `<@${userId}> has left the channel`;
  workspace.post({ channel: conversation.id, userId, subtype: 'channel_leave', text });
  workspace.changes.tell({ kind: 'left', conversation, userId, actorId, ts: workspace.times.next() });
  if (actorId !== userId) {
    const language = workspace.people.byId(userId)?.language ?? workspace.language;
    const who = workspace.people.byId(actorId)?.name ?? actorId;
    const removed = notice(language, 'removed', { channel: conversation.name, who });
    workspace.changes.tell({ kind: 'notice', userId, text: removed });
  }
  workspace.changes.tell({ kind: 'conversations' });
  return true;
}

/** Closes a channel for good: it can be read and no longer be written in. */
export function archive(workspace: Workspace, conversation: ConversationRecord, userId: string): void {
  const text = `<@${userId}> archived the channel`;
  workspace.post({ channel: conversation.id, userId, subtype: 'channel_archive', text });
  conversation.archived = true;
  workspace.conversations.save(conversation);
  workspace.changes.tell({ kind: 'archived', conversation, userId, ts: workspace.times.next() });
  workspace.changes.tell({ kind: 'conversations' });
}

/** Gives a channel another topic, with the line that Slack writes there. */
export function setTopic(
  workspace: Workspace,
  conversation: ConversationRecord,
  userId: string,
  value: string,
): void {
  const lastSet = Math.floor(workspace.clock.now().getTime() / 1000);
  conversation.topic = { value, creator: userId, lastSet };
  workspace.conversations.save(conversation);
  const text = `<@${userId}> set the channel topic: ${value}`;
  workspace.post({ channel: conversation.id, userId, subtype: 'channel_topic', text });
}
