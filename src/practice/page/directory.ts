import type { Conversation, Message, OfficeState, Person } from '../contract.ts';

/** Who and what can be named in a text. */
export type Directory = Pick<OfficeState, 'people' | 'conversations'>;

/** How a conversation is called in running text. */
export function titleOf(conversation: Conversation): string {
  return conversation.kind === 'dm' ? conversation.name : `#${conversation.name}`;
}

/** The name of a person, or the id when nobody here has it. */
export function nameOf(directory: Directory, id: string): string {
  return personOf(directory, id)?.name ?? id;
}

/** Finds a person by id or by handle. */
export function personOf(directory: Directory, reference: string): Person | undefined {
  return directory.people.find((one) => one.id === reference || one.handle === reference);
}

/** Finds a conversation by id. */
export function conversationOf(directory: Directory, id: string): Conversation | undefined {
  return directory.conversations.find((one) => one.id === id);
}

/** The other one in a direct message; oneself in the conversation with oneself. */
export function partnerIn(
  directory: Directory,
  conversation: Conversation,
  selfId: string,
): Person | undefined {
  const other = conversation.memberIds.find((id) => id !== selfId) ?? selfId;
  return directory.people.find((one) => one.id === other);
}

/** Up to where somebody has read who has not read everything; null for those who have. */
export function unreadFrom(directory: Directory | null, channel: string): string | null {
  const conversation = directory && conversationOf(directory, channel);
  return conversation && conversation.unread > 0 ? (conversation.lastRead ?? '0') : null;
}

/** The office when everything in a conversation has been read. */
export function readIn(office: OfficeState, channel: string): OfficeState {
  const conversations = office.conversations.map((one) => (one.id === channel ? { ...one, unread: 0 } : one));
  return { ...office, conversations };
}

/** Where somebody begins who wanted to go to a conversation: there, or where something is new. */
export function entrance(
  directory: Directory | null,
  wanted: string,
  mayBeGuest: boolean,
): Conversation | undefined {
  const open = directory?.conversations ?? [];
  const mine = open.filter((one) => one.isMember && !one.isArchived);
  const there = (mayBeGuest ? open : mine).find((one) => one.id === wanted);
  return there ?? mine.find((one) => one.unread > 0) ?? mine[0];
}

/** A line that Slack wrote by itself, such as who joined a channel. */
export function isSlacksOwn(message: Message): boolean {
  return message.subtype?.startsWith('channel_') ?? false;
}
