import type { ConversationRecord } from './conversations.ts';
import type { BotLink } from './link.ts';
import type { MessageRecord } from './messages.ts';
import type { NoticeKey } from './notices.ts';
import type { Scene } from './payloads.ts';
import type { PersonRecord } from './people.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Workspace } from './workspace.ts';

/** What people's acts need: the workspace, the way to the bot, and what Slack hands out with each act. */
export interface ActContext {
  workspace: Workspace;
  link(): BotLink;
  responseUrls: ResponseUrls;
  /** Where this server is; response URLs start with it. */
  url: string;
  /** Whether the bot registered this slash command. */
  takesCommand(command: string): boolean;
}

/** Slack does not let the person do this; `key` has the sentence. */
export class ActRefused extends Error {
  readonly key: NoticeKey;
  readonly code: string;
  readonly facts: Record<string, string | number>;

  constructor(key: NoticeKey, facts: Record<string, string | number> = {}, code: string = key) {
    super(key);
    this.key = key;
    this.code = code;
    this.facts = facts;
  }
}

/** Who acts, as payloads name them. */
export function sceneOf(workspace: Workspace, person: PersonRecord): Scene {
  const { id, handle } = person;
  return { teamId: workspace.teamId, botUserId: workspace.bot.id, user: { id, handle } };
}

/** The conversation, when the person can see it; private ones of others do not exist for them. */
export function visible(workspace: Workspace, person: PersonRecord, reference: string): ConversationRecord {
  const conversation = workspace.conversations.find(reference);
  if (!conversation) throw new ActRefused('channel_not_found');
  if (conversation.kind !== 'channel' && !conversation.members.includes(person.id)) {
    throw new ActRefused('channel_not_found');
  }
  return conversation;
}

/** The conversation, when the person can write there: a member does, until it is archived. */
export function writable(workspace: Workspace, person: PersonRecord, reference: string): ConversationRecord {
  const conversation = visible(workspace, person, reference);
  if (!conversation.members.includes(person.id)) throw new ActRefused('not_in_channel');
  if (conversation.archived) throw new ActRefused('is_archived');
  return conversation;
}

/** A message that the person can see. */
export function seen(workspace: Workspace, person: PersonRecord, channel: string, ts: string): MessageRecord {
  const message = workspace.messages.find(visible(workspace, person, channel).id, ts);
  if (!message || (message.ephemeralTo !== undefined && message.ephemeralTo !== person.id)) {
    throw new ActRefused('message_not_found');
  }
  return message;
}

/** What Slack writes for the channel's name in payloads. */
export function payloadChannel(conversation: ConversationRecord): { id: string; name: string } {
  const { id, kind, name } = conversation;
  return { id, name: kind === 'dm' ? 'directmessage' : kind === 'private' ? 'privategroup' : name };
}
