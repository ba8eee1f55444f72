import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { secret } from './ids.ts';
import { objectOf, parseJson, type Json } from './json.ts';
import type { Answer, BotLink, LinkTiming } from './link.ts';
import type { Traffic } from './traffic.ts';

export interface HttpDelivery {
  /** Where the bot listens, `http://127.0.0.1:3000/slack/events`. */
  requestUrl: string;
  signingSecret: string;
}

interface Outcome {
  status: number;
  body: string;
}

/** Slack's signature of a request body. */
export function signature(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** HTTP mode: the same payloads, signed and posted to the bot's request URL. Signatures live on real time. */
export function createHttpLink(to: HttpDelivery, timing: LinkTiming, traffic: Traffic): BotLink {
  const closing = new AbortController();
  let lastEvent: Json | undefined;

  async function send(type: string, body: string, headers: Record<string, string> = {}): Promise<Outcome> {
    const timestamp = Math.floor(Date.now() / 1000);
    const response = await fetch(to.requestUrl, {
      method: 'POST',
      headers: {
        'content-type': type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signature(to.signingSecret, timestamp, body),
        ...headers,
      },
      body,
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timing.ackWaitMs)]),
    });
    const text = await response.text();
    traffic.note({ way: 'from-bot', what: 'ack', request: parseJson(text) ?? text, status: response.status });
    return { status: response.status, body: text };
  }

  async function deliver(body: Json, from: number): Promise<void> {
    for (let retry = from; retry <= timing.retryWaitsMs.length; retry += 1) {
      if (retry > from)
        await pause(timing.retryWaitsMs[retry - 1] ?? 0, undefined, { signal: closing.signal });
      const again = { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
      traffic.note({ way: 'to-bot', what: 'events_api', request: body });
      try {
        const { status } = await send('application/json', JSON.stringify(body), retry > 0 ? again : {});
        if (status >= 200 && status < 300) return;
      } catch (error) {
        if (closing.signal.aborted) throw error;
      }
    }
  }

  const inBackground = (body: Json, from: number) => {
    deliver(body, from).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
  };

  return {
    connected: () => !closing.signal.aborted,
    async request(kind, payload): Promise<Answer> {
      const form = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
      const body = new URLSearchParams(
        Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      traffic.note({ way: 'to-bot', what: kind, request: payload });
      try {
        // The type must stand alone: Bolt refuses it with a charset behind.
        const { status, body: text } = await send('application/x-www-form-urlencoded', body);
        if (status !== 200) return { acked: false, reason: 'dispatch_failed' };
        return { acked: true, payload: text === '' ? {} : (parseJson(text) ?? text) };
      } catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError';
        return { acked: false, reason: late ? 'operation_timeout' : 'dispatch_failed' };
      }
    },
    event(body) {
      lastEvent = body;
      inBackground(body, 0);
    },
    redeliver() {
      if (lastEvent) inBackground(lastEvent, 1);
    },
    close: async () => closing.abort(),
  };
}

/** True when the request URL answers Slack's challenge, as it must before Slack sends anything there. */
export async function verifyRequestUrl(to: HttpDelivery): Promise<boolean> {
  const challenge = secret();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await fetch(to.requestUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(to.signingSecret, timestamp, body),
    },
    body,
  });
  const text = await response.text();
  return response.ok && (text === challenge || objectOf(parseJson(text)).challenge === challenge);
}
