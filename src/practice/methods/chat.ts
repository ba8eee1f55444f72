import { countCharacters } from '../characters.ts';
import type { ConversationRecord } from '../conversations.ts';
import type { Grant } from '../grant.ts';
import type { MessageRecord } from '../messages.ts';
import { messageObject } from '../objects.ts';
import type { Draft, Workspace } from '../workspace.ts';
import { SlackError, type Args } from './args.ts';
import { contentOf, warned } from './content.ts';
import { botMethod, type Method } from './method.ts';
import { openConversation, writableConversation } from './places.ts';

const UPDATE_TEXT_LIMIT = 4_000;

/** A channel that the bot may post to, by id or by name. */
function place(workspace: Workspace, grant: Grant, reference: string): ConversationRecord {
  const id = workspace.conversations.find(reference)?.id ?? reference;
  return writableConversation(workspace, id, { publicToo: grant.has('chat:write.public') });
}

/** Where a message goes: a channel that the bot may post to, or a person, whose direct message is opened. */
export function target(workspace: Workspace, grant: Grant, reference: string): ConversationRecord {
  const person = workspace.people.byId(reference);
  if (!person) return place(workspace, grant, reference);
  if (person.isBot) throw new SlackError('cannot_dm_bot');
  return workspace.direct(person.id, workspace.bot.id);
}

/** The thread that a message belongs to. */
export function threadOf(workspace: Workspace, channel: ConversationRecord, args: Args): Partial<Draft> {
  const threadTs = args.text('thread_ts');
  if (threadTs === undefined) return {};
  const head = workspace.messages.find(channel.id, threadTs);
  if (!head || head.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
  // A reply to a reply belongs to the thread of the first.
  const root = head.threadTs ?? head.ts;
  return { threadTs: root, ...(args.flag('reply_broadcast') ? { broadcast: true } : {}) };
}

/** The bot's own message; Slack does not let it touch anybody else's. */
function own(workspace: Workspace, args: Args, refusal: string, whenArchived: string): MessageRecord {
  const channel = openConversation(workspace, args.required('channel'));
  const message = workspace.messages.find(channel.id, args.required('ts'));
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  if (message.botId !== workspace.botId || message.subtype === 'tombstone') throw new SlackError(refusal);
  if (channel.archived) throw new SlackError(whenArchived);
  return message;
}

const postMessage = botMethod(({ workspace, rate, grant }, args) => {
  const { warnings, ...body } = contentOf(workspace, args);
  const channel = target(workspace, grant, args.required('channel'));
  const thread = threadOf(workspace, channel, args);
  const wait = rate.take(channel.id);
  if (wait > 0) throw new SlackError('ratelimited', {}, wait);
  const { bot, botId } = workspace;
  const message = workspace.post({ channel: channel.id, userId: bot.id, botId, ...body, ...thread });
  const shown = messageObject(workspace, message, { metadata: true });
  return { channel: channel.id, ts: message.ts, message: shown, ...warned(warnings) };
});

const postEphemeral = botMethod(({ workspace, grant }, args) => {
  const { warnings, ...body } = contentOf(workspace, args);
  const channel = place(workspace, grant, args.required('channel'));
  const user = workspace.people.byId(args.required('user'));
  if (!user || !channel.members.includes(user.id)) throw new SlackError('user_not_in_channel');
  const thread = threadOf(workspace, channel, args);
  const { bot, botId } = workspace;
  const whose = { userId: bot.id, botId, ephemeralTo: user.id };
  const message = workspace.post({ channel: channel.id, ...whose, ...body, ...thread });
  return { message_ts: message.ts, ...warned(warnings) };
});

const update = botMethod(({ workspace }, args) => {
  const message = own(workspace, args, 'cant_update_message', 'is_inactive');
  if (countCharacters(args.text('text') ?? '') > UPDATE_TEXT_LIMIT) throw new SlackError('msg_too_long');
  const { warnings, ...body } = contentOf(workspace, args);
  // Text alone replaces everything; blocks alone keep the text that notifications show.
  const { blocks } = body;
  const text = body.text === '' && !args.has('text') ? message.text : body.text;
  workspace.edit(message, { ...body, blocks, text }, workspace.bot.id);
  const shown = messageObject(workspace, message, { metadata: true });
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: shown,
    ...warned(warnings),
  };
});

const remove = botMethod(({ workspace }, args) => {
  const message = own(workspace, args, 'cant_delete_message', 'cant_delete_message');
  workspace.delete(message);
  return { channel: message.channel, ts: message.ts };
});

const getPermalink = botMethod(({ workspace, url }, args) => {
  const channel = openConversation(workspace, args.required('channel'), { publicToo: true });
  const message = workspace.messages.find(channel.id, args.required('message_ts'));
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const permalink = `${url}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink };
});

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
