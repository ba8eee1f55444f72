import type { ConversationRecord } from './conversations.ts';
import { messageFiles } from './files/objects.ts';
import { APP_ID } from './ids.ts';
import { compact, type Json } from './json.ts';
import { offsetSeconds } from './local-time.ts';
import type { MessageRecord } from './messages.ts';
import type { PersonRecord } from './people.ts';
import { typedBlocks } from './typed-blocks.ts';
import type { ViewRecord } from './views.ts';
import type { Workspace } from './workspace.ts';

/** A person as `users.info` shows them. */
export function userObject(
  workspace: Workspace,
  person: PersonRecord,
  shown: { locale?: boolean; email?: boolean } = {},
): Json {
  const { timezone, teamId } = workspace;
  return compact({
    id: person.id,
    team_id: teamId,
    name: person.handle,
    real_name: person.name,
    deleted: false,
    color: '9f69e7',
    tz: timezone,
    tz_label: timezone,
    tz_offset: offsetSeconds(workspace.clock.now(), timezone),
    profile: compact({
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.name,
      display_name_normalized: person.name,
      email: person.isBot || !shown.email ? undefined : person.email,
      bot_id: person.isBot ? workspace.botId : undefined,
      api_app_id: person.isBot ? APP_ID : undefined,
      team: teamId,
    }),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: 0,
    locale: shown.locale ? (person.language === 'zh-CN' ? 'zh-CN' : 'en-US') : undefined,
  });
}

/** A conversation as the bot sees it in `conversations.info`. */
export function conversationObject(workspace: Workspace, one: ConversationRecord): Json {
  const botId = workspace.bot.id;
  const archived = one.archived === true;
  const shared = { id: one.id, created: one.created, is_archived: archived, is_org_shared: false };
  if (one.kind === 'dm') {
    const other = one.members.find((id) => id !== botId) ?? botId;
    return { ...shared, is_im: true, user: other, is_user_deleted: false, is_open: true, priority: 0 };
  }
  const closed = one.kind === 'private';
  return {
    ...shared,
    name: one.name,
    name_normalized: one.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: closed,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: one.members.includes(botId),
    creator: one.members[0] ?? botId,
    context_team_id: workspace.teamId,
    unlinked: 0,
    topic: one.topic
      ? { value: one.topic.value, creator: one.topic.creator, last_set: one.topic.lastSet }
      : { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** A message as Slack gives it in events, payloads and history. */
export function messageObject(
  workspace: Workspace,
  message: MessageRecord,
  options: { metadata?: boolean; thread?: boolean } = {},
): Json {
  const replies = options.thread ? workspace.messages.replies(message.channel, message.ts) : [];
  const parent =
    message.threadTs === undefined ? undefined : workspace.messages.find(message.channel, message.threadTs);
  const isReply = parent !== undefined && parent.ts !== message.ts;
  const files = messageFiles(workspace, message);
  const repliers = [...new Set(replies.map((reply) => reply.userId))];
  return compact({
    type: 'message',
    subtype: message.broadcast ? 'thread_broadcast' : message.subtype,
    user: message.subtype === 'tombstone' ? 'USLACKBOT' : message.userId,
    text: message.text,
    ts: message.ts,
    // Slack leaves the team out of messages with files (slackapi/slack-api-specs#62).
    ...(files ? { files, upload: false, display_as_bot: false } : { team: workspace.teamId }),
    client_msg_id: message.clientMsgId,
    ...(message.botId === undefined ? {} : botFields(workspace)),
    blocks: message.blocks ?? blocksTyped(message),
    attachments: message.attachments,
    thread_ts: message.threadTs ?? (replies.length > 0 ? message.ts : undefined),
    parent_user_id: isReply ? parent.userId : undefined,
    ...(replies.length > 0
      ? {
          reply_count: replies.length,
          reply_users_count: repliers.length,
          reply_users: repliers,
          latest_reply: replies.at(-1)?.ts,
          is_locked: false,
          subscribed: false,
        }
      : {}),
    edited: message.edited,
    reactions:
      message.reactions.length > 0
        ? message.reactions.map(({ name, userIds }) => ({ name, users: userIds, count: userIds.length }))
        : undefined,
    metadata: options.metadata ? message.metadata : undefined,
  });
}

/** What people type has blocks as well; it is shown and edited by its text, from which they are made. */
function blocksTyped({ clientMsgId, subtype, text, channel, ts }: MessageRecord): Json[] | undefined {
  const isTyped = clientMsgId !== undefined && subtype !== 'tombstone' && text !== '';
  return isTyped ? typedBlocks(text, `${channel}/${ts}`) : undefined;
}

function botFields(workspace: Workspace): Json {
  const { bot, botId, teamId } = workspace;
  const profile = { id: botId, app_id: APP_ID, user_id: bot.id, name: bot.name, team_id: teamId };
  return {
    bot_id: botId,
    app_id: APP_ID,
    bot_profile: { ...profile, deleted: false, updated: 0, icons: {} },
  };
}

/** A view as Slack returns and sends it. */
export function viewObject(workspace: Workspace, view: ViewRecord): Json {
  const { source } = view;
  return {
    id: view.id,
    team_id: workspace.teamId,
    type: source.type,
    title: source.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: source.submit ?? null,
    close: source.close ?? null,
    blocks: source.blocks,
    private_metadata: source.private_metadata ?? '',
    callback_id: source.callback_id ?? '',
    external_id: source.external_id ?? '',
    state: { values: view.state },
    hash: view.hash,
    clear_on_close: source.clear_on_close ?? false,
    notify_on_close: source.notify_on_close ?? false,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    app_id: APP_ID,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}
