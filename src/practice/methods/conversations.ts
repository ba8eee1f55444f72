import { channelType, type ConversationRecord } from '../conversations.ts';
import type { Json } from '../json.ts';
import { conversationObject } from '../objects.ts';
import type { Workspace } from '../workspace.ts';
import { page, SlackError, type Args } from './args.ts';
import { botMethod, type Method } from './method.ts';
import { openConversation } from './places.ts';

const TYPE_NAMES = { channel: 'public_channel', group: 'private_channel', im: 'im' };
/** Slack knows direct messages of several people as well; there are none here. */
const TYPES = new Set([...Object.values(TYPE_NAMES), 'mpim']);
/** The most people of a direct message, the app itself left out. */
const MOST_USERS = 8;

/** The conversations of the types asked for that a bot can see: public channels, and what it is in. */
function visibleTo(workspace: Workspace, args: Args): ConversationRecord[] {
  const types = args.words('types');
  if (types.some((type) => !TYPES.has(type))) throw new SlackError('invalid_types');
  const wanted = types.length > 0 ? types : ['public_channel'];
  const withArchived = !args.flag('exclude_archived');
  return workspace.conversations
    .all()
    .filter((one) => one.kind === 'channel' || one.members.includes(workspace.bot.id))
    .filter((one) => wanted.includes(TYPE_NAMES[channelType(one)]) && (withArchived || !one.archived));
}

const withCount = (workspace: Workspace, one: ConversationRecord): Json => ({
  ...conversationObject(workspace, one),
  num_members: one.members.length,
});

const list = botMethod(({ workspace }, args) => {
  const all = visibleTo(workspace, args);
  const { items, response_metadata } = page(all, args, args.limit(100));
  const channels = items.map((one) =>
    one.kind === 'dm' ? conversationObject(workspace, one) : withCount(workspace, one),
  );
  return { channels, response_metadata };
});

const info = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'), { publicToo: true });
  const show = args.flag('include_num_members') ? withCount : conversationObject;
  const channel = show(workspace, conversation);
  const locale = workspace.language === 'zh-CN' ? 'zh-CN' : 'en-US';
  return { channel: args.flag('include_locale') ? { ...channel, locale } : channel };
});

const members = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'), { publicToo: true });
  const { items, response_metadata } = page(conversation.members, args, args.limit(100));
  return { members: items, response_metadata };
});

const open = botMethod(({ workspace }, args) => {
  const users = args.words('users');
  const known = args.text('channel');
  if (known !== undefined) {
    const { id, kind } = openConversation(workspace, known, { publicToo: true });
    if (kind !== 'dm') throw new SlackError('method_not_supported_for_channel_type');
    return { no_op: true, already_open: true, channel: { id } };
  }
  const [first] = users;
  if (first === undefined) throw new SlackError('users_list_not_supplied');
  if (users.some((id) => !workspace.people.byId(id))) throw new SlackError('user_not_found');
  if (users.length > MOST_USERS) throw new SlackError('too_many_users');
  // Direct messages of several people are not part of the practice workspace.
  if (users.length > 1) throw new SlackError('restricted_action');
  if (first === workspace.bot.id) throw new SlackError('cannot_dm_bot');
  const before = workspace.conversations.all().length;
  if (args.flag('prevent_creation') && !workspace.conversations.findDirect(first, workspace.bot.id)) {
    throw new SlackError('channel_not_found');
  }
  const direct = workspace.direct(first, workspace.bot.id);
  const already = workspace.conversations.all().length === before;
  const channel = args.flag('return_im') ? conversationObject(workspace, direct) : { id: direct.id };
  return { ...(already ? { no_op: true, already_open: true } : {}), channel };
});

const usersConversations = botMethod(({ workspace }, args) => {
  const userId = args.text('user') ?? workspace.bot.id;
  if (!workspace.people.byId(userId)) throw new SlackError('user_not_found');
  const all = visibleTo(workspace, args).filter((one) => one.members.includes(userId));
  const { items, response_metadata } = page(all, args, args.limit(100));
  const channels = items.map((one) => {
    const { is_member: _, ...channel } = conversationObject(workspace, one);
    return channel;
  });
  return { channels, response_metadata };
});

export const conversationMethods: Record<string, Method> = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'users.conversations': usersConversations,
};
