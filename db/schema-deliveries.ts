import type { Flag } from './schema.ts';

/** `cancelled`: it was still waiting when there was no more point in it. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'cancelled';

/** One message that Slack is to show, and how far it has got. */
export interface DeliveryTable {
  key: string;
  /** `#name`, a channel id, or `@person-id` for a direct message. */
  address: string;
  /** Slack's ids of its channel and of the message above it, as they were when it was last taken. */
  channel: string | null;
  threadTs: string | null;
  /** Key of the message in whose thread this one stands. */
  threadKey: string | null;
  text: string;
  /** JSON of Block Kit blocks; null: text only. */
  blocks: string | null;
  /** 1: waits for the end of quiet hours and days off. */
  workHours: Flag;
  state: DeliveryState;
  /** Content versions: the wanted one, and the one that Slack shows. */
  version: number;
  sentVersion: number;
  ts: string | null;
  attempts: number;
  /** Instants of the wire (the machine's real clock), never of the practice clock. */
  notBeforeAt: string;
  /** When it was last taken; whoever took it is known by this instant. */
  startedAt: string | null;
  /** When a first look into history found nothing; a second one must agree before posting again. */
  absentAt: string | null;
  lastError: string | null;
  /** The office's clock when queued and when posted. */
  queuedAt: string;
  sentAt: string | null;
  /** Numbers of the requests whose facts it tells and Slack did not show yet when they were last queued; with spaces between. */
  requests: string | null;
}

/** When a channel's newest message was posted, by whichever process: Slack takes one a second. */
export interface ChannelTurnTable {
  channel: string;
  takenAt: string;
}
