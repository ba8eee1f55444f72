import { ending, pause } from './deferred.ts';
import { parseJson, type Json } from './json.ts';
import type { Answer, BotLink, LinkTiming } from './link.ts';
import type { Outage } from './outage.ts';
import { awaitRequestUrl, checkRequestUrl } from './request-url.ts';
import { postSigned, type HttpDelivery, type PostAnswer, type PostFailure } from './signed-post.ts';
import type { Traffic } from './traffic.ts';

/**
 * HTTP mode: the same payloads, signed and posted to the bot's request URL. No event is sent there before it has
 * answered Slack's challenge; commands and interactions need none, in Slack as here.
 */
export function createHttpLink(parts: {
  to: HttpDelivery;
  timing: LinkTiming;
  traffic: Traffic;
  outage: Outage;
  /** The bot came or went. */
  onReachable(): void;
}): BotLink {
  const { to, timing, traffic, outage } = parts;
  checkRequestUrl(to.requestUrl);
  const closing = ending();
  let office = ending();
  let isThere = false;
  let lastEvent: Json | undefined;

  const found = (there: boolean) => {
    if (isThere === there || closing.signal.aborted) return;
    isThere = there;
    parts.onReachable();
  };
  const verified = awaitRequestUrl(to, closing.signal).then(found);

  async function send(
    what: string,
    request: Json,
    type: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<PostAnswer> {
    const { signal } = office;
    traffic.note({ way: 'to-bot', what, request });
    const answer = await postSigned(to, { type, body, headers, waitMs: timing.ackWaitMs, signal });
    if (!signal.aborted) found(answer.failure !== 'connection_failed');
    const said = answer.failure !== undefined && answer.status === 0 ? answer.failure : answer.body;
    if (!signal.aborted) {
      traffic.note({ way: 'from-bot', what: 'ack', request: parseJson(said) ?? said, status: answer.status });
    }
    return answer;
  }

  async function deliver(body: Json, from: number): Promise<void> {
    const { signal } = office;
    let reason: PostFailure = 'http_timeout';
    for (let retry = from; retry <= timing.retryWaitsMs.length; retry += 1) {
      if (retry > from) await pause(timing.retryWaitsMs[retry - 1] ?? 0, signal);
      await Promise.all([verified, outage.over()]);
      if (signal.aborted) return;
      const again = { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason };
      const text = JSON.stringify(body);
      const answer = await send('events_api', body, 'application/json', text, retry > 0 ? again : {});
      if (answer.failure === undefined || answer.noRetry) return;
      reason = answer.failure;
    }
  }

  const forget = () => {
    office.abort();
    office = ending();
    lastEvent = undefined;
  };

  return {
    connected: () => isThere && outage.remaining() === 0,
    async request(kind, payload): Promise<Answer> {
      if (outage.remaining() > 0) return { acked: false, reason: 'dispatch_failed' };
      const form = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
      const fields = Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]);
      // The type must stand alone: Bolt refuses it with a charset behind.
      const type = 'application/x-www-form-urlencoded';
      const answer = await send(kind, payload, type, new URLSearchParams(fields).toString());
      if (answer.status === 200 && answer.failure === undefined) {
        return { acked: true, payload: answer.body === '' ? {} : (parseJson(answer.body) ?? answer.body) };
      }
      return { acked: false, reason: shown(answer) };
    },
    event(body) {
      lastEvent = body;
      void deliver(body, 0);
    },
    redeliver() {
      if (lastEvent) void deliver(lastEvent, 1);
    },
    forget,
    async close() {
      forget();
      closing.abort();
      await verified;
    },
  };
}

/** Slack's code for the person whose command or click failed. */
function shown({
  failure,
  status,
}: PostAnswer): 'operation_timeout' | 'http_service_error' | 'dispatch_failed' {
  if (failure === 'http_timeout') return 'operation_timeout';
  return status >= 500 ? 'http_service_error' : 'dispatch_failed';
}
