import { once } from 'node:events';
import express, { type Request, type Response, type Router } from 'express';
import type { FaultRule } from './contract-tools.ts';
import { pause } from './deferred.ts';
import { FAULT_MS, type Faults } from './faults.ts';
import { objectOf, parseJson, type Json } from './json.ts';
import { Args, SlackError } from './methods/args.ts';
import { FORM_ONLY } from './methods/form-only.ts';
import { METHODS } from './methods/index.ts';
import type { MethodContext } from './methods/method.ts';
import { checkScopes, KNOWN_SCOPES, SCOPES } from './methods/scopes.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Traffic } from './traffic.ts';

export interface Tokens {
  bot: string;
  app: string;
}

/** An answer: JSON, plain text, or what is in a file. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Json | string | Buffer;
}

/** Answers one method call as Slack would; nothing here knows of HTTP connections. */
function callMethod(context: MethodContext, tokens: Tokens, name: string, token: string, given: Json): Reply {
  const accepted = SCOPES.get(name) ?? [];
  const headers = {
    'x-oauth-scopes': context.grant.provided(KNOWN_SCOPES),
    ...(accepted.length > 0 ? { 'x-accepted-oauth-scopes': accepted.join(',') } : {}),
    'x-slack-req-id': 'practice',
  };
  try {
    const method = METHODS.get(name);
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    if (method.token !== 'none') {
      const kind = kindOf(tokens, token);
      if (method.token !== 'any' && method.token !== kind) throw new SlackError('not_allowed_token_type');
    }
    const args = new Args(given);
    checkScopes(context.grant, context.workspace, name, args);
    return { status: 200, headers, body: { ok: true, ...method.run(context, args) } };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const { code, extra, retryAfter } = error;
    const body = { ok: false, error: code, ...extra };
    if (retryAfter === undefined) return { status: 200, headers, body };
    return { status: 429, headers: { ...headers, 'retry-after': String(retryAfter) }, body };
  }
}

function kindOf(tokens: Tokens, token: string): 'bot' | 'app' {
  if (token === '') throw new SlackError('not_authed');
  if (token === tokens.bot) return 'bot';
  if (token === tokens.app) return 'app';
  throw new SlackError('invalid_auth');
}

function faulty(fault: FaultRule): Reply | undefined {
  if (fault.kind === 'ratelimit') {
    const seconds = Math.max(1, Math.ceil((fault.ms ?? FAULT_MS) / 1000));
    return {
      status: 429,
      headers: { 'retry-after': String(seconds) },
      body: { ok: false, error: 'ratelimited' },
    };
  }
  if (fault.kind === 'http') {
    return { status: fault.status ?? 500, headers: {}, body: { ok: false, error: 'internal_error' } };
  }
  if (fault.kind === 'error') {
    return { status: 200, headers: {}, body: { ok: false, error: fault.error ?? 'internal_error' } };
  }
  return undefined;
}

/** Runs the work and sends its reply, unless a fault has other plans with the connection. */
export async function serve(
  faults: Faults,
  name: string,
  response: Response,
  work: () => Reply,
): Promise<void> {
  const cut = () => void response.socket?.destroy();
  const reset = () => void response.socket?.resetAndDestroy();
  if (faults.outage.remaining() > 0) return reset();
  const fault = faults.strike(name);
  const { cleared } = faults;
  switch (fault?.kind) {
    case 'hang':
      return void (await once(response, 'close', { signal: cleared }).catch(cut));
    case 'refuse':
      return reset();
    case 'drop': {
      const reply = work();
      if (Buffer.isBuffer(reply.body)) await half(response, reply, reply.body);
      return cut();
    }
    case 'late':
      cut();
      await pause(fault.ms ?? FAULT_MS, cleared);
      if (!cleared.aborted) work();
      return;
    case 'delay':
      await pause(fault.ms ?? FAULT_MS, cleared);
      if (cleared.aborted) return cut();
      break;
    case 'http':
      if (fault.accepted === true) work();
      break;
    default:
  }
  const { status, headers, body } = (fault && faulty(fault)) ?? work();
  response.status(status).set(headers);
  if (Buffer.isBuffer(body)) response.send(body);
  else if (typeof body === 'string')
    response.type(headers.location === undefined ? 'text/plain' : 'html').send(body);
  else response.json(body);
}

/** Sends the first half of a file, as a connection does that is cut on the way. */
function half(response: Response, { status, headers }: Reply, body: Buffer): Promise<void> {
  response.status(status).set({ ...headers, 'content-length': String(body.length) });
  return new Promise((resolve) => response.write(body.subarray(0, body.length / 2), () => resolve()));
}

/** What the Web API is made of. */
export interface WebApiParts {
  context: MethodContext;
  tokens: Tokens;
  faults: Faults;
  traffic: Traffic;
  responseUrls: ResponseUrls;
}

/** The routes that the bot calls: `/api/<method>` and the response URLs. */
export function webApiRoutes(parts: WebApiParts): Router {
  const { context, tokens, faults, traffic, responseUrls } = parts;
  const router = express.Router();
  const forms = express.text({
    type: ['application/x-www-form-urlencoded', 'application/json', 'text/plain'],
    limit: '8mb',
    defaultCharset: 'utf-8',
  });
  router.all('/api/:method', forms, (request, response, next) => {
    const name = request.params.method;
    const { token, given } = read(request, FORM_ONLY.has(name));
    const work = () => {
      const reply = callMethod(context, tokens, name, token, given);
      traffic.note({ way: 'api', what: name, request: given, response: reply.body, status: reply.status });
      return reply;
    };
    serve(faults, name, response, work).catch(next);
  });
  router.post('/response/:key', forms, (request, response, next) => {
    const body = parseJson(String(request.body ?? ''));
    const work = () => {
      const { status, body: answer } = responseUrls.use(request.params.key, body);
      traffic.note({ way: 'response_url', what: 'response_url', request: body, response: answer, status });
      return { status, headers: {}, body: answer };
    };
    serve(faults, 'response_url', response, work).catch(next);
  });
  return router;
}

/** The token and the arguments of a call: query and body together, structured ones still as they came. */
function read(request: Request, formOnly: boolean): { token: string; given: Json } {
  const raw = typeof request.body === 'string' ? request.body : '';
  const { token: tokenInQuery, ...query }: Json = Object.fromEntries(
    new URL(request.url, 'http://127.0.0.1').searchParams,
  );
  const body = request.is('application/json')
    ? objectOf(formOnly ? undefined : parseJson(raw))
    : Object.fromEntries(new URLSearchParams(raw));
  // Anybody can make a browser open an address; a token in it is proof of nothing there.
  const inQuery = request.headers['sec-fetch-site'] === undefined ? tokenInQuery : undefined;
  const { token = inQuery, ...given }: Json = { ...query, ...body };
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return { token: bearer ?? (typeof token === 'string' ? token : ''), given };
}
