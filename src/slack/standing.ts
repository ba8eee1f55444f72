import type { WebClient } from '@slack/web-api';
import { findDelivery, type DeliveryRow } from '../../db/deliveries.ts';
import type { Db } from '../../db/connect.ts';
import type { Directory } from './directory.ts';
import { failureOf } from './outcome.ts';
import { lookUp } from './post.ts';

/** What Slack's history says of a message now; `channel`: where it would stand, null while that is not known. */
export type Standing =
  | { kind: 'shown'; channel: string; ts: string }
  | { kind: 'absent'; channel: string }
  | { kind: 'unreadable'; channel: string | null; code: string };

/** Looks into history for a message; never rejects for what Slack says. Without a client nothing can be read. */
export async function standingOf(
  { db, slack }: { db: Db; slack: { client: WebClient; directory: Directory } | null },
  row: DeliveryRow,
  since: Date | null,
): Promise<Standing> {
  if (slack === null) return { kind: 'unreadable', channel: row.channel, code: 'no_token' };
  let { channel, threadTs } = row;
  try {
    if (channel === null && row.threadKey !== null) {
      const head = await findDelivery(db, row.threadKey);
      if (head?.ts) ({ channel, ts: threadTs } = head);
    }
    channel ??= await slack.directory.placeOf(row.address);
    if (channel === null) return { kind: 'unreadable', channel, code: 'channel_not_found' };
    const began = [row.queuedAt, row.startedAt ?? row.queuedAt, since?.toISOString() ?? row.queuedAt];
    const from = new Date(Math.min(...began.map((at) => Date.parse(at))));
    const ts = await lookUp(slack.client, row.key, { channel, threadTs }, from);
    return ts === null ? { kind: 'absent', channel } : { kind: 'shown', channel, ts };
  } catch (error) {
    const failure = failureOf(error);
    return { kind: 'unreadable', channel, code: 'code' in failure ? failure.code : 'ratelimited' };
  }
}
