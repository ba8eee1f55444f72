import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';

const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/**
 * Keeps other web sites out of the workspace: a page elsewhere could send its visitor's browser here, by the
 * machine's address or by a name that it makes point to it.
 */
export const sameMachine: RequestHandler = (request, response, next) => {
  if (isOwn(request.headers) || isVisit(request)) return next();
  response.status(403).json({ ok: false, error: 'forbidden_origin' });
};

/**
 * Whether a request names this machine, and comes from a page of this server if from a page at all. What a page
 * elsewhere only embeds, as an image or a script, comes without an `Origin`; the browser's `Sec-Fetch-Site` still tells.
 */
export function isOwn(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return isHere(headers) && (site === undefined || site === 'same-origin' || site === 'none');
}

function isHere({ host = '', origin }: IncomingHttpHeaders): boolean {
  return OWN_HOST.test(host) && (origin === undefined || origin === `http://${host}`);
}

/** A person follows a link from another site to the page; it is shown as a page of its own, never in a frame. */
function isVisit({ method, path, headers }: Request): boolean {
  const navigates = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isHere(headers) && method === 'GET' && path === '/' && navigates;
}

/**
 * Only JSON may change anything: a form on another site cannot send it without asking first. It cannot send any
 * method but GET, HEAD and POST either.
 */
export const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && !request.is('application/json')) {
    response.status(415).json({ ok: false, error: 'json_only' });
    return;
  }
  next();
};

/** Headers for everything that a browser gets. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': contentPolicy([]),
  });
  next();
};

/** The page's own files and nothing else; inline scripts only by their hash. */
export function contentPolicy(scriptHashes: string[]): string {
  const scripts = ["'self'", ...scriptHashes.map((hash) => `'sha256-${hash}'`)].join(' ');
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
