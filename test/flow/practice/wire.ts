import { WebSocket } from 'ws';
import { expect } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf } from './office.ts';

/** What comes over a Socket Mode connection, as far as tests look at it. */
export interface Envelope {
  type: string;
  envelope_id: string;
  reason?: string;
  num_connections?: number;
  debug_info?: { approximate_connection_time?: number };
  retry_attempt?: number;
  retry_reason?: string;
  payload: { event: { text: string }; event_id: string; command?: string };
}

/** One bare connection: what it heard, in order, and the code with which it ended. */
export interface Wire {
  url: string;
  socket: WebSocket;
  heard: Envelope[];
  types: () => string[];
  events: () => Envelope[];
  closed: Promise<number>;
}

/** The address of a new connection, as the bot asks for it. */
export async function ticketOf(practice: Practice): Promise<string> {
  const { url = '' } = await clientOf(practice, practice.tokens.app).apps.connections.open({});
  return url;
}

/** Opens a connection without an SDK; what it hears is acknowledged when `acks`. */
export async function openWire(
  practice: Practice,
  { acks = true, query = '' }: { acks?: boolean; query?: string } = {},
): Promise<Wire> {
  const url = (await ticketOf(practice)) + query;
  const socket = new WebSocket(url);
  const heard: Envelope[] = [];
  socket.on('message', (data: Buffer) => {
    const envelope: Envelope = JSON.parse(data.toString());
    heard.push(envelope);
    if (acks && envelope.envelope_id)
      socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: {} }));
  });
  const closed = new Promise<number>((resolve) => void socket.on('close', resolve));
  await expect.poll(() => heard.length, { interval: 2 }).toBeGreaterThan(0);
  const types = () => heard.map((one) => one.reason ?? one.type);
  return {
    url,
    socket,
    heard,
    types,
    closed,
    events: () => heard.filter((one) => one.type === 'events_api'),
  };
}
