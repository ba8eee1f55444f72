import { createServer, type RequestListener } from 'node:http';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { slackLogger } from '../../../src/slack/logger.ts';
import { failureOf, type Failure } from '../../../src/slack/outcome.ts';

/** Where nobody listens; it did a moment ago, so that nobody else has taken the port. */
async function portOf(listener: RequestListener | null): Promise<number> {
  const server = createServer(listener ?? undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  if (listener) onTestFinished(close);
  else await close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What a posting comes to at a server that answers so; null: when there is no server. */
async function outcomeOf(listener: RequestListener | null, host = '127.0.0.1'): Promise<Failure | 'posted'> {
  const client = new WebClient('xoxb-test', {
    slackApiUrl: `http://${host}:${await portOf(listener)}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 300,
    logger: slackLogger(pino({ level: 'silent' }), 'error'),
  });
  try {
    await client.chat.postMessage({ channel: 'C1', text: 'a' });
    return 'posted';
  } catch (error) {
    return failureOf(error);
  }
}

const answers =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const refusal = (error: string): RequestListener => answers(200, JSON.stringify({ ok: false, error }));

describe('what a failed posting means', () => {
  it.each<[string, RequestListener, Failure | 'posted']>([
    ['an answer', answers(200, '{"ok":true,"ts":"1.1"}'), 'posted'],
    ['no, by Slack', refusal('not_in_channel'), { kind: 'refused', code: 'not_in_channel' }],
    ['an error inside Slack', refusal('internal_error'), { kind: 'unknown', code: 'internal_error' }],
    ['a fatal error inside Slack', refusal('fatal_error'), { kind: 'unknown', code: 'fatal_error' }],
    ['Slack is away', refusal('service_unavailable'), { kind: 'unknown', code: 'service_unavailable' }],
    ['not now, in the body', refusal('ratelimited'), { kind: 'rate_limited', retryAfterMs: 1_000 }],
    ['not now', answers(429, '{}', { 'retry-after': '7' }), { kind: 'rate_limited', retryAfterMs: 7_000 }],
    ['not now, without saying when', answers(429, '{}'), { kind: 'rate_limited', retryAfterMs: 1_000 }],
    ['a broken server', answers(500, 'oops'), { kind: 'unknown', code: 'http_500' }],
    ['a gateway without a server', answers(502, ''), { kind: 'unknown', code: 'http_502' }],
    ['a server that gave up waiting', answers(408, ''), { kind: 'unknown', code: 'http_408' }],
    ['a wall in between', answers(403, '<html>'), { kind: 'refused', code: 'http_403' }],
    ['a page instead of an answer', answers(200, '<html>'), { kind: 'unknown', code: 'unreadable_answer' }],
    ['nothing in an answer', answers(200, ''), { kind: 'unknown', code: 'unreadable_answer' }],
    ['another address', answers(302, '', { location: '/x' }), { kind: 'unknown', code: 'request_failed' }],
  ])('%s', async (_name, listener, expected) => {
    expect(await outcomeOf(listener)).toEqual(expected);
  });

  it('nothing was sent where nobody listens', async () => {
    expect(await outcomeOf(null)).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' });
    expect(await outcomeOf(null, 'localhost')).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' });
    expect(await outcomeOf(null, 'no-such-host.invalid')).toMatchObject({ kind: 'not_sent' });
  });

  it('nothing is known when the line is cut, before the answer or in the middle of it', async () => {
    const cut: RequestListener = (request) => void request.socket.destroy();
    const reset: RequestListener = (request) => void request.socket.resetAndDestroy();
    const half: RequestListener = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":true');
      setTimeout(() => request.socket.destroy(), 20);
    };
    for (const listener of [cut, reset, half]) {
      expect(await outcomeOf(listener)).toMatchObject({ kind: 'unknown' });
    }
  });

  it('nothing is known when the answer does not come in time, or not all of it', async () => {
    expect(await outcomeOf(() => undefined)).toMatchObject({ kind: 'unknown' });
    const slow: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok":true');
    };
    expect(await outcomeOf(slow)).toMatchObject({ kind: 'unknown' });
  });

  it('nothing is known of what is no error of the client', () => {
    for (const error of [new Error('x'), 'x', null, undefined, { code: 'EPIPE' }, new TypeError('boom')]) {
      expect(failureOf(error)).toEqual({ kind: 'unknown', code: 'unexpected' });
    }
  });
});
