import { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Language } from './contract.ts';
import { Conversations, type ChannelSeed, type ConversationRecord } from './conversations.ts';
import { Files } from './files/files.ts';
import { stableId, TEAM_ID } from './ids.ts';
import { Messages, Timestamps, type MessageRecord } from './messages.ts';
import { People, type PersonRecord, type PersonSeed } from './people.ts';
import { Scheduled } from './scheduled.ts';
import type { Store } from './store.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export interface WorkspaceSeed {
  teamId?: string;
  teamName: string;
  language: Language;
  people: PersonSeed[];
  channels: ChannelSeed[];
  bot: { handle: string; name: string };
  /** Zone of the people and of the clock shown; the server's own when left out. */
  timezone?: string;
}

export interface WorkspaceOptions {
  seed: WorkspaceSeed;
  store: Store;
  clock: Clock;
  timezone: string;
  realNow: () => number;
  /** Where the workspace is served; the addresses of files start with it. */
  url: string;
}

/** A new message, before it has its time. */
export type Draft = Omit<MessageRecord, 'ts' | 'reactions'>;

/** What becomes of a message; a part that is undefined goes. */
type Change = { [Part in keyof Draft]?: Draft[Part] | undefined };

/** What is left of the head of a thread that was deleted. */
const TOMBSTONE = {
  subtype: 'tombstone',
  text: 'This message was deleted.',
  blocks: undefined,
  metadata: undefined,
  attachments: undefined,
  botId: undefined,
  files: undefined,
} satisfies Change;

/** The state of a Slack workspace, apart from the methods that ask for it and the wires that carry them. */
export class Workspace {
  readonly people: People;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly files: Files;
  readonly scheduled: Scheduled;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly times: Timestamps;
  readonly changes = new Changes();
  readonly clock: Clock;
  readonly url: string;
  readonly #store: Store;
  readonly #timezone: string;
  readonly #marks = new Map<string, string>();
  #seed: WorkspaceSeed;

  constructor(options: WorkspaceOptions) {
    this.#store = options.store;
    this.#seed = options.seed;
    this.clock = options.clock;
    this.#timezone = options.timezone;
    this.people = new People(options.store);
    this.conversations = new Conversations(options.store);
    this.url = options.url;
    this.messages = new Messages(options.store);
    this.files = new Files(options.store, options.realNow);
    this.scheduled = new Scheduled(options.store);
    this.views = new Views(options.store);
    this.triggers = new Triggers(options.realNow);
    this.times = new Timestamps(options.clock);
    for (const message of this.messages.all()) this.times.observe(message.ts);
    for (const mark of options.store.load<{ key: string; ts: string }>('mark'))
      this.#marks.set(mark.key, mark.ts);
    this.#sow();
  }

  get teamId(): string {
    return this.#seed.teamId ?? TEAM_ID;
  }

  get teamName(): string {
    return this.#seed.teamName;
  }

  get timezone(): string {
    return this.#seed.timezone ?? this.#timezone;
  }

  get language(): Language {
    return this.#seed.language;
  }

