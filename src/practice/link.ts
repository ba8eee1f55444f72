import type { Json } from './json.ts';

/** What the bot said to a command or an interaction. */
export type Answer =
  | { acked: true; payload: unknown }
  /** Nobody took it, nobody answered in time, or the bot's own server failed: the codes that Slack shows. */
  | { acked: false; reason: 'dispatch_failed' | 'operation_timeout' | 'http_service_error' };

export type InteractiveKind = 'slash_commands' | 'interactive';

/** Waits between the attempts to deliver an event that nobody acknowledged, as Slack does it. */
const RETRY_WAITS_MS = [0, 60_000, 300_000];

/** How long Slack waits for an acknowledgement. */
const ACK_WAIT_MS = 3_000;

/** Every wait of the wire to the bot, in milliseconds; tests shorten them. */
export interface LinkTiming {
  ackWaitMs: number;
  retryWaitsMs: number[];
  /** From the warning of a connection to its end. */
  warningMs: number;
  /** From the request to leave to the closing frame: what is under way can still be acknowledged. */
  farewellMs: number;
  /** How long a connection lives before Slack asks for a new one. */
  lifeMs: number;
  /** The same for a connection that was opened with `debug_reconnects=true`. */
  debugLifeMs: number;
}

/** Slack's own waits; https://docs.slack.dev/apis/events-api/using-socket-mode has those of the connections. */
export const LINK_TIMING: LinkTiming = {
  ackWaitMs: ACK_WAIT_MS,
  retryWaitsMs: RETRY_WAITS_MS,
  warningMs: 10_000,
  farewellMs: 500,
  lifeMs: 18_060_000,
  debugLifeMs: 360_000,
};

/** The way to the bot: Socket Mode or HTTP; the workspace does not care which. */
export interface BotLink {
  connected(): boolean;
  /** Sends a command or interaction, which Slack never repeats, and waits for the answer. */
  request(kind: InteractiveKind, body: Json): Promise<Answer>;
  /** Sends an event, again and again until it is acknowledged or the retries are used up. */
  event(body: Json): void;
  /** Delivers the newest event once more, as Slack does when an acknowledgement got lost. */
  redeliver(): void;
  /** After a reset nothing of the office before may reach the bot: neither what waits nor what would be repeated. */
  forget(): void;
  close(): Promise<void>;
}
