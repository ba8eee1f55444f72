import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { postSigned } from '../../../src/practice/signed-post.ts';
import { openOffice } from './office.ts';

interface Heard {
  type: string;
  headers: IncomingHttpHeaders;
}

type Answer = (response: ServerResponse) => unknown;
const ok: Answer = (response) => response.end();

describe('HTTP mode, when the app does not do what it should', () => {
  let practice: Practice;

  beforeEach(async () => {
    practice = await openOffice({ timing: { retryWaitsMs: [0, 10, 10] } });
  });

  afterEach(() => practice.close());

  const say = (text: string) =>
    practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text });
  const slash = () =>
    practice.acts.perform({ kind: 'slash', as: 'ducha-kz', channel: 'tongbao', command: '/duban', text: '' });

  /** An app without a framework: answers the challenge, then does as it is told, one answer after another. */
  async function listening(answers: Answer[], server = createServer()) {
    const heard: Heard[] = [];
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        if (body.includes('url_verification')) {
          const { challenge }: { challenge: string } = JSON.parse(body);
          response.end(challenge);
          return;
        }
        heard.push({ type: String(request.headers['content-type']), headers: request.headers });
        (answers[heard.length - 1] ?? ok)(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { heard, to: { requestUrl: `http://127.0.0.1:${port}/slack/events`, signingSecret: 's' } };
  }

  async function attached(answers: Answer[]): Promise<Heard[]> {
    const { heard, to } = await listening(answers);
    practice.deliverTo(to);
    await practice.until(() => practice.connected());
    return heard;
  }

  const retries = (heard: Heard[]) =>
    heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);

  it.each<[string, Answer]>([
    ['http_error', (response) => response.writeHead(500).end()],
    ['connection_failed', (response) => response.socket?.destroy()],
    ['too_many_redirects', (response) => response.writeHead(307, { location: '/elsewhere' }).end()],
  ])('sends an event again and says why: %s', async (reason, answer) => {
    const heard = await attached([answer, answer]);
    await say('一');
    await expect
      .poll(() => retries(heard), { interval: 5 })
      .toEqual([
        [undefined, undefined],
        ['1', reason],
        ['2', reason],
      ]);
  });

  it('sends an event again that was not answered in time', async () => {
    const heard = await attached([() => (practice.timing.ackWaitMs = 3_000)]);
    practice.timing.ackWaitMs = 300;
    await say('一');
    await expect
      .poll(() => retries(heard), { interval: 5 })
      .toEqual([
        [undefined, undefined],
        ['1', 'http_timeout'],
      ]);
  });

  it('gives an event up after three more attempts', async () => {
    const fail: Answer = (response) => response.writeHead(404).end();
    const heard = await attached([fail, fail, fail, fail]);
    await say('一');
    await expect.poll(() => heard.length, { interval: 5 }).toBe(4);
    await say('二');
    await expect.poll(() => retries(heard).at(-1), { interval: 5 }).toEqual([undefined, undefined]);
    expect(heard).toHaveLength(5);
  });

  it('sends an event only once when the app asks for no retry', async () => {
    const heard = await attached([(response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end()]);
    await say('一');
    await expect.poll(() => heard.length, { interval: 5 }).toBe(1);
    await say('二');
    await expect
      .poll(() => retries(heard), { interval: 5 })
      .toEqual([
        [undefined, undefined],
        [undefined, undefined],
      ]);
  });

  it.each<[string, Answer]>([
    ['operation_timeout', () => undefined],
    ['http_service_error', (response) => response.writeHead(502).end()],
    ['dispatch_failed', (response) => response.writeHead(401).end()],
    ['dispatch_failed', (response) => response.end('x'.repeat(1_000_001))],
    ['dispatch_failed', (response) => response.writeHead(302, { location: practice.url }).end()],
  ])('shows the person what became of a command: %s', async (error, answer) => {
    await attached([answer]);
    if (error === 'operation_timeout') practice.timing.ackWaitMs = 300;
    const message = `/duban failed with the error "${error}"`;
    expect(await slash()).toEqual({ ok: false, error, message });
  });

  it('finds an app that starts later, and hands it the events that waited', async () => {
    const server = createServer();
    const { heard, to } = await listening([], server);
    await new Promise((resolve) => server.close(resolve));
    practice.deliverTo(to);
    await say('早');
    expect(practice.connected()).toBe(false);
    server.listen(Number(new URL(to.requestUrl).port), '127.0.0.1');
    await practice.until(() => practice.connected());
    await expect.poll(() => retries(heard), { interval: 5 }).toEqual([[undefined, undefined]]);
  });

  it('tells that an app went away, and that it does not speak TLS', async () => {
    const server = createServer();
    const { heard, to } = await listening([], server);
    practice.deliverTo(to);
    await practice.until(() => practice.connected());
    await new Promise((resolve) => server.close(resolve));
    expect(await slash()).toMatchObject({ error: 'dispatch_failed' });
    expect(practice.connected()).toBe(false);
    server.listen(Number(new URL(to.requestUrl).port), '127.0.0.1');
    expect(await slash()).toMatchObject({ ok: true });
    expect(practice.connected()).toBe(true);
    const tls = await postSigned(
      { ...to, requestUrl: to.requestUrl.replace('http', 'https') },
      { type: 'application/json', body: '{}', waitMs: 1_000 },
    );
    expect(tls).toMatchObject({ failure: 'ssl_error', status: 0 });
    expect(heard).toHaveLength(1);
  });

  it('sends nothing while Slack is away, and the events afterwards', async () => {
    const heard = await attached([]);
    practice.faults.add({ method: '*', kind: 'down', ms: 600 });
    await say('一');
    expect(await slash()).toMatchObject({ error: 'dispatch_failed' });
    expect(practice.connected()).toBe(false);
    expect(heard).toEqual([]);
    await expect.poll(() => heard.map((one) => one.type), { interval: 5 }).toEqual(['application/json']);
    expect(practice.connected()).toBe(true);
  });

  it.each([
    'https://example.com/slack/events',
    'http://169.254.169.254/',
    'http://127.0.0.1.example.com/',
    'http://2130706433.example/',
    'ftp://127.0.0.1/',
    'http://user:secret@127.0.0.1/',
    'nonsense',
  ])('never sends anything to another machine, or to what is no address: %s', (requestUrl) => {
    expect(() => practice.deliverTo({ requestUrl, signingSecret: 's' })).toThrow('on this machine');
  });
});
