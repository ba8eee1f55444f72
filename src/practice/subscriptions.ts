import type { Grant } from './grant.ts';
import { textOf, type Json } from './json.ts';

/** The scopes that let an app hear an event, any one of them; docs.slack.dev/reference/events. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  channel_archive: ['channels:read'],
  channel_created: ['channels:read'],
  channel_left: ['channels:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  user_change: ['users:read'],
  dnd_updated_user: ['dnd:read'],
  file_created: ['files:read'],
  file_deleted: ['files:read'],
  file_public: ['files:read'],
  file_shared: ['files:read'],
};

const MESSAGES: Readonly<Record<string, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
};

/** What an app subscribes to in order to hear this event. */
function subscriptionOf(event: Json): string {
  const type = textOf(event.type) ?? '';
  return type === 'message' ? (MESSAGES[textOf(event.channel_type) ?? ''] ?? type) : type;
}

/** Whether the app subscribed to the event, and may. */
export function hears(grant: Grant, event: Json): boolean {
  const subscription = subscriptionOf(event);
  const scopes = isAboutMembers(subscription)
    ? [event.channel_type === 'G' ? 'groups:read' : 'channels:read']
    : (SCOPES[subscription] ?? []);
  return grant.subscribes(subscription) && (scopes.length === 0 || scopes.some((scope) => grant.has(scope)));
}

function isAboutMembers(subscription: string): boolean {
  return subscription === 'member_joined_channel' || subscription === 'member_left_channel';
}
