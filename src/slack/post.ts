import type { KnownBlock, WebClient } from '@slack/web-api';
import type { DeliveryRow } from '../../db/deliveries.ts';
import { failureOf } from './outcome.ts';

/** Kept in every message's metadata so that a message of unknown outcome can be found again. */
const METADATA_EVENT = 'duban_delivery';
const HISTORY_PAGE = 200;

/** Slack's clock and ours may differ; a look-up begins this much before the posting: a day. */
const CLOCK_MARGIN_S = 86_400;

/** What Slack is to show for a delivery. */
export function contentOf(row: Pick<DeliveryRow, 'key' | 'text' | 'blocks'>): {
  text: string;
  blocks?: KnownBlock[];
  metadata: { event_type: string; event_payload: { key: string } };
  unfurl_links: false;
  unfurl_media: false;
} {
  return {
    text: row.text,
    ...(row.blocks === null ? {} : { blocks: JSON.parse(row.blocks) as KnownBlock[] }),
    metadata: { event_type: METADATA_EVENT, event_payload: { key: row.key } },
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Posts a new message; returns where it stands. */
export async function post(
  client: WebClient,
  row: Pick<DeliveryRow, 'key' | 'text' | 'blocks'>,
  place: { channel: string; threadTs: string | null },
): Promise<{ channel: string; ts: string }> {
  const answer = await client.chat.postMessage({
    channel: place.channel,
    ...contentOf(row),
    ...(place.threadTs === null ? {} : { thread_ts: place.threadTs }),
  });
  if (!answer.ts) throw new Error('Slack accepted a message but gave no ts');
  return { channel: answer.channel ?? place.channel, ts: answer.ts };
}

/** Brings a message that Slack shows already up to date; doing it twice does no harm. */
export async function update(
  client: WebClient,
  row: Pick<DeliveryRow, 'key' | 'text' | 'blocks'>,
  place: { channel: string; ts: string },
): Promise<void> {
  const { text, blocks, metadata } = contentOf(row);
  await client.chat.update({ ...place, text, metadata, ...(blocks ? { blocks } : {}) });
}

interface HistoryPage {
  messages?: { ts?: string; metadata?: { event_payload?: unknown } }[];
  response_metadata?: { next_cursor?: string };
}

function keyOf(message: { metadata?: { event_payload?: unknown } } | undefined): unknown {
  const payload = message?.metadata?.event_payload;
  return typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'key') : undefined;
}

/** Slack answers that there is no such thread; then nothing stands in it either. */
async function threadPage(
  client: WebClient,
  asked: Parameters<WebClient['conversations']['replies']>[0],
): Promise<HistoryPage> {
  try {
    return await client.conversations.replies(asked);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && failure.code === 'thread_not_found') return {};
    throw error;
  }
}

/** The key of the message at the head of a thread, or null when it has none. */
export async function keyAt(
  client: WebClient,
  { channel, ts }: { channel: string; ts: string },
): Promise<string | null> {
  const page = await threadPage(client, { channel, ts, limit: 1, include_all_metadata: true });
  const key = keyOf(page.messages?.find((message) => message.ts === ts));
  return typeof key === 'string' ? key : null;
}

/** The bot's messages in a channel's history, or in a thread, from a day before `since`: the key and ts of each. */
export async function* postedIn(
  client: WebClient,
  place: { channel: string; threadTs: string | null },
  since: Date,
): AsyncGenerator<{ key: string; ts: string }> {
  const oldest = String(Math.max(0, Math.floor(since.getTime() / 1000) - CLOCK_MARGIN_S));
  let cursor: string | undefined;
  do {
    const asked = {
      channel: place.channel,
      oldest,
      limit: HISTORY_PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    };
    const page: HistoryPage =
      place.threadTs === null
        ? await client.conversations.history(asked)
        : await threadPage(client, { ...asked, ts: place.threadTs });
    for (const message of page.messages ?? []) {
      const key = keyOf(message);
      if (typeof key === 'string' && message.ts) yield { key, ts: message.ts };
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}

/**
 * Looks for a message by its key in the channel's history, or in its thread, from a day before `since`.
 * Returns its ts, or null when it is not there.
 */
export async function lookUp(
  client: WebClient,
  key: string,
  place: { channel: string; threadTs: string | null },
  since: Date,
): Promise<string | null> {
  for await (const posted of postedIn(client, place, since)) if (posted.key === key) return posted.ts;
  return null;
}
