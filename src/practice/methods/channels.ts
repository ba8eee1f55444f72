import { countCharacters } from '../characters.ts';
import { archive, leave } from '../membership.ts';
import { conversationObject } from '../objects.ts';
import type { Workspace } from '../workspace.ts';
import { SlackError } from './args.ts';
import { botMethod, type Method } from './method.ts';
import { channelsOnly, openConversation, writableConversation } from './places.ts';

const NAME_LENGTH = 80;

/** What is wrong with the name of a new channel; Slack takes lower case of any alphabet, digits, hyphens, underscores. */
function nameFault(name: string | undefined): string | undefined {
  if (name === undefined) return 'invalid_name_required';
  if (countCharacters(name) > NAME_LENGTH) return 'invalid_name_maxlength';
  if (!/[\p{L}\p{N}]/u.test(name)) return 'invalid_name_punctuation';
  return /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$/u.test(name) ? undefined : 'invalid_name_specials';
}

const create = botMethod(({ workspace }, args) => {
  const name = args.text('name') ?? '';
  const fault = nameFault(name || undefined);
  if (fault !== undefined) throw new SlackError(fault);
  if (workspace.conversations.find(name)) throw new SlackError('name_taken');
  const userId = workspace.bot.id;
  const created = Math.floor(workspace.clock.now().getTime() / 1000);
  const kind = args.flag('is_private') ? 'private' : 'channel';
  const conversation = workspace.conversations.create(name, kind, [], created);
  workspace.changes.tell({ kind: 'created', conversation, userId, ts: workspace.times.next() });
  workspace.join(conversation, userId);
  return { channel: conversationObject(workspace, conversation) };
});

const join = botMethod(({ workspace }, args) => {
  const conversation = writableConversation(workspace, args.required('channel'), { publicToo: true });
  if (conversation.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
  const joined = workspace.join(conversation, workspace.bot.id);
  const channel = conversationObject(workspace, conversation);
  if (joined) return { channel };
  return { channel, warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
});

function inviteFault(workspace: Workspace, members: readonly string[], id: string): string | undefined {
  if (!workspace.people.byId(id)) return 'user_not_found';
  if (id === workspace.bot.id) return 'cant_invite_self';
  return members.includes(id) ? 'already_in_channel' : undefined;
}

const invite = botMethod(({ workspace }, args) => {
  const conversation = channelsOnly(writableConversation(workspace, args.required('channel')));
  const users = args.words('users');
  if (users.length === 0) throw new SlackError('no_user');
  const errors = users.flatMap((user) => {
    const error = inviteFault(workspace, conversation.members, user);
    return error === undefined ? [] : [{ user, ok: false, error }];
  });
  const [first] = errors;
  const refused = new Set(errors.map(({ user }) => user));
  const welcome = users.filter((id) => !refused.has(id));
  if (first && (welcome.length === 0 || !args.flag('force'))) throw new SlackError(first.error, { errors });
  for (const id of welcome) workspace.join(conversation, id, workspace.bot.id);
  const channel = conversationObject(workspace, conversation);
  return errors.length > 0 ? { channel, errors } : { channel };
});

const kick = botMethod(({ workspace }, args) => {
  const conversation = channelsOnly(writableConversation(workspace, args.required('channel')));
  const user = args.required('user');
  if (!workspace.people.byId(user)) throw new SlackError('user_not_found');
  if (user === workspace.bot.id) throw new SlackError('cant_kick_self');
  if (!leave(workspace, conversation, user, workspace.bot.id)) throw new SlackError('not_in_channel');
  return { errors: {} };
});

const depart = botMethod(({ workspace }, args) => {
  const conversation = channelsOnly(
    writableConversation(workspace, args.required('channel'), { publicToo: true }),
  );
  if (!conversation.members.includes(workspace.bot.id)) return { not_in_channel: true };
  if (conversation.members.length === 1) throw new SlackError('last_member');
  leave(workspace, conversation, workspace.bot.id);
  return {};
});

const close = botMethod(({ workspace }, args) => {
  const conversation = channelsOnly(openConversation(workspace, args.required('channel')));
  if (conversation.archived) throw new SlackError('already_archived');
  archive(workspace, conversation, workspace.bot.id);
  return {};
});

/** Slack does not let bot tokens do this yet (docs.slack.dev/reference/methods/conversations.unarchive). */
const reopen = botMethod(({ workspace }, args) => {
  const conversation = channelsOnly(
    openConversation(workspace, args.required('channel'), { publicToo: true }),
  );
  throw new SlackError(conversation.archived ? 'not_in_channel' : 'not_archived');
});

export const channelMethods: Record<string, Method> = {
  'conversations.create': create,
  'conversations.join': join,
  'conversations.invite': invite,
  'conversations.kick': kick,
  'conversations.leave': depart,
  'conversations.archive': close,
  'conversations.unarchive': reopen,
};
