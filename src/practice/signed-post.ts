import { createHmac } from 'node:crypto';
import { isObject } from './json.ts';

/** Where the bot listens and the secret that both sides know. */
export interface HttpDelivery {
  /** On this machine, `http://127.0.0.1:3000/slack/events`. */
  requestUrl: string;
  signingSecret: string;
}

/** Signs for an app that was given no other secret, as `xoxb-practice` is the token of any app. */
export const PRACTICE_SIGNING_SECRET = 'practice-signing-secret';

/** Slack's words for what went wrong, as `x-slack-retry-reason` says them; https://docs.slack.dev/apis/events-api. */
export type PostFailure =
  'http_timeout' | 'too_many_redirects' | 'connection_failed' | 'ssl_error' | 'http_error' | 'unknown_error';

/** What came back; `failure` unless it was a 2xx. */
export interface PostAnswer {
  failure?: PostFailure;
  /** 0 when there was no answer at all. */
  status: number;
  body: string;
  /** The bot asked not to be sent this again. */
  noRetry: boolean;
}

/** More than any answer to Slack can be: a view has at most 250 kB. */
const LARGEST_ANSWER = 1_000_000;

/** Slack's signature of a request body. */
export function signature(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Posts one body to the bot, signed for the real time, and never throws: a failure is an answer too. */
export async function postSigned(
  to: HttpDelivery,
  post: {
    type: string;
    body: string;
    waitMs: number;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  },
): Promise<PostAnswer> {
  const timestamp = Math.floor(Date.now() / 1000);
  const limits = [AbortSignal.timeout(post.waitMs), ...(post.signal ? [post.signal] : [])];
  try {
    const response = await fetch(to.requestUrl, {
      method: 'POST',
      headers: {
        'content-type': post.type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signature(to.signingSecret, timestamp, post.body),
        ...post.headers,
      },
      body: post.body,
      // A redirect could lead away from this machine.
      redirect: 'manual',
      signal: AbortSignal.any(limits),
    });
    const { status, headers } = response;
    const noRetry = headers.get('x-slack-no-retry') === '1';
    const body = await limited(response);
    if (body === undefined) return { failure: 'http_error', status, body: '', noRetry };
    if (response.ok) return { status, body, noRetry };
    return {
      failure: status >= 300 && status < 400 ? 'too_many_redirects' : 'http_error',
      status,
      body,
      noRetry,
    };
  } catch (error) {
    return { failure: failureOf(error), status: 0, body: '', noRetry: false };
  }
}

/** The body as text; undefined when it is larger than any answer may be. */
async function limited(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > LARGEST_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failureOf(error: unknown): PostFailure {
  if (!(error instanceof Error)) return 'unknown_error';
  if (error.name === 'TimeoutError') return 'http_timeout';
  const code = isObject(error.cause) && typeof error.cause.code === 'string' ? error.cause.code : '';
  if (/SSL|TLS|CERT|EPROTO|SIGNATURE/.test(code)) return 'ssl_error';
  return error instanceof TypeError ? 'connection_failed' : 'unknown_error';
}
