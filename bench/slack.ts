import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Campaign } from '../src/campaign/campaign.ts';

/** What an app answered to a command, and how long it took. */
export interface Acknowledged {
  text: string;
  ms: number;
}

/**
 * The least of Slack that an app needs to start and to be asked something: its generator must cost less than what it
 * measures.
 */
export class LeanSlack {
  readonly url: string;
  readonly #close: () => Promise<void>;
  readonly #waiting = new Map<string, { sentAt: number; resolve: (answer: Acknowledged) => void }>();
  readonly #expected = new Map<string, (socket: WebSocket) => void>();
  #envelopes = 0;

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url;
    this.#close = close;
  }

  /** Opens a workspace with the people and channels of a campaign, on any free port. */
  static async open(campaign: Campaign): Promise<LeanSlack> {
    const wss = new WebSocketServer({ noServer: true });
    const answers = answersOf(campaign);
    const server = createServer((request, response) => answer(request, response, answers, () => slack.url));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = (): Promise<void> =>
      new Promise((resolve) => {
        for (const socket of wss.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      });
    const slack = new LeanSlack(`http://127.0.0.1:${port}`, close);
    server.on('upgrade', (request, stream, head) =>
      wss.handleUpgrade(request, stream, head, (socket) => slack.#welcome(socket, request.url ?? '')),
    );
    return slack;
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The first connection of the app with this token; it may make several. */
  firstSocket(appToken: string): Promise<WebSocket> {
    return new Promise((resolve) => this.#expected.set(appToken, resolve));
  }

  /** Sends a command over a connection; resolves when it is acknowledged. */
  send(socket: WebSocket, payload: object): Promise<Acknowledged> {
    this.#envelopes += 1;
    const id = `e${this.#envelopes}`;
    const text = JSON.stringify({
      envelope_id: id,
      type: 'slash_commands',
      accepts_response_payload: true,
      payload,
    });
    return new Promise((resolve) => {
      this.#waiting.set(id, { sentAt: performance.now(), resolve });
      socket.send(text);
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  #welcome(socket: WebSocket, path: string): void {
    socket.on('message', (data: Buffer) => this.#heard(data.toString('utf8')));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'ABENCH' } }));
    const appToken = path.split('/')[2] ?? '';
    this.#expected.get(appToken)?.(socket);
    this.#expected.delete(appToken);
  }

  #heard(text: string): void {
    const { envelope_id: id, payload } = JSON.parse(text) as {
      envelope_id: string;
      payload?: { text?: string };
    };
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.resolve({ text: payload?.text ?? '', ms: performance.now() - waiting.sentAt });
  }
}

/** The Slack user id of the person at this place of the campaign's list. */
export function userIdOf(campaign: { people: readonly { id: string }[] }, personId: string): string {
  return `U${1000 + campaign.people.findIndex((person) => person.id === personId)}`;
}

type Answers = Record<string, object>;

function answersOf(campaign: Campaign): Answers {
  const channels = campaign.sections.flatMap(({ channel }) => (channel === null ? [] : [channel]));
  return {
    'auth.test': { team_id: 'T0BENCH', user_id: 'U0BOT', bot_id: 'B0BOT', user: 'duban' },
    'users.list': {
      members: campaign.people.map(({ id }) => ({ id: userIdOf(campaign, id), name: id, locale: 'zh-CN' })),
    },
    'conversations.list': {
      channels: [campaign.channels.summary, ...channels].map((name, place) => ({
        id: `C${1000 + place}`,
        name,
        is_member: true,
      })),
    },
    'conversations.open': { channel: { id: 'D1000' } },
  };
}

let posted = 0;

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Answers,
  url: () => string,
): void {
  const method = /^\/api\/([\w.]+)/.exec(request.url ?? '')?.[1] ?? '';
  request.resume();
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    const ts =
      method === 'chat.postMessage' ? { ts: `1700000000.${String((posted += 1)).padStart(6, '0')}` } : {};
    const appToken = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const address = `${url().replace('http', 'ws')}/link/${appToken}/`;
    const link = method === 'apps.connections.open' ? { url: address } : {};
    response.end(JSON.stringify({ ok: true, ...answers[method], ...ts, ...link }));
  });
}
