import { readSlackFiles, type SlackFile } from '../src/evidence/given.ts';

/** The fields of Slack's message events that matter here. */
export interface SaidEvent {
  type: string;
  subtype?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  channel: string;
  channel_type?: string;
  files?: unknown;
}

/** A message that a person wrote where the bot can read it. */
export interface Said {
  user: string;
  text: string;
  ts: string;
  channel: string;
  /** Set for a message in a thread. */
  threadTs: string | undefined;
  /** Written to the bot: by a direct message or by mentioning it. */
  addressed: boolean;
  /** Attached to it. */
  files: SlackFile[];
}

/** By which a message is known: `channel:ts`. */
export const messageKeyOf = (channel: string, ts: string): string => `${channel}:${ts}`;

const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** Reads a message event; null for what no person said: joins, topics, bots, changes. */
export function readSaid(event: SaidEvent, botUserId: string): Said | null {
  if (!event.user || event.bot_id || event.user === botUserId || !SPOKEN.has(event.subtype)) return null;
  const text = event.text ?? '';
  const direct = event.channel_type === 'im' || event.channel.startsWith('D');
  const mention = `<@${botUserId}>`;
  return {
    user: event.user,
    text: text.replaceAll(mention, ' ').trim(),
    ts: event.ts,
    channel: event.channel,
    threadTs: event.thread_ts === event.ts ? undefined : event.thread_ts,
    addressed: direct || text.includes(mention),
    files: readSlackFiles(event.files),
  };
}
