import { setTimeout as pause } from 'node:timers/promises';
import { secret } from './ids.ts';
import { objectOf, parseJson } from './json.ts';
import { postSigned, type HttpDelivery } from './signed-post.ts';

const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** How long Slack's challenge may take, and how often it is put to an app that does not listen yet. */
const CHALLENGE_MS = 3_000;
const ASK_AGAIN_MS = 500;

/** A request URL somewhere else: what people write in a practice workspace stays on this machine. */
export class RequestUrlRefused extends Error {
  constructor() {
    super(
      'The request URL must be http or https on this machine, such as http://127.0.0.1:3000/slack/events.',
    );
  }
}

/** Throws unless the URL is http or https on this machine, whoever the port belongs to. */
export function checkRequestUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const good = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!good || !THIS_MACHINE.test(url.hostname)) throw new RequestUrlRefused();
}

/** True when the request URL answers Slack's challenge, as it must before Slack sends anything there. */
export async function verifyRequestUrl(to: HttpDelivery, signal?: AbortSignal): Promise<boolean> {
  checkRequestUrl(to.requestUrl);
  const challenge = secret();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const answer = await postSigned(to, {
    type: 'application/json',
    body,
    waitMs: CHALLENGE_MS,
    ...(signal ? { signal } : {}),
  });
  if (answer.failure !== undefined) return false;
  return answer.body === challenge || objectOf(parseJson(answer.body)).challenge === challenge;
}

/** Puts the challenge again and again, for an app that is started later; false when told to stop. */
export async function awaitRequestUrl(to: HttpDelivery, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await verifyRequestUrl(to, signal)) return true;
    await pause(ASK_AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return false;
}
