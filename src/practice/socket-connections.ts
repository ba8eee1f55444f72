import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isOwn } from './guard.ts';
import { APP_ID } from './ids.ts';
import { Issued } from './issued.ts';
import type { LinkTiming } from './link.ts';
import type { Outage } from './outage.ts';

/** Why Slack asks a client to leave. A warned connection still works for a while, any other one does not. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** Which connections are to leave. */
export type Leaving = 'all' | 'oldest';

/** https://docs.slack.dev/apis/events-api/using-socket-mode: connections of one app at the same time. */
const MOST_CONNECTIONS = 10;

/** Once the server has pinged, the SDK wants a ping at least every thirty seconds. */
const PING_EVERY_MS = 10_000;

/** What the address of a request is resolved against; it names only a path. */
const BASE = 'http://127.0.0.1';

/** How long the address of a connection is good; Slack gives no figure, and clients connect at once. */
const TICKET_LIFE_MS = 60_000;

/** How long a client may take to answer the closing frame. */
const GOODBYE_MS = 200;

/** What the connections tell about themselves. */
export interface ConnectionEvents {
  /** A socket can be used from now on, or one less can. */
  changed(): void;
  heard(text: string): void;
  /** The socket is gone, with whatever it had not acknowledged. */
  lost(socket: WebSocket): void;
}

/** The WebSocket connections of the bot, from ticket to closing frame; what goes over them is not their concern. */
export interface Connections {
  /** Those that take something new, oldest first. */
  usable(): WebSocket[];
  /** The address for one new connection; its ticket is good once. */
  ticketUrl(base: string): string;
  /** Asks clients to leave: all of them, or the one that is there for the longest time. */
  disconnect(reason: DisconnectReason, whom: Leaving): void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** Serves `/link/` on this server. */
export function createConnections(
  server: Server,
  timing: LinkTiming,
  outage: Outage,
  realNow: () => number,
  events: ConnectionEvents,
): Connections {
  const open = new Set<WebSocket>();
  const leaving = new WeakSet<WebSocket>();
  const tickets = new Issued<true>(TICKET_LIFE_MS, realNow);
  const timers = new Map<WebSocket, NodeJS.Timeout>();
  const wss = new WebSocketServer({ noServer: true });

  const later = (socket: WebSocket, ms: number, act: () => void) => {
    clearTimeout(timers.get(socket));
    timers.set(socket, setTimeout(act, ms).unref());
  };

  /** The last ten seconds of a connection, as Slack goes through them. */
  function end(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'practice' } }));
    if (reason === 'warning') {
      later(socket, timing.warningMs, () => end(socket, 'refresh_requested'));
      return;
    }
    leaving.add(socket);
    later(socket, reason === 'too_many_websockets' ? 0 : timing.farewellMs, () => void goodbye(socket));
    events.changed();
  }

  function welcome(socket: WebSocket, debug: boolean): void {
    socket.on('error', () => socket.terminate());
    if (open.size >= MOST_CONNECTIONS) return end(socket, 'too_many_websockets');
    open.add(socket);
    socket.on('message', (data) => events.heard(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    socket.on('close', () => {
      clearTimeout(timers.get(socket));
      timers.delete(socket);
      open.delete(socket);
      events.lost(socket);
      events.changed();
    });
    const life = debug ? timing.debugLifeMs : timing.lifeMs;
    const hello = {
      type: 'hello',
      num_connections: open.size,
      connection_info: { app_id: APP_ID },
      debug_info: { host: 'practice', approximate_connection_time: Math.round(life / 1000) },
    };
    socket.send(JSON.stringify(hello));
    later(socket, Math.max(0, life - timing.warningMs), () => end(socket, 'warning'));
    events.changed();
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (outage.remaining() > 0) return void stream.destroy();
    if (!isOwn(request.headers)) return refuse(stream, '403 Forbidden');
    const address = request.url ?? '';
    if (!URL.canParse(address, BASE)) return refuse(stream, '400 Bad Request');
    const { pathname, searchParams: query } = new URL(address, BASE);
    if (pathname !== '/link/') return refuse(stream, '404 Not Found');
    const ticket = query.get('ticket') ?? '';
    if (!tickets.find(ticket)) return refuse(stream, '408 Request Timeout');
    tickets.spend(ticket);
    wss.handleUpgrade(request, stream, head, (socket) =>
      welcome(socket, query.get('debug_reconnects') === 'true'),
    );
  };
  server.on('upgrade', upgrade);
  const pinger = setInterval(() => {
    for (const socket of open) socket.ping();
  }, PING_EVERY_MS);
  pinger.unref();

  const cut = () => {
    for (const socket of open) socket.terminate();
  };
  outage.onBegin(cut);

  const usable = () =>
    [...open].filter((socket) => !leaving.has(socket) && socket.readyState === socket.OPEN);

  return {
    usable,
    ticketUrl(base) {
      const ticket = tickets.issue(true);
      return `${base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${APP_ID}`;
    },
    disconnect(reason, whom) {
      const there = usable();
      for (const socket of whom === 'all' ? there : there.slice(0, 1)) end(socket, reason);
    },
    cut,
    async close() {
      clearInterval(pinger);
      server.off('upgrade', upgrade);
      await Promise.all([...open].map(goodbye));
      wss.close();
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
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
