import type { Conversation, OfficeState, Person } from '../contract.ts';

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
