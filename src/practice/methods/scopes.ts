import type { ConversationRecord } from '../conversations.ts';
import { channelType } from '../conversations.ts';
import type { Grant } from '../grant.ts';
import type { Workspace } from '../workspace.ts';
import { SlackError, type Args } from './args.ts';

/** One scope for each type of conversation. */
const everywhere = (what: 'read' | 'history'): string[] =>
  ['channels', 'groups', 'im', 'mpim'].map((family) => `${family}:${what}`);

const MANAGE = ['channels:manage', 'groups:write', 'im:write', 'mpim:write'];

/**
 * The scopes of a bot token that let it call a method, any one of them; docs.slack.dev/reference/methods.
 * Methods that are not here need none.
 */
export const SCOPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'chat.postMessage': ['chat:write'],
    'chat.postEphemeral': ['chat:write'],
    'chat.update': ['chat:write'],
    'chat.delete': ['chat:write'],
    'chat.scheduleMessage': ['chat:write'],
    'chat.deleteScheduledMessage': ['chat:write'],
    'conversations.list': everywhere('read'),
    'conversations.info': everywhere('read'),
    'conversations.members': everywhere('read'),
    'conversations.history': everywhere('history'),
    'conversations.replies': everywhere('history'),
    'conversations.open': MANAGE,
    'conversations.create': MANAGE,
    'conversations.archive': MANAGE,
    'conversations.unarchive': MANAGE,
    'conversations.leave': MANAGE,
    'conversations.kick': MANAGE,
    'conversations.join': ['channels:join'],
    'conversations.invite': [...MANAGE, 'channels:write.invites', 'groups:write.invites'],
    'users.conversations': everywhere('read'),
    'users.list': ['users:read'],
    'users.info': ['users:read'],
    'users.getPresence': ['users:read'],
    'users.lookupByEmail': ['users:read.email'],
    'usergroups.list': ['usergroups:read'],
    'usergroups.users.list': ['usergroups:read'],
    'bots.info': ['users:read'],
    'team.info': ['team:read'],
    'emoji.list': ['emoji:read'],
    'dnd.info': ['dnd:read'],
    'dnd.teamInfo': ['dnd:read'],
    'reactions.add': ['reactions:write'],
    'reactions.remove': ['reactions:write'],
    'files.getUploadURLExternal': ['files:write'],
    'files.completeUploadExternal': ['files:write'],
    'files.delete': ['files:write'],
    'files.info': ['files:read'],
    'files.list': ['files:read'],
  }),
);

/** Scopes that no method asks for, but events, commands or fields do. */
const BESIDE_METHODS = ['app_mentions:read', 'commands', 'reactions:read'];

/** Every scope that means something in the practice workspace. */
export const KNOWN_SCOPES: readonly string[] = [
  ...new Set([...[...SCOPES.values()].flat(), ...BESIDE_METHODS]),
].toSorted();

/** The first part of the scopes for a conversation's type. */
const FAMILY = { channel: 'channels', group: 'groups', im: 'im' } as const;
const FAMILY_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['public_channel', 'channels'],
  ['private_channel', 'groups'],
  ['im', 'im'],
  ['mpim', 'mpim'],
]);

/** Whose scopes one call needs; empty when any of the method's will do. */
function families(workspace: Workspace, method: string, args: Args): string[] {
  switch (method) {
    case 'conversations.list':
    case 'users.conversations': {
      const types = args.words('types');
      const wanted = types.length > 0 ? types : ['public_channel'];
      return wanted.flatMap((type) => FAMILY_OF_TYPE.get(type) ?? []);
    }
    case 'conversations.create':
      return [args.flag('is_private') ? 'groups' : 'channels'];
    case 'conversations.open':
      return [args.words('users').length > 1 ? 'mpim' : 'im'];
    default: {
      const conversation = workspace.conversations.byId(args.text('channel') ?? '');
      return conversation && exists(workspace, conversation) ? [FAMILY[channelType(conversation)]] : [];
    }
  }
}

/** A private place that the bot is not in does not exist for it, whatever its scopes. */
function exists(workspace: Workspace, conversation: ConversationRecord): boolean {
  return conversation.kind === 'channel' || conversation.members.includes(workspace.bot.id);
}

/** Refuses a call for which the app has no scope, in Slack's words. */
export function checkScopes(grant: Grant, workspace: Workspace, method: string, args: Args): void {
  const accepted = SCOPES.get(method) ?? [];
  if (accepted.length === 0) return;
  const refuse = (needed: readonly string[]): void => {
    if (needed.some((scope) => grant.has(scope))) return;
    throw new SlackError('missing_scope', {
      needed: needed.join(','),
      provided: grant.provided(KNOWN_SCOPES),
    });
  };
  refuse(accepted);
  for (const family of families(workspace, method, args)) {
    const needed = accepted.filter((scope) => scope.startsWith(`${family}:`));
    if (needed.length > 0) refuse(needed);
  }
}
