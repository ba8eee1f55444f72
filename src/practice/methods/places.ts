import type { ConversationRecord } from '../conversations.ts';
import type { Workspace } from '../workspace.ts';
import { SlackError } from './args.ts';

/**
 * The conversation for a bot that wants to act there. A private one which it is not in does not exist for it;
 * a public one exists, and `publicToo` says whether it need not be a member.
 */
export function openConversation(
  workspace: Workspace,
  reference: string,
  options: { publicToo?: boolean } = {},
): ConversationRecord {
  const conversation = workspace.conversations.byId(reference);
  if (!conversation) throw new SlackError('channel_not_found');
  if (conversation.members.includes(workspace.bot.id)) return conversation;
  if (conversation.kind !== 'channel') throw new SlackError('channel_not_found');
  if (!options.publicToo) throw new SlackError('not_in_channel');
  return conversation;
}

/** The same for a bot that wants to change something: archived channels can only be read. */
export function writableConversation(
  workspace: Workspace,
  reference: string,
  options: { publicToo?: boolean } = {},
): ConversationRecord {
  const conversation = openConversation(workspace, reference, options);
  if (conversation.archived) throw new SlackError('is_archived');
  return conversation;
}

/** Refuses a direct message where only channels will do. */
export function channelsOnly(conversation: ConversationRecord): ConversationRecord {
  if (conversation.kind === 'dm') throw new SlackError('method_not_supported_for_channel_type');
  return conversation;
}
