import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { failureOf } from './outcome.ts';
import { isRepairable } from './verdict.ts';

/** A message as history shows it: the fields that matter here. */
export interface PastMessage {
  type?: string;
  subtype?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  edited?: { ts?: string };
  files?: unknown;
  /** Of a message with replies: when the newest was written. */
  latest_reply?: string;
}

/** Whether only the place of a deleted message is left, above the replies to it. */
export const isTombstone = ({ subtype }: PastMessage): boolean => subtype === 'tombstone';

/** What history showed. */
export interface Past {
  messages: PastMessage[];
  /** True when Slack hides older ones, as it does where nobody pays. */
  isLimited: boolean;
}

interface Page {
  messages?: unknown[];
  is_limited?: boolean;
  response_metadata?: { next_cursor?: string };
}

/** Slack recommends no more on one page. */
const PAGE = 200;

/** Slack's words for a message or a thread that is not there any more. */
const GONE = new Set(['thread_not_found', 'message_not_found']);

/** Slack's words for a channel that it does not let be read, while others may be. */
const CLOSED = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'method_not_supported_for_channel_type',
]);

/** Slack does not let the bot read a channel: it was taken out of it, or the channel is gone. */
export class Unreadable extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Slack does not let the channel be read: ${code}`);
    this.code = code;
  }
}

/** Nothing is known of what stands there until somebody repairs the installation, or a gateway on the way. */
export class Barred extends Error {
  constructor(code: string) {
    super(`Slack cannot be read: ${code}`);
  }
}

/** What stands in Slack's channels and threads, read page by page; a limit of Slack's is waited for. Throws `Unreadable` or `Barred`. */
export class History {
  readonly #client: WebClient;
  readonly #ended: AbortSignal;

  /** `ended` breaks off what is being read, with its reason. */
  constructor(client: WebClient, ended: AbortSignal) {
    this.#client = client;
    this.#ended = ended;
  }

  /** True when nothing more is to be read. */
  get hasEnded(): boolean {
    return this.#ended.aborted;
  }

  /** What was written in a channel outside of threads since a ts, newest first. */
  channel(channel: string, oldest: string): Promise<Past> {
    return this.#pages((cursor) =>
      this.#client.conversations.history({ channel, oldest, limit: PAGE, ...cursor }),
    );
  }

  /** A thread from its head on; nothing when there is no such thread any more. */
  async thread(channel: string, ts: string): Promise<PastMessage[]> {
    const found = await this.#pages((cursor) =>
      this.#client.conversations.replies({ channel, ts, limit: PAGE, ...cursor }),
    );
    return found.messages;
  }

  /** Whether a message still stands, in a thread or outside of one. */
  async stands(channel: string, ts: string): Promise<boolean> {
    const range = { oldest: ts, latest: ts, inclusive: true };
    const found = await this.#pages((cursor) =>
      this.#client.conversations.replies({ channel, ts, limit: PAGE, ...range, ...cursor }),
    );
    return found.messages.some((message) => message.ts === ts && !isTombstone(message));
  }

  async #pages(ask: (cursor: { cursor?: string }) => Promise<Page>): Promise<Past> {
    const all: Past = { messages: [], isLimited: false };
    let cursor: string | undefined;
    do {
      const page = await this.#patiently(() => ask(cursor === undefined ? {} : { cursor }));
      all.messages.push(...((page.messages ?? []) as PastMessage[]));
      all.isLimited ||= page.is_limited === true;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return all;
  }

  /** Asks again when Slack says that it was asked too often; what is gone is an empty page. */
  async #patiently(ask: () => Promise<Page>): Promise<Page> {
    for (;;) {
      this.#ended.throwIfAborted();
      try {
        return await ask();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'refused' && GONE.has(failure.code)) return {};
        if (failure.kind === 'refused' && CLOSED.has(failure.code)) throw new Unreadable(failure.code);
        if (failure.kind === 'refused' && isRepairable(failure.code)) throw new Barred(failure.code);
        if (failure.kind !== 'rate_limited') throw error;
        await wait(failure.retryAfterMs, undefined, { signal: this.#ended });
      }
    }
  }
}
