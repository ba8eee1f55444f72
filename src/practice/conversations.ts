import { stableId } from './ids.ts';
import type { Store } from './store.ts';

export interface ChannelSeed {
  name: string;
  private: boolean;
  /** Handles. */
  members: string[];
  botIsMember?: boolean;
}

export interface ConversationRecord {
  id: string;
  /** Empty for a direct message. */
  name: string;
  kind: 'channel' | 'private' | 'dm';
  members: string[];
  /** Seconds, as Slack gives it. */
  created: number;
  /** Nobody can write there any more. */
  archived?: boolean;
  topic?: { value: string; creator: string; lastSet: number };
}

/** Channels and direct messages, and who is in them. */
export class Conversations {
  readonly #byId = new Map<string, ConversationRecord>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    for (const one of store.load<ConversationRecord>('conversation')) this.#byId.set(one.id, one);
  }

  all(): ConversationRecord[] {
    return [...this.#byId.values()];
  }

  byId(id: string): ConversationRecord | undefined {
    return this.#byId.get(id);
  }

  /** Finds by id or by channel name, with or without `#`. */
  find(reference: string): ConversationRecord | undefined {
    const name = reference.replace(/^#/, '');
    return this.#byId.get(reference) ?? this.all().find((one) => one.kind !== 'dm' && one.name === name);
  }

  /** Creates a channel; one of the same name is given back unchanged. */
  create(name: string, kind: 'channel' | 'private', members: string[], created: number): ConversationRecord {
    return this.#keep({ id: stableId('C', name), name, kind, members, created });
  }

  /** The direct message of two people; the same two always meet in the same place. */
  direct(first: string, second: string, created: number): ConversationRecord {
    const members = [...new Set([first, second])].toSorted();
    return this.#keep({ id: stableId('D', members.join('+')), name: '', kind: 'dm', members, created });
  }

  /** The direct message of two people, when they have one. */
  findDirect(first: string, second: string): ConversationRecord | undefined {
    return this.#byId.get(stableId('D', [...new Set([first, second])].toSorted().join('+')));
  }

  #keep(record: ConversationRecord): ConversationRecord {
    const known = this.#byId.get(record.id);
    if (known) return known;
    this.#byId.set(record.id, record);
    this.save(record);
    return record;
  }

  /** False when the person was in it already. */
  join(record: ConversationRecord, userId: string): boolean {
    if (record.members.includes(userId)) return false;
    record.members.push(userId);
    this.save(record);
    return true;
  }

  /** False when the person was not in it. */
  leave(record: ConversationRecord, userId: string): boolean {
    if (!record.members.includes(userId)) return false;
    record.members = record.members.filter((id) => id !== userId);
    this.save(record);
    return true;
  }

  /** Writes a conversation that was changed in place. */
  save(record: ConversationRecord): void {
    this.#store.save('conversation', record.id, record);
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** Slack's `channel_type` of an event. */
export function channelType(record: ConversationRecord): 'channel' | 'group' | 'im' {
  return record.kind === 'dm' ? 'im' : record.kind === 'private' ? 'group' : 'channel';
}
