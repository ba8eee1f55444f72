import type { Json } from './json.ts';

/** What the bot said to a command or an interaction. */
export type Answer =
  | { acked: true; payload: unknown }
  /** Nobody took it, or nobody answered in time. */
  | { acked: false; reason: 'dispatch_failed' | 'operation_timeout' };

export type InteractiveKind = 'slash_commands' | 'interactive';

/** Waits between the attempts to deliver an event that nobody acknowledged, as Slack does it. */
export const RETRY_WAITS_MS = [0, 60_000, 300_000];

/** How long Slack waits for an acknowledgement. */
export const ACK_WAIT_MS = 3_000;

export interface LinkTiming {
  ackWaitMs: number;
  retryWaitsMs: number[];
}

/** The way to the bot: Socket Mode or HTTP; the workspace does not care which. */
export interface BotLink {
  connected(): boolean;
  /** Sends a command or interaction, which Slack never repeats, and waits for the answer. */
  request(kind: InteractiveKind, body: Json): Promise<Answer>;
  /** Sends an event, again and again until it is acknowledged or the retries are used up. */
  event(body: Json): void;
  /** Delivers the newest event once more, as Slack does when an acknowledgement got lost. */
  redeliver(): void;
  close(): Promise<void>;
}
