import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { withResolvers } from './deferred.ts';
import { APP_ID, secret, uuid } from './ids.ts';
import { objectOf, parseJson, textOf, type Json } from './json.ts';
import type { Answer, BotLink, InteractiveKind, LinkTiming } from './link.ts';
import type { Traffic } from './traffic.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** Once the server has pinged, the SDK wants a ping at least every thirty seconds. */
const PING_EVERY_MS = 10_000;

/** A command given shortly after the last connection went waits for the next one; later ones fail at once. */
const RECONNECT_GRACE_MS = 10_000;

/** How long after asking Slack closes the connection itself. */
const LEAVE_MS = 10_000;

/** How long a client may take to answer the closing frame. */
const GOODBYE_MS = 200;

interface Envelope {
  id: string;
  body: Json;
  /** The socket it went out on; undefined while none took it. */
  socket?: WebSocket;
  onSent(): void;
  settle(answer: Answer): void;
}

export interface SocketLink extends BotLink {
  /** The address for one new connection; its ticket is good once. */
  ticketUrl(base: string): string;
  /** Asks clients to come back on a new connection, as Slack does every few hours. */
  disconnect(reason?: DisconnectReason): void;
  /** Cuts every connection without a word. */
  cut(): void;
}

/** Socket Mode: every envelope goes to one socket, events are repeated, and what comes while nobody is there waits. */
export function createSocketLink(
  server: Server,
  timing: LinkTiming,
  traffic: Traffic,
  onConnections: () => void,
): SocketLink {
  const sockets: WebSocket[] = [];
  const tickets = new Set<string>();
  const waiting: Envelope[] = [];
  const sent = new Map<string, Envelope>();
  const timers = new Set<NodeJS.Timeout>();
  const wss = new WebSocketServer({ noServer: true });
  const leaving = new Set<WebSocket>();
  let lastEvent: Json | undefined;
  let turn = 0;
  let lostAt = -Infinity;
  const closing = new AbortController();

  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
    return timer;
  };
  const usable = () => sockets.filter((socket) => !leaving.has(socket));

  function flush(): void {
    const open = usable();
    while (open.length > 0) {
      const socket = open[turn % open.length];
      const envelope = waiting.shift();
      if (!envelope || !socket) return;
      turn += 1;
      envelope.socket = socket;
      sent.set(envelope.id, envelope);
      envelope.onSent();
      socket.send(JSON.stringify(envelope.body));
      traffic.note({ way: 'to-bot', what: String(envelope.body.type), request: envelope.body });
    }
  }

  /** One attempt. The time to acknowledge starts when a socket takes it; only events wait for one without end. */
  function attempt(fields: Json, patient: boolean): Promise<Answer> {
    const { promise, resolve } = withResolvers<Answer>();
    const id = uuid();
    let timer: NodeJS.Timeout | undefined;
    const envelope: Envelope = {
      id,
      body: { envelope_id: id, ...fields },
      settle: resolve,
      onSent() {
        clearTimeout(timer);
        timer = later(timing.ackWaitMs, () => {
          sent.delete(id);
          resolve({ acked: false, reason: 'operation_timeout' });
        });
      },
    };
    if (!patient) {
      const grace = usable().length > 0 || performance.now() - lostAt < RECONNECT_GRACE_MS;
      timer = later(grace ? timing.ackWaitMs : 0, () => {
        waiting.splice(waiting.indexOf(envelope), 1);
        resolve({ acked: false, reason: 'dispatch_failed' });
      });
    }
    if (closing.signal.aborted) resolve({ acked: false, reason: 'dispatch_failed' });
    else waiting.push(envelope);
    flush();
    return promise.finally(() => clearTimeout(timer));
  }

  async function deliver(body: Json, from = 0): Promise<void> {
    for (let retry = from; retry <= timing.retryWaitsMs.length && !closing.signal.aborted; retry += 1) {
      if (retry > from) {
        const pause = withResolvers<void>();
        later(timing.retryWaitsMs[retry - 1] ?? 0, pause.resolve);
        await pause.promise;
      }
      const reason = retry > 0 ? 'timeout' : '';
      const envelope = {
        type: 'events_api',
        payload: body,
        accepts_response_payload: false,
        retry_attempt: retry,
        retry_reason: reason,
      };
      if ((await attempt(envelope, true)).acked) return;
    }
  }

  function drop(socket: WebSocket): void {
    const at = sockets.indexOf(socket);
    if (at < 0) return;
    sockets.splice(at, 1);
    leaving.delete(socket);
    lostAt = performance.now();
    for (const envelope of sent.values()) {
      if (envelope.socket !== socket) continue;
      sent.delete(envelope.id);
      envelope.settle({ acked: false, reason: 'operation_timeout' });
    }
    onConnections();
  }

  function hear(text: string): void {
    const ack = objectOf(parseJson(text));
    const envelope = sent.get(textOf(ack.envelope_id) ?? '');
    if (!envelope) return;
    sent.delete(envelope.id);
    traffic.note({ way: 'from-bot', what: 'ack', request: objectOf(ack.payload) });
    envelope.settle({ acked: true, payload: ack.payload });
  }

  function welcome(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (data) => hear(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    socket.on('close', () => drop(socket));
    socket.on('error', () => socket.terminate());
    const hello = {
      type: 'hello',
      num_connections: sockets.length,
      connection_info: { app_id: APP_ID },
      debug_info: { host: 'practice', approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
    onConnections();
    flush();
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== '/link/' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
      stream.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, stream, head, welcome);
  };
  server.on('upgrade', upgrade);
  const pinger = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, PING_EVERY_MS);
  pinger.unref();

  return {
    connected: () => usable().length > 0,
    ticketUrl(base) {
      const ticket = secret();
      tickets.add(ticket);
      return `${base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${APP_ID}`;
    },
    request: (kind: InteractiveKind, payload) =>
      attempt({ type: kind, payload, accepts_response_payload: true }, false),
    event(body) {
      lastEvent = body;
      void deliver(body);
    },
    redeliver() {
      if (lastEvent) void deliver(lastEvent, 1);
    },
    disconnect(reason = 'refresh_requested') {
      const note = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'practice' } });
      for (const socket of sockets) {
        leaving.add(socket);
        socket.send(note);
        later(LEAVE_MS, () => socket.close(1001));
      }
      onConnections();
    },
    cut() {
      for (const socket of sockets) socket.terminate();
    },
    async close() {
      closing.abort();
      clearInterval(pinger);
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const envelope of waiting.splice(0)) envelope.settle({ acked: false, reason: 'dispatch_failed' });
      server.off('upgrade', upgrade);
      await Promise.all(sockets.map(goodbye));
      wss.close();
    },
  };
}

/** Closes as the protocol wants it, so that a client which is leaving too hears no error; then for good. */
function goodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}
