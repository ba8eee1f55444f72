import type { Clock } from './clock.ts';
import type { Block } from './contract.ts';
import type { Json } from './json.ts';
import type { Store } from './store.ts';

export interface MessageRecord {
  channel: string;
  ts: string;
  threadTs?: string;
  userId: string;
  botId?: string;
  subtype?: string;
  text: string;
  blocks?: Block[];
  attachments?: Json[];
  /** What was attached, by id; of a deleted file the place stays. */
  files?: { id: string; deleted?: true }[];
  metadata?: Json;
  clientMsgId?: string;
  edited?: { user: string; ts: string };
  /** Only this person sees it; such messages are not kept and not in history. */
  ephemeralTo?: string;
  /** A thread reply that is shown in the channel as well. */
  broadcast?: boolean;
  reactions: { name: string; userIds: string[] }[];
}

/** Slack message times: seconds and microseconds of the practice clock, never twice the same. */
export class Timestamps {
  #last = 0n;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes sure that later times are later than this one. */
  observe(ts: string): void {
    const micros = BigInt(ts.replace('.', ''));
    if (micros > this.#last) this.#last = micros;
  }

  /** Nothing has been written yet. */
  clear(): void {
    this.#last = 0n;
  }

  /** The next time, not before the instant: now, unless another is given. */
  next(at: Date = this.#clock.now()): string {
    const now = BigInt(at.getTime()) * 1000n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    const digits = this.#last.toString().padStart(7, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }
}

/** Every message of every conversation, oldest first. */
export class Messages {
  readonly #byChannel = new Map<string, MessageRecord[]>();
  readonly #byKey = new Map<string, MessageRecord>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    const kept = store.load<MessageRecord>('message').toSorted((a, b) => compareTs(a.ts, b.ts));
    for (const message of kept) this.#index(message);
  }

  #index(message: MessageRecord): void {
    this.#byKey.set(`${message.channel}/${message.ts}`, message);
    const list = this.#byChannel.get(message.channel);
    if (list) list.push(message);
    else this.#byChannel.set(message.channel, [message]);
  }

  add(message: MessageRecord): void {
    this.#index(message);
    this.save(message);
  }

  /** Writes a message that was changed in place. */
  save(message: MessageRecord): void {
    if (message.ephemeralTo === undefined) {
      this.#store.save('message', `${message.channel}/${message.ts}`, message);
    }
  }

  find(channel: string, ts: string): MessageRecord | undefined {
    return this.#byKey.get(`${channel}/${ts}`);
  }

  remove(message: MessageRecord): void {
    const key = `${message.channel}/${message.ts}`;
    this.#byKey.delete(key);
    const rest = this.in(message.channel).filter((one) => one !== message);
    this.#byChannel.set(message.channel, rest);
    this.#store.remove('message', key);
  }

  in(channel: string): readonly MessageRecord[] {
    return this.#byChannel.get(channel) ?? [];
  }

  /** The replies to a message, without the message itself. */
  replies(channel: string, threadTs: string): MessageRecord[] {
    return this.in(channel).filter((one) => one.threadTs === threadTs && one.ts !== threadTs);
  }

  all(): MessageRecord[] {
    return [...this.#byKey.values()];
  }

  clear(): void {
    this.#byChannel.clear();
    this.#byKey.clear();
  }
}

/** A message time in microseconds; times are decimal text, and numbers would lose the last digits. */
export function parseTs(ts: string): bigint {
  const [seconds = '', micros = ''] = ts.split('.');
  return BigInt(seconds + micros.padEnd(6, '0'));
}

/** Orders message times; they are decimal text, so numbers would lose microseconds. */
export function compareTs(a: string, b: string): number {
  const [seconds = '', micros = ''] = a.split('.');
  const [otherSeconds = '', otherMicros = ''] = b.split('.');
  return (
    Number(seconds) - Number(otherSeconds) ||
    Number(micros.padEnd(6, '0')) - Number(otherMicros.padEnd(6, '0'))
  );
}
