import type { WebClient } from '@slack/web-api';
import { listPeople, setSlackIdentity, type PersonRow } from '../../db/people.ts';
import type { Db } from '../../db/connect.ts';
import { failureOf } from './outcome.ts';

/** A Slack member, as far as it is needed to recognise a participant. */
interface Member {
  id?: string;
  name?: string;
  deleted?: boolean;
  locale?: string;
  profile?: { email?: string };
}

/** Names of channels and people are read again at most this often when one is unknown. */
const REFRESH_AFTER_MS = 30_000;
const PAGE = 200;

const isUserId = (slack: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(slack);
const isChannelId = (name: string): boolean => /^[CGD][A-Z0-9]{2,}$/.test(name);

/** By what only an administrator can give: anybody may choose the display name of somebody else. */
function matches(person: PersonRow, member: Member): boolean {
  const wanted = person.slack.replace(/^@/, '');
  if (isUserId(wanted)) return wanted === member.id;
  if (wanted.includes('@')) return wanted.toLowerCase() === member.profile?.email?.toLowerCase();
  return wanted === member.name;
}

/** A list of Slack's that is read at most once in a while, and once for all who need it at the same time. */
class Refreshed {
  readonly #wireClock: () => Date;
  readonly #read: () => Promise<unknown>;
  #readAt: number | null = null;
  #reading: Promise<unknown> | null = null;

  constructor(wireClock: () => Date, read: () => Promise<unknown>) {
    this.#wireClock = wireClock;
    this.#read = read;
  }

  /** Reads the list unless it is fresh; a failure is the caller's, and leaves it as old as it was. */
  async refresh(): Promise<void> {
    const age = this.#readAt === null ? Infinity : this.#wireClock().getTime() - this.#readAt;
    if (age >= 0 && age < REFRESH_AFTER_MS) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    this.#readAt = this.#wireClock().getTime();
  }
}

/** Who and where in Slack: people by id, e-mail or handle; channels by id or name. */
export class Directory {
  readonly #db: Db;
  readonly #client: WebClient;
  readonly #channels = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #direct = new Map<string, string>();
  readonly #channelList: Refreshed;
  readonly #memberList: Refreshed;

  constructor(db: Db, client: WebClient, wireClock: () => Date) {
    this.#db = db;
    this.#client = client;
    this.#channelList = new Refreshed(wireClock, () => this.readChannels());
    this.#memberList = new Refreshed(wireClock, () => this.learnEverybody());
  }

  /** Finds all participants among the workspace's members, and the languages they read. */
  async learnEverybody(): Promise<void> {
    const people = (await listPeople(this.#db)).filter((person) => person.retiredAt === null);
    for (const members of await this.#allMembers()) await this.#recognise(people, members);
  }

  /** Looks one member up; true when it is a participant who was not known by this id before. */
  async learn(slackUserId: string): Promise<boolean> {
    const { user } = await this.#client.users.info({ user: slackUserId, include_locale: true });
    const people = (await listPeople(this.#db)).filter((person) => person.retiredAt === null);
    return user ? (await this.#recognise(people, [user])) > 0 : false;
  }

  /** Where an address of the outbox is: `@person-id`, `#name` or a channel id; null when nowhere. */
  placeOf(address: string): Promise<string | null> {
    return address.startsWith('@') ? this.directChannel(address.slice(1)) : this.channelId(address);
  }

  /** The channel id of `#name` or of an id; null when the bot sees no such channel. */
  async channelId(address: string): Promise<string | null> {
    const name = address.replace(/^#/, '');
    if (isChannelId(name)) return name;
    if (!this.#channels.has(name)) await this.#channelList.refresh();
    return this.#channels.get(name) ?? null;
  }

  /** The name of a channel that was seen before. */
  channelName(id: string): string | null {
    return this.#names.get(id) ?? null;
  }

  /** Reads the list of channels again, e.g. after the bot was invited to one. */
  async readChannels(): Promise<{ id: string; name: string; isMember: boolean }[]> {
    const seen: { id: string; name: string; isMember: boolean }[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#client.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id, name, is_member: isMember } of page.channels ?? []) {
        if (id && name) seen.push({ id, name, isMember: isMember === true });
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    this.#channels.clear();
    for (const { id, name } of seen) {
      this.#channels.set(name, id);
      this.#names.set(id, name);
    }
    return seen;
  }

  /** The direct-message channel with a participant; null when Slack does not know the person. */
  async directChannel(personId: string): Promise<string | null> {
    const find = async (): Promise<PersonRow | undefined> =>
      (await listPeople(this.#db)).find((person) => person.id === personId);
    let person = await find();
    if (person && person.slackUserId === null) {
      await this.#memberList.refresh();
      person = await find();
    }
    if (!person || person.slackUserId === null) return null;
    const known = this.#direct.get(person.slackUserId);
    if (known !== undefined) return known;
    const { channel } = await this.#client.conversations.open({ users: person.slackUserId });
    if (channel?.id) this.#direct.set(person.slackUserId, channel.id);
    return channel?.id ?? null;
  }

  async *#memberPages(): AsyncGenerator<Member[]> {
    let cursor: string | undefined;
    do {
      const page = await this.#client.users.list({
        limit: PAGE,
        include_locale: true,
        ...(cursor ? { cursor } : {}),
      });
      yield page.members ?? [];
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
  }

  async #allMembers(): Promise<Member[][]> {
    const pages: Member[][] = [];
    for await (const page of this.#memberPages()) pages.push(page);
    const people = await listPeople(this.#db);
    const missing = people.filter(
      (person) =>
        person.retiredAt === null &&
        person.slack.includes('@') &&
        !person.slack.startsWith('@') &&
        !pages.flat().some((member) => matches(person, member)),
    );
    // Workspaces may hide addresses in the list and still answer for one.
    for (const person of missing) {
      try {
        const { user } = await this.#client.users.lookupByEmail({ email: person.slack });
        if (user) pages.push([{ ...user, profile: { ...user.profile, email: person.slack } }]);
      } catch (error) {
        if (failureOf(error).kind !== 'refused') throw error;
      }
    }
    return pages;
  }

  async #recognise(people: readonly PersonRow[], members: readonly Member[]): Promise<number> {
    let found = 0;
    for (const member of members) {
      const person = member.deleted
        ? undefined
        : people.find((one) => one.slackUserId === member.id || matches(one, member));
      if (!person || !member.id) continue;
      const language = member.locale ?? person.language;
      if (person.slackUserId === member.id && person.language === language) continue;
      await setSlackIdentity(this.#db, person.id, { slackUserId: member.id, language });
      found += 1;
    }
    return found;
  }
}
