import type { WebClient } from '@slack/web-api';
import type { Door } from '../db/schema-tasks.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import { findCampaignFacts } from '../src/campaign/facts.ts';
import type { Deps } from '../src/deps.ts';
import type { CarriedFiles } from '../src/evidence/given.ts';
import { failureMessage, refusalMessage } from '../src/messages/refusals.ts';
import type { Message } from '../src/messages/blocks.ts';
import { findCaller, namesInSlack, type Caller } from '../src/people/service.ts';
import type { ListPlace } from '../src/messages/ids.ts';
import { Refusal } from '../src/refusal.ts';
import { logAsked, type Failure } from '../src/storage.ts';
import { currentRequest } from '../src/request.ts';
import { failureOf } from '../src/slack/outcome.ts';
import type { Directory } from '../src/slack/directory.ts';
import type { Language } from '../src/campaign/campaign.ts';
import type { TokenNames } from '../src/text.ts';

/** What the listeners work with. */
export interface Bot {
  deps: Deps;
  /** The client for what a person waits for. */
  client: WebClient;
  directory: Directory;
  botUserId: string;
  /** Messages whose author has been told that saving failed; Slack brings them again, and once is enough. */
  failuresTold: Set<string>;
  /** Which tasks each person has chosen to see in App Home, by Slack user id; forgotten when the bot stops. */
  homeChoices: Map<string, ListPlace>;
  /** Brings summaries up to date and wakes the outbox; called after the acknowledgement. */
  afterReply: () => void;
}

/** Somebody who said something, and the campaign in which they said it. */
export interface Asking {
  caller: Caller;
  campaign: CampaignFacts;
}

/** Somebody who does something, by which door, and the key that makes it happen once. */
export interface Doing {
  asking: Asking;
  inboxKey: string;
  door: Door;
  /** What came with the words, for the few commands that keep it. */
  carried?: CarriedFiles;
  /** Given where a form can be opened in answer, with the channel to answer in when it is filled in. */
  opens?: { triggerId: string; channel: string | null };
}

/** Finds out who is asking; somebody unknown is looked up in Slack once. Refuses strangers. */
export async function whoAsks(bot: Bot, slackUserId: string): Promise<Asking> {
  const campaign = await findCampaignFacts(bot.deps.db);
  if (!campaign) throw new Refusal({ code: 'no_campaign' });
  const known = await findCaller(bot.deps.db, slackUserId, campaign.language);
  if (known) return { caller: known, campaign };
  await bot.directory.learn(slackUserId).catch((error: unknown) => {
    // Only Slack's own "no" is a no; while it is away, nobody is called a stranger.
    if (failureOf(error).kind !== 'refused') throw error;
  });
  // Whoever is known by now may have been learned by somebody else at the same moment.
  const caller = await findCaller(bot.deps.db, slackUserId, campaign.language);
  if (!caller) throw new Refusal({ code: 'not_a_participant' });
  return { caller, campaign };
}

/** Names for the mentions in what somebody typed; without the database they stay as they are. */
export async function mentionNames(bot: Bot): Promise<TokenNames> {
  const names = await namesInSlack(bot.deps.db).catch(() => new Map<string, string>());
  return { user: (id) => names.get(id) };
}

/** The language to answer somebody in when nothing else is certain. */
export async function languageFor(bot: Bot, slackUserId: string): Promise<Language> {
  try {
    const campaign = await findCampaignFacts(bot.deps.db);
    if (!campaign) return 'zh-CN';
    const caller = await findCaller(bot.deps.db, slackUserId, campaign.language);
    return caller?.language ?? campaign.language;
  } catch {
    return 'zh-CN';
  }
}

/** Puts what nobody foresaw into the log; returns the number by which it is found there, and whether nothing can be saved. */
export function noteFailure(
  { deps }: Pick<Bot, 'deps'>,
  error: unknown,
  event: 'command.failed' | 'form.failed',
): Failure {
  const number = currentRequest() ?? deps.newId().slice(0, 8);
  return logAsked(deps.log, { event, number }, error);
}

/** What went wrong, as a private message: a refusal in words, or a number that is in the log. */
export async function troubleMessage(
  bot: Bot,
  error: unknown,
  slackUserId: string,
  typed: string,
): Promise<Message> {
  const language = await languageFor(bot, slackUserId);
  if (error instanceof Refusal) return refusalMessage(error.facts, language, typed);
  return failureMessage(noteFailure(bot, error, 'command.failed'), language, typed);
}

/** Runs what a person asked for; whatever goes wrong becomes an answer to them. */
export async function answered(
  bot: Bot,
  slackUserId: string,
  typed: string,
  work: () => Promise<Message | null>,
): Promise<Message | null> {
  try {
    return await work();
  } catch (error) {
    return troubleMessage(bot, error, slackUserId, typed);
  }
}

/**
 * Tells one person something, only for their eyes: in the channel where they are, or by direct message
 * where that is not possible (from App Home, or in a channel without the bot). Never fatal: what matters
 * is saved.
 */
export async function whisper(
  bot: Bot,
  place: { channel: string | null; user: string; threadTs?: string | undefined },
  { text, blocks }: Message,
): Promise<void> {
  const { channel, user, threadTs } = place;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  try {
    if (channel !== null) {
      await bot.client.chat.postEphemeral({ channel, user, text, blocks, ...thread });
      return;
    }
  } catch (error) {
    bot.deps.log.warn({ event: 'whisper.failed', err: error });
  }
  try {
    await bot.client.chat.postMessage({ channel: user, text, blocks });
  } catch (error) {
    bot.deps.log.error({ event: 'whisper.lost', err: error });
  }
}
