import { onRecord, threadsToHear } from '../src/announce/hearing.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import { inRequest, requestId } from '../src/request.ts';
import { isFirst } from '../src/replies/inbox.ts';
import { Barred, isTombstone, Unreadable, type History, type PastMessage } from '../src/slack/history.ts';
import { logFailure } from '../src/storage.ts';
import type { Bot } from './bot.ts';
import { deletedMessage } from './deletions.ts';
import { changedMessage, newMessage } from './messages.ts';

/** Threads that were begun so long before are looked into; older ones only where something is still open. */
const LOOK_BACK_MS = 21 * 24 * 60 * 60_000;

/** Slack's way to write an instant. */
const tsOf = (at: Date): string => (at.getTime() / 1000).toFixed(6);

/** What was found of one channel. */
interface Found {
  /** Each message once, oldest first. */
  messages: PastMessage[];
  /** From where on everything was read. */
  from: string;
  /** True when Slack hides older messages. */
  isLimited: boolean;
}

/** Reads a channel, and its threads in which somebody wrote since then, or may have changed what they wrote. */
async function readChannel(
  history: History,
  channel: string,
  heads: readonly string[],
  since: Date,
): Promise<Found> {
  const from = tsOf(new Date(since.getTime() - LOOK_BACK_MS));
  const { messages: top, isLimited } = await history.channel(channel, from);
  const ours = new Set(heads);
  const threads = [
    ...heads.filter((ts) => ts < from),
    ...top
      .filter(({ ts, latest_reply: latest = '' }) => latest > tsOf(since) || (latest !== '' && ours.has(ts)))
      .map(({ ts }) => ts),
  ];
  const found = new Map(top.map((message) => [message.ts, message]));
  for (const ts of threads) {
    for (const message of await history.thread(channel, ts)) found.set(message.ts, message);
  }
  const messages = [...found.values()].toSorted((one, other) => (one.ts < other.ts ? -1 : 1));
  return { messages, from, isLimited };
}

/** Hears a message as if its event had just come, by the same keys: whichever comes second changes nothing. */
async function hear(bot: Bot, channel: string, message: PastMessage, since: string): Promise<void> {
  const lost = message.ts > since;
  const event = { ...message, type: 'message', channel };
  if (message.edited?.ts !== undefined && message.edited.ts > since) {
    await changedMessage(bot, { channel, message: { ...event, edited: message.edited }, lost });
    // Its first version is nowhere any more; should Slack still bring it, it is out of date.
    if (lost) await isFirst(bot.deps, `message:${channel}:${message.ts}`);
  } else if (lost) await newMessage(bot, event);
}

/** Whether an error says that the channel cannot be read any further, and not that something in it fails. */
const endsReading = (history: History, error: unknown): boolean =>
  history.hasEnded || error instanceof Unreadable || error instanceof Barred;

/** Takes back what is on record of messages that are gone; one that fails holds up no other. Returns how many failed. */
async function hearDeletions(bot: Bot, history: History, channel: string, found: Found): Promise<number> {
  const standing = found.messages.filter((message) => !isTombstone(message));
  const seen = new Set(standing.map(({ ts }) => `${channel}:${ts}`));
  // Slack may keep messages for some days only: what it no longer shows was deleted by its author only where an older one stands.
  const [oldest] = found.isLimited ? [] : standing;
  if (!oldest) return 0;
  let failed = 0;
  for (const { messageKey, slackUserId } of await onRecord(bot.deps.db, channel, found.from)) {
    const ts = messageKey.slice(channel.length + 1);
    if (seen.has(messageKey) || ts < oldest.ts) continue;
    try {
      if (await history.stands(channel, ts)) continue;
      const before = slackUserId === null ? {} : { previous_message: { user: slackUserId } };
      const gone = { channel, deleted_ts: ts, ...before };
      await inRequest(requestId(`deleted:${messageKey}`), () => deletedMessage(bot, gone));
    } catch (error) {
      if (endsReading(history, error)) throw error;
      logFailure(bot.deps, { event: 'sweep.failed', channel, ts }, error);
      failed += 1;
    }
  }
  return failed;
}

/** Hears each message; one that fails holds up no other. Returns how many failed. */
async function hearAll(
  bot: Bot,
  channel: string,
  messages: readonly PastMessage[],
  since: Date,
): Promise<number> {
  let failed = 0;
  for (const message of messages) {
    // By the number that it would have had if it had been delivered.
    failed += await inRequest(requestId(`message:${channel}:${message.ts}`), async () => {
      try {
        await hear(bot, channel, message, tsOf(since));
        return 0;
      } catch (error) {
        logFailure(bot.deps, { event: 'sweep.failed', channel, ts: message.ts }, error);
        return 1;
      }
    });
  }
  return failed;
}

/**
 * Hears what people wrote, edited and deleted since then while nobody listened, as far as history shows it, in the
 * channels where the bot has posted. May be broken off and done again at any time. Returns how many messages could
 * not be dealt with; throws when some could not be read yet.
 */
export async function sweep(
  bot: Bot,
  history: History,
  campaign: CampaignFacts,
  since: Date,
): Promise<number> {
  const { db, log } = bot.deps;
  let [failed, answered] = [0, 0];
  const errors: unknown[] = [];
  const heads = await threadsToHear(db, campaign, new Date(since.getTime() - LOOK_BACK_MS));
  for (const [channel, inChannel] of heads) {
    try {
      const found = await readChannel(history, channel, inChannel, since);
      answered += 1;
      failed += await hearAll(bot, channel, found.messages, since);
      failed += await hearDeletions(bot, history, channel, found);
    } catch (error) {
      if (history.hasEnded) throw error;
      if (error instanceof Unreadable) {
        answered += 1;
        log.warn({ event: 'sweep.unreadable', channel, code: error.code });
      } else {
        logFailure(bot.deps, { event: 'sweep.failed', channel }, error);
        errors.push(error);
      }
    }
  }
  // What cannot be read yet never counts as heard, however often it fails; where no channel answers, Slack itself is away.
  const cause = errors.find((error) => error instanceof Barred) ?? (answered === 0 ? errors[0] : undefined);
  if (cause !== undefined) throw new Error('What was written cannot be read yet', { cause });
  return failed + errors.length;
}
