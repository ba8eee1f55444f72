import type { PassedSlot } from './contract-tools.ts';
import type { ConversationRecord } from './conversations.ts';
import type { FileRecord } from './files/files.ts';
import type { MessageRecord } from './messages.ts';

/** What happened in the workspace; the bot's events and the page's refreshes are both made from these. */
export type Change =
  | { kind: 'posted'; message: MessageRecord }
  | { kind: 'changed'; message: MessageRecord; previous: MessageRecord; ts: string }
  | { kind: 'deleted'; message: MessageRecord; ts: string }
  | { kind: 'reacted'; message: MessageRecord; name: string; userId: string; added: boolean; ts: string }
  | { kind: 'joined'; conversation: ConversationRecord; userId: string; inviter?: string; ts: string }
  | { kind: 'file-created' | 'file-deleted'; file: FileRecord; ts: string }
  | { kind: 'left'; conversation: ConversationRecord; userId: string; actorId: string; ts: string }
  | { kind: 'created'; conversation: ConversationRecord; userId: string; ts: string }
  | { kind: 'archived'; conversation: ConversationRecord; userId: string; ts: string }
  | { kind: 'person'; userId: string; changed: 'profile' | 'dnd'; ts: string }
  | { kind: 'home-opened'; userId: string; channel: string; ts: string }
  | { kind: 'conversations' }
  /** Slack's own word to one person. */
  | { kind: 'notice'; userId: string; text: string }
  | { kind: 'modal'; userId: string }
  | { kind: 'home'; userId: string }
  | { kind: 'clock'; passed?: PassedSlot }
  | { kind: 'bot' }
  | { kind: 'traffic' }
  | { kind: 'reset' };

type Listener = (change: Change) => void;

/** Tells everybody who listens, in the order in which things happened. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** Starts listening; the returned function stops it. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
