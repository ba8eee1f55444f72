import type { Server } from 'node:http';
import type { WebSocket } from 'ws';
import { ending, pause, withResolvers } from './deferred.ts';
import { uuid } from './ids.ts';
import { objectOf, parseJson, textOf, type Json } from './json.ts';
import type { Answer, BotLink, InteractiveKind, LinkTiming } from './link.ts';
import type { Outage } from './outage.ts';
import {
  createConnections,
  type Connections,
  type DisconnectReason,
  type Leaving,
} from './socket-connections.ts';
import type { Traffic } from './traffic.ts';

/** So many envelopes wait for a connection; nothing waits for ever, so beyond that the oldest go. */
const MOST_WAITING = 1_000;

/** A command given shortly after the last connection went waits for the next one; later ones fail at once. */
const RECONNECT_GRACE_MS = 10_000;

interface Envelope {
  id: string;
  body: Json;
  /** The socket it went out on; undefined while none took it. */
  socket?: WebSocket;
  timer?: NodeJS.Timeout;
  settle(answer: Answer): void;
}

/** The bot's link over Socket Mode, with what a test or a fault can do to it. */
export interface SocketLink extends BotLink {
  /** The address for one new connection; its ticket is good once. */
  ticketUrl(base: string): string;
  /** How many connections take something new. */
  connections(): number;
  /** Asks clients to come back on a new connection, as Slack does every few hours: all of them, or the oldest one. */
  disconnect(reason?: DisconnectReason, whom?: Leaving): void;
  /** Cuts every connection without a word. */
  cut(): void;
}

/** Socket Mode: every envelope goes to one socket, events are repeated, and what comes while nobody is there waits. */
export function createSocketLink(parts: {
  server: Server;
  timing: LinkTiming;
  traffic: Traffic;
  outage: Outage;
  realNow: () => number;
  /** A bot came or went. */
  onConnections(): void;
}): SocketLink {
  const { server, timing, traffic, outage, realNow } = parts;
  const waiting = new Set<Envelope>();
  const sent = new Map<string, Envelope>();
  let office = ending();
  let lastEvent: Json | undefined;
  let turn = 0;
  let lostAt = -Infinity;
  let closing = false;

  const connections: Connections = createConnections(server, timing, outage, realNow, {
    changed() {
      parts.onConnections();
      flush();
    },
    heard,
    lost(socket) {
      lostAt = performance.now();
      for (const envelope of sent.values()) {
        if (envelope.socket === socket) settle(envelope, { acked: false, reason: 'operation_timeout' });
      }
    },
  });

  function settle(envelope: Envelope, answer: Answer): void {
    clearTimeout(envelope.timer);
    waiting.delete(envelope);
    sent.delete(envelope.id);
    envelope.settle(answer);
  }

  const giveUp = (envelope: Envelope, ms: number, reason: 'dispatch_failed' | 'operation_timeout') => {
    clearTimeout(envelope.timer);
    envelope.timer = setTimeout(() => settle(envelope, { acked: false, reason }), ms);
  };

  function flush(): void {
    const open = connections.usable();
    for (const envelope of waiting) {
      const socket = open[turn % open.length];
      if (!socket) return;
      turn += 1;
      waiting.delete(envelope);
      envelope.socket = socket;
      sent.set(envelope.id, envelope);
      giveUp(envelope, timing.ackWaitMs, 'operation_timeout');
      socket.send(JSON.stringify(envelope.body));
      traffic.note({ way: 'to-bot', what: String(envelope.body.type), request: envelope.body });
    }
  }

  /** Nobody waits for these any more; `dispatch_failed` also says that they are not to be sent again. */
  function drop(envelopes: Iterable<Envelope>): void {
    for (const envelope of envelopes) settle(envelope, { acked: false, reason: 'dispatch_failed' });
  }

  /** One attempt. The time to acknowledge starts when a socket takes it; only events wait for one without end. */
  function attempt(fields: Json, patient: boolean): Promise<Answer> {
    const { promise, resolve } = withResolvers<Answer>();
    const id = uuid();
    const envelope: Envelope = { id, body: { envelope_id: id, ...fields }, settle: resolve };
    if (closing) resolve({ acked: false, reason: 'dispatch_failed' });
    else {
      waiting.add(envelope);
      if (waiting.size > MOST_WAITING) drop([...waiting].slice(0, waiting.size - MOST_WAITING));
      const there = connections.usable().length > 0 || performance.now() - lostAt < RECONNECT_GRACE_MS;
      if (!patient) {
        giveUp(envelope, there && outage.remaining() === 0 ? timing.ackWaitMs : 0, 'dispatch_failed');
      }
      flush();
    }
    return promise;
  }

  async function deliver(body: Json, from = 0): Promise<void> {
    const { signal } = office;
    for (let retry = from; retry <= timing.retryWaitsMs.length; retry += 1) {
      if (retry > from) await pause(timing.retryWaitsMs[retry - 1] ?? 0, signal);
      if (signal.aborted) return;
      const envelope = {
        type: 'events_api',
        payload: body,
        accepts_response_payload: false,
        retry_attempt: retry,
        retry_reason: retry > 0 ? 'timeout' : '',
      };
      const answer = await attempt(envelope, true);
      if (answer.acked || answer.reason === 'dispatch_failed') return;
    }
  }

  /** An acknowledgement; those of envelopes that nobody waits for are passed over, as is anything else. */
  function heard(text: string): void {
    const ack = objectOf(parseJson(text));
    const envelope = sent.get(textOf(ack.envelope_id) ?? '');
    if (!envelope) return;
    traffic.note({ way: 'from-bot', what: 'ack', request: objectOf(ack.payload) });
    settle(envelope, { acked: true, payload: ack.payload });
  }

  function forget(): void {
    office.abort();
    office = ending();
    lastEvent = undefined;
    drop([...waiting, ...sent.values()]);
  }

  return {
    connected: () => connections.usable().length > 0,
    ticketUrl: (base) => connections.ticketUrl(base),
    request: (kind: InteractiveKind, payload) =>
      attempt({ type: kind, payload, accepts_response_payload: true }, false),
    event(body) {
      lastEvent = body;
      void deliver(body);
    },
    redeliver() {
      if (lastEvent) void deliver(lastEvent, 1);
    },
    forget,
    connections: () => connections.usable().length,
    disconnect: (reason = 'refresh_requested', whom = 'all') => connections.disconnect(reason, whom),
    cut: () => connections.cut(),
    async close() {
      closing = true;
      forget();
      await connections.close();
    },
  };
}
