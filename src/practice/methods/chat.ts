import { charactersWithin, countCharacters } from '../characters.ts';
import type { Block } from '../contract.ts';
import type { ConversationRecord } from '../conversations.ts';
import { shortId } from '../ids.ts';
import { isObject, objectsOf, textOf, type Json } from '../json.ts';
import type { MessageRecord } from '../messages.ts';
import { messageObject } from '../objects.ts';
import { withIds } from '../state-values.ts';
import { checkBlocks, faultMessage } from '../validate.ts';
import type { Draft, Workspace } from '../workspace.ts';
import { SlackError, type Args } from './args.ts';
import type { Grant } from '../grant.ts';
import { botMethod, type Method } from './method.ts';
import { openConversation, writableConversation } from './places.ts';

const TEXT_LIMIT = 40_000;
const UPDATE_TEXT_LIMIT = 4_000;
/** Undocumented; seen to fail near here. */
const BLOCKS_TEXT_LIMIT = 13_200;
/** Slack names the error and not the number. */
const METADATA_LIMIT = 16_000;

type Content = Pick<Draft, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** What a message is made of, checked as Slack checks it. */
export function content(args: Args): Content & { hasBlocks: boolean } {
  const text = args.text('text') ?? args.text('markdown_text') ?? '';
  const blocks = blocksOf(args);
  const attachments = objectsOf(args.json('attachments', 'invalid_attachments'));
  const hasBlocks = blocks !== undefined && blocks.length > 0;
  if (text === '' && !hasBlocks && attachments.length === 0) throw new SlackError('no_text');
  const metadata = metadataOf(args);
  return {
    hasBlocks,
    text: text.slice(0, TEXT_LIMIT),
    ...(hasBlocks ? { blocks } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
  };
}

/** The blocks of a message, checked as Slack checks them, with ids; undefined when none were given. */
export function blocksOf(args: Args): Block[] | undefined {
  const blocks = args.json('blocks', 'invalid_blocks_format');
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  const faults = checkBlocks(blocks, 'message');
  if (faults.length > 0) {
    throw new SlackError('invalid_blocks', {
      errors: faults.map(({ fault, pointer }) => `${fault} [json-pointer:${pointer}]`),
      response_metadata: { messages: faults.map(faultMessage) },
    });
  }
  if (charactersWithin(blocks) > BLOCKS_TEXT_LIMIT) throw new SlackError('msg_blocks_too_long');
  return withIds(objectsOf(blocks), shortId);
}

function metadataOf(args: Args): Json | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (!isObject(metadata)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return metadata;
  if (textOf(metadata.event_type) === undefined || !isObject(metadata.event_payload)) {
    throw new SlackError('invalid_metadata_schema');
  }
  if (JSON.stringify(metadata).length > METADATA_LIMIT) throw new SlackError('metadata_too_large');
  return metadata;
}

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
  const { hasBlocks: _, ...body } = content(args);
  const channel = target(workspace, grant, args.required('channel'));
  const thread = threadOf(workspace, channel, args);
  const wait = rate.take(channel.id);
  if (wait > 0) throw new SlackError('ratelimited', {}, wait);
  const { bot, botId } = workspace;
  const message = workspace.post({ channel: channel.id, userId: bot.id, botId, ...body, ...thread });
  const shown = messageObject(workspace, message, { metadata: true });
  return { channel: channel.id, ts: message.ts, message: shown };
});

const postEphemeral = botMethod(({ workspace, grant }, args) => {
  const { hasBlocks: _, ...body } = content(args);
  const channel = place(workspace, grant, args.required('channel'));
  const user = workspace.people.byId(args.required('user'));
  if (!user || !channel.members.includes(user.id)) throw new SlackError('user_not_in_channel');
  const thread = threadOf(workspace, channel, args);
  const { bot, botId } = workspace;
  const whose = { userId: bot.id, botId, ephemeralTo: user.id };
  const message = workspace.post({ channel: channel.id, ...whose, ...body, ...thread });
  return { message_ts: message.ts };
});

const update = botMethod(({ workspace }, args) => {
  const message = own(workspace, args, 'cant_update_message', 'is_inactive');
  if (countCharacters(args.text('text') ?? '') > UPDATE_TEXT_LIMIT) throw new SlackError('msg_too_long');
  const { hasBlocks, ...body } = content(args);
  // Text alone replaces everything; blocks alone keep the text that notifications show.
  if (!hasBlocks) delete message.blocks;
  const text = args.has('text') ? body.text : message.text;
  workspace.edit(message, { ...body, text }, workspace.bot.id);
  const shown = messageObject(workspace, message, { metadata: true });
  return { channel: message.channel, ts: message.ts, text: message.text, message: shown };
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
