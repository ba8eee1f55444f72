import { conversationObject, messageObject } from '../objects.ts';
import { channelType, type ConversationRecord } from '../conversations.ts';
import { compareTs, type MessageRecord } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { page, SlackError, type Args } from './args.ts';
import { botMethod, type Method, type MethodContext } from './method.ts';
import { openConversation } from './places.ts';

const TYPE_NAMES = { channel: 'public_channel', group: 'private_channel', im: 'im' };

/** The conversations that a bot can see: public channels, and what it is in. */
export function visibleTo(workspace: Workspace, userId: string, types: string[]): ConversationRecord[] {
  const wanted = types.length > 0 ? types : ['public_channel'];
  return workspace.conversations
    .all()
    .filter((one) => one.kind === 'channel' || one.members.includes(userId))
    .filter((one) => wanted.includes(TYPE_NAMES[channelType(one)]));
}

const list = botMethod(({ workspace }, args) => {
  const all = visibleTo(workspace, workspace.bot.id, args.words('types'));
  const { items, response_metadata } = page(all, args, args.limit(100));
  return { channels: items.map((one) => conversationObject(workspace, one)), response_metadata };
});

const info = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'), { publicToo: true });
  const channel = conversationObject(workspace, conversation);
  const locale = workspace.language === 'zh-CN' ? 'zh-CN' : 'en-US';
  return { channel: args.flag('include_locale') ? { ...channel, locale } : channel };
});

const members = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'), { publicToo: true });
  const { items, response_metadata } = page(conversation.members, args, args.limit(100));
  return { members: items, response_metadata };
});

/** The messages between `oldest` and `latest`, either included only when asked for. */
function within(messages: readonly MessageRecord[], args: Args): MessageRecord[] {
  const oldest = args.text('oldest');
  const latest = args.text('latest');
  const inclusive = args.flag('inclusive');
  const inside = (ts: string, bound: string | undefined, direction: 1 | -1) => {
    if (bound === undefined) return true;
    const order = compareTs(ts, bound) * direction;
    return order > 0 || (inclusive && order === 0);
  };
  return messages.filter(
    (one) => one.ephemeralTo === undefined && inside(one.ts, oldest, 1) && inside(one.ts, latest, -1),
  );
}

function messagesPage({ workspace }: MethodContext, args: Args, found: MessageRecord[], thread: boolean) {
  const { items, response_metadata } = page(found, args, args.limit(100, 999));
  const metadata = args.flag('include_all_metadata');
  const hasMore = response_metadata.next_cursor !== '';
  return {
    messages: items.map((one) =>
      messageObject(workspace, one, { metadata, thread: !thread || one.threadTs === undefined }),
    ),
    has_more: hasMore,
    ...(hasMore ? { response_metadata } : {}),
  };
}

const history = botMethod((context, args) => {
  const conversation = openConversation(context.workspace, args.required('channel'));
  const top = context.workspace.messages
    .in(conversation.id)
    .filter((one) => one.threadTs === undefined || one.threadTs === one.ts || one.broadcast === true);
  const found = within(top, args).toReversed();
  return { ...messagesPage(context, args, found, false), pin_count: 0 };
});

const replies = botMethod((context, args) => {
  const { messages } = context.workspace;
  const conversation = openConversation(context.workspace, args.required('channel'));
  const asked = messages.find(conversation.id, args.required('ts'));
  const head = asked?.threadTs === undefined ? asked : messages.find(conversation.id, asked.threadTs);
  if (!head || head.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
  const found = within(messages.replies(conversation.id, head.ts), args);
  return messagesPage(context, args, [head, ...found], true);
});

const open = botMethod(({ workspace }, args) => {
  const users = args.words('users');
  const known = args.text('channel');
  if (known !== undefined) return { channel: { id: openConversation(workspace, known).id } };
  const [first] = users;
  if (first === undefined) throw new SlackError('users_list_not_supplied');
  if (users.length > 1) throw new SlackError('not_enough_users');
  const person = workspace.people.byId(first);
  if (!person) throw new SlackError('user_not_found');
  const before = workspace.conversations.all().length;
  const direct = workspace.direct(person.id, workspace.bot.id);
  const already = workspace.conversations.all().length === before;
  const channel = args.flag('return_im') ? conversationObject(workspace, direct) : { id: direct.id };
  return { channel, ...(already ? { no_op: true, already_open: true } : {}) };
});

const join = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'), { publicToo: true });
  if (conversation.kind === 'dm') throw new SlackError('method_not_supported_for_channel_type');
  const joined = workspace.join(conversation, workspace.bot.id);
  const channel = conversationObject(workspace, conversation);
  if (joined) return { channel };
  return { channel, warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
});

const invite = botMethod(({ workspace }, args) => {
  const conversation = openConversation(workspace, args.required('channel'));
  if (conversation.kind === 'dm') throw new SlackError('method_not_supported_for_channel_type');
  const users = args.words('users');
  if (users.length === 0) throw new SlackError('no_user');
  for (const id of users) {
    if (!workspace.people.byId(id)) throw new SlackError('user_not_found');
    if (id === workspace.bot.id) throw new SlackError('cant_invite_self');
    if (conversation.members.includes(id)) throw new SlackError('already_in_channel');
  }
  for (const id of users) workspace.join(conversation, id, workspace.bot.id);
  return { channel: conversationObject(workspace, conversation) };
});

const usersConversations = botMethod(({ workspace }, args) => {
  const userId = args.text('user') ?? workspace.bot.id;
  if (!workspace.people.byId(userId)) throw new SlackError('user_not_found');
  const all = visibleTo(workspace, workspace.bot.id, args.words('types')).filter((one) =>
    one.members.includes(userId),
  );
  const { items, response_metadata } = page(all, args, args.limit(100));
  return { channels: items.map((one) => conversationObject(workspace, one)), response_metadata };
});

export const conversationMethods: Record<string, Method> = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'conversations.join': join,
  'conversations.invite': invite,
  'users.conversations': usersConversations,
};
