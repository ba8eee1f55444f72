import type { Change } from './changes.ts';
import { channelType, type ConversationRecord } from './conversations.ts';
import { seenByBot } from './files/access.ts';
import { fileEvent, filesShared } from './files/events.ts';
import { freshId } from './ids.ts';
import { compact, type Json } from './json.ts';
import type { MessageRecord } from './messages.ts';
import { dndStatus } from './dnd.ts';
import { messageObject, userObject, viewObject } from './objects.ts';
import { eventPayload } from './payloads.ts';
import type { Workspace } from './workspace.ts';

/**
 * The events that a change sends to the bot, wrapped as Slack wraps them; the bot hears only of what it is in, and
 * of that only what `isHeard` lets through.
 */
export function eventsFor(
  workspace: Workspace,
  change: Change,
  isHeard: (event: Json) => boolean = () => true,
): Json[] {
  return innerEvents(workspace, change)
    .filter(isHeard)
    .map((event) => wrap(workspace, event));
}

function innerEvents(workspace: Workspace, change: Change): Json[] {
  switch (change.kind) {
    case 'posted':
      return heard(workspace, change.message, (channel) => posted(workspace, change.message, channel));
    case 'changed': {
      const { message, previous, ts } = change;
      return heard(workspace, message, (channel) => [
        {
          ...hidden(channel, 'message_changed', ts),
          message: messageObject(workspace, message, { metadata: true, thread: true }),
          previous_message: messageObject(workspace, previous, { metadata: true, thread: true }),
        },
      ]);
    }
    case 'deleted': {
      const { message, ts } = change;
      return heard(workspace, message, (channel) => [
        {
          ...hidden(channel, 'message_deleted', ts),
          deleted_ts: message.ts,
          previous_message: messageObject(workspace, message, { metadata: true }),
        },
      ]);
    }
    case 'reacted':
      return heard(workspace, change.message, () => [
        {
          type: change.added ? 'reaction_added' : 'reaction_removed',
          user: change.userId,
          reaction: change.name,
          item_user: change.message.userId,
          item: { type: 'message', channel: change.message.channel, ts: change.message.ts },
          event_ts: change.ts,
        },
      ]);
    case 'joined':
      return isBotIn(workspace, change.conversation)
        ? [
            compact({
              type: 'member_joined_channel',
              user: change.userId,
              channel: change.conversation.id,
              channel_type: change.conversation.kind === 'private' ? 'G' : 'C',
              team: workspace.teamId,
              inviter: change.inviter,
              event_ts: change.ts,
            }),
          ]
        : [];
    case 'file-created':
      // Slack tells an app only of the files that it made itself.
      return change.file.userId === workspace.bot.id
        ? [fileEvent('file_created', change.file, change.ts)]
        : [];
    case 'file-deleted':
      return seenByBot(workspace, change.file)
        ? [{ type: 'file_deleted', file_id: change.file.id, event_ts: change.ts }]
        : [];
    case 'left':
      return left(workspace, change);
    case 'created':
      return change.conversation.kind === 'channel'
        ? [{ type: 'channel_created', channel: createdChannel(change), event_ts: change.ts }]
        : [];
    case 'archived': {
      const { conversation, userId: user, ts } = change;
      if (!isBotIn(workspace, conversation)) return [];
      const type = conversation.kind === 'private' ? 'group_archive' : 'channel_archive';
      return [{ type, channel: conversation.id, user, event_ts: ts }];
    }
    case 'person':
      return [personChanged(workspace, change)];
    case 'home-opened': {
      const home = workspace.views.home(change.userId);
      const { userId: user, channel, ts } = change;
      const view = home && viewObject(workspace, home);
      return [compact({ type: 'app_home_opened', user, channel, tab: 'home', event_ts: ts, view })];
    }
    default:
      return [];
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

const isBotIn = (workspace: Workspace, conversation: ConversationRecord): boolean =>
  conversation.members.includes(workspace.bot.id);

/** Whoever leaves hears of it in another way than those who stay. */
function left(workspace: Workspace, { conversation, userId, actorId, ts }: Of<'left'>): Json[] {
  const closed = conversation.kind === 'private';
  const channel = conversation.id;
  if (userId === workspace.bot.id) {
    return [{ type: closed ? 'group_left' : 'channel_left', channel, actor_id: actorId, event_ts: ts }];
  }
  if (!isBotIn(workspace, conversation)) return [];
  const where = { channel, channel_type: closed ? 'G' : 'C', team: workspace.teamId };
  return [{ type: 'member_left_channel', user: userId, ...where, event_ts: ts }];
}

function createdChannel({ conversation, userId }: Of<'created'>): Json {
  const { id, name, created } = conversation;
  return { id, name, created, creator: userId };
}

function personChanged(workspace: Workspace, { userId, changed, ts }: Of<'person'>): Json {
  const person = workspace.person(userId);
  if (changed === 'dnd') {
    const status = dndStatus(workspace, person);
    return { type: 'dnd_updated_user', user: userId, dnd_status: status, event_ts: ts };
  }
  const cacheTs = Math.floor(workspace.clock.now().getTime() / 1000);
  const user = userObject(workspace, person, { locale: true });
  return { type: 'user_change', user, cache_ts: cacheTs, event_ts: ts };
}

/** Nobody but its addressee hears of an ephemeral message, and the bot hears only where it is a member. */
function heard(
  workspace: Workspace,
  message: MessageRecord,
  events: (channel: ConversationRecord) => Json[],
): Json[] {
  const channel = workspace.conversations.byId(message.channel);
  if (!channel || message.ephemeralTo !== undefined) return [];
  return isBotIn(workspace, channel) ? events(channel) : [];
}

function posted(workspace: Workspace, message: MessageRecord, channel: ConversationRecord): Json[] {
  const seen = messageObject(workspace, message, { metadata: true });
  const place = { channel: channel.id, event_ts: message.ts };
  const subtype = message.files && seen.subtype === undefined ? { subtype: 'file_share' } : {};
  const event = { ...seen, ...subtype, ...place, channel_type: channelType(channel) };
  const shared = filesShared(workspace, message, channel);
  const mentioned = message.botId === undefined && message.text.includes(`<@${workspace.bot.id}>`);
  if (!mentioned || channel.kind === 'dm') return [event, ...shared];
  return [event, { ...seen, ...place, type: 'app_mention' }, ...shared];
}

function hidden(channel: ConversationRecord, subtype: string, ts: string): Json {
  const where = { channel: channel.id, channel_type: channelType(channel) };
  return { type: 'message', subtype, hidden: true, ...where, ts, event_ts: ts };
}

function wrap(workspace: Workspace, event: Json): Json {
  const scene = { teamId: workspace.teamId, botUserId: workspace.bot.id };
  const eventTime = Math.floor(workspace.clock.now().getTime() / 1000);
  const context = `4-${freshId('EC')}`;
  return eventPayload(scene, event, { eventId: freshId('Ev'), eventTime, context });
}