  get bot(): PersonRecord {
    return this.person(this.#seed.bot.handle);
  }

  get botId(): string {
    return stableId('B', this.#seed.bot.handle);
  }

  /** The person with this handle or id; for callers who know that there is one. */
  person(reference: string): PersonRecord {
    const person = this.people.find(reference);
    if (!person) throw new Error(`There is no person ${reference} in the practice workspace.`);
    return person;
  }

  /** The channel with this name or id; for callers who know that there is one. */
  channel(reference: string): ConversationRecord {
    const channel = this.conversations.find(reference);
    if (!channel) throw new Error(`There is no channel ${reference} in the practice workspace.`);
    return channel;
  }

  #sow(): void {
    const { people, channels, bot, language } = this.#seed;
    this.people.put({ ...bot, language }, true);
    for (const person of people) this.people.put(person);
    const created = Math.floor(this.clock.now().getTime() / 1000);
    for (const { name, private: closed, members, botIsMember } of channels) {
      const ids = members.map((handle) => this.person(handle).id);
      if (botIsMember !== false) ids.push(this.bot.id);
      this.conversations.create(name, closed ? 'private' : 'channel', ids, created);
    }
  }

  /** Empties the workspace and fills it from the seed again, or from another one. */
  reset(seed: WorkspaceSeed = this.#seed): void {
    this.#store.clear();
    this.#marks.clear();
    const { people, conversations, messages, files, scheduled, views, triggers, times } = this;
    for (const part of [people, conversations, messages, files, scheduled, views, triggers, times])
      part.clear();
    this.#seed = seed;
    this.#sow();
    this.changes.tell({ kind: 'reset' });
  }

  /** The direct message of two people, opened when they have none yet. */
  direct(first: string, second: string): ConversationRecord {
    const before = this.conversations.all().length;
    const created = Math.floor(this.clock.now().getTime() / 1000);
    const conversation = this.conversations.direct(first, second, created);
    if (this.conversations.all().length > before) this.changes.tell({ kind: 'conversations' });
    return conversation;
  }

  /** Puts a message into its conversation, at its time or now, and tells everybody. */
  post(draft: Draft, at?: Date): MessageRecord {
    const message: MessageRecord = { ...draft, ts: this.times.next(at), reactions: [] };
    this.messages.add(message);
    this.files.share(message);
    if (message.ephemeralTo === undefined) this.read(message.userId, message.channel, message.ts);
    this.changes.tell({ kind: 'posted', message });
    return message;
  }

  /** Changes a message in place. */
  edit(message: MessageRecord, change: Change, by: string, mark = true): MessageRecord {
    const previous = structuredClone(message);
    const ts = this.times.next();
    Object.assign(message, change, mark ? { edited: { user: by, ts } } : {});
    for (const part of Object.keys(change) as (keyof Change)[]) {
      if (change[part] === undefined) delete message[part];
    }
    this.messages.save(message);
    this.changes.tell({ kind: 'changed', message, previous, ts });
    return message;
  }

  /** Removes a message; the head of a thread leaves a tombstone, since its replies stay. */
  delete(message: MessageRecord): void {
    this.files.unshare(message);
    if (this.messages.replies(message.channel, message.ts).length > 0 && message.ephemeralTo === undefined) {
      this.edit(message, TOMBSTONE, message.userId, false);
      return;
    }
    this.messages.remove(message);
    this.changes.tell({ kind: 'deleted', message, ts: this.times.next() });
  }

  /** False when nothing changes: the reaction was there already, or was not there. */
  react(message: MessageRecord, name: string, userId: string, added: boolean): boolean {
    const reaction = message.reactions.find((one) => one.name === name) ?? { name, userIds: [] };
    if (reaction.userIds.includes(userId) === added) return false;
    reaction.userIds = added ? [...reaction.userIds, userId] : reaction.userIds.filter((id) => id !== userId);
    message.reactions = [...message.reactions.filter((one) => one !== reaction), reaction].filter(
      (one) => one.userIds.length > 0,
    );
    this.messages.save(message);
    this.changes.tell({ kind: 'reacted', message, name, userId, added, ts: this.times.next() });
    return true;
  }

  /** Puts a person into a channel, with the line that Slack writes there. False when in it already. */
  join(conversation: ConversationRecord, userId: string, inviter?: string): boolean {
    if (!this.conversations.join(conversation, userId)) return false;
    const text = `<@${userId}> has joined the channel`;
    this.post({ channel: conversation.id, userId, subtype: 'channel_join', text });
    const by = inviter === undefined ? {} : { inviter };
    this.changes.tell({ kind: 'joined', conversation, userId, ts: this.times.next(), ...by });
    this.changes.tell({ kind: 'conversations' });
    return true;
  }

  /** Remembers how far a person has read. */
  read(userId: string, channel: string, ts: string): void {
    const key = `${userId}/${channel}`;
    this.#marks.set(key, ts);
    this.#store.save('mark', key, { key, ts });
  }

  /** Up to where a person has read; undefined when never. */
  mark(userId: string, channel: string): string | undefined {
    return this.#marks.get(`${userId}/${channel}`);
  }
}
