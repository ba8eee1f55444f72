import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Router } from 'express';
import type { Faults } from '../faults.ts';
import type { Grant } from '../grant.ts';
import type { Traffic } from '../traffic.ts';
import { serve, type Reply } from '../web-api.ts';
import type { Workspace } from '../workspace.ts';
import { seenByBot } from './access.ts';
import { anyBytes, bytesOf } from './bodies.ts';
import { kindOf } from './kinds.ts';
import { contentDisposition } from './names.ts';
import type { Tickets } from './tickets.ts';

interface FileRouteParts {
  workspace: Workspace;
  tickets: Tickets;
  grant: Grant;
  botToken: string;
  faults: Faults;
  traffic: Traffic;
}

/** The addresses that the bot gets from file methods: where it uploads to, and where it downloads from. */
export function botFileRoutes(parts: FileRouteParts): Router {
  const { faults, traffic } = parts;
  const router = express.Router();
  router.post('/upload/v1/:key', anyBytes, (request, response, next) => {
    const { key } = request.params;
    bytesOf(request)
      .then((bytes) =>
        serve(faults, 'upload', response, () => {
          const reply = upload(parts.tickets, String(key), bytes);
          const asked = { bytes: bytes.length };
          traffic.note({
            way: 'api',
            what: 'upload',
            request: asked,
            response: reply.body,
            status: reply.status,
          });
          return reply;
        }),
      )
      .catch(next);
  });
  router.get(['/files-pri/:file/:name', '/files-pri/:file/download/:name'], (request, response, next) => {
    const how = request.path.split('/').at(-2) === 'download' ? 'attachment' : 'inline';
    const work = () => {
      const reply = download(parts, request, how);
      const { status, body } = reply;
      const answer = Buffer.isBuffer(body) ? { bytes: body.length } : body;
      traffic.note({ way: 'api', what: 'file', request: { path: request.path }, response: answer, status });
      return reply;
    };
    serve(faults, 'file', response, work).catch(next);
  });
  // A permalink leads to Slack's own page, where one sees the file when one is signed in.
  router.get('/files/:user/:file/:name', (_request, response) => response.redirect('/'));
  return router;
}

function upload(tickets: Tickets, key: string, bytes: Buffer): Reply {
  const file = tickets.redeem(key, bytes);
  if (file === 'unknown_ticket')
    return { status: 404, headers: {}, body: 'Upload URL is not valid any more' };
  if (file === 'wrong_length') return { status: 400, headers: {}, body: 'Length is not the one announced' };
  return { status: 200, headers: {}, body: `OK - ${file.size}` };
}

function download(
  { workspace, grant, botToken }: FileRouteParts,
  request: Request,
  how: 'inline' | 'attachment',
): Reply {
  const [, token = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const file = workspace.files.byId(String(request.params.file).replace(/^.*-/, ''));
  const mayRead = same(token, botToken) && grant.has('files:read');
  if (!mayRead || (file && !seenByBot(workspace, file))) return signIn(request.path);
  const bytes = file && workspace.files.bytes(file);
  if (!bytes) return { status: 404, headers: {}, body: 'File not found' };
  const headers = {
    'content-type': kindOf(file.name).mimetype,
    'content-disposition': contentDisposition(how, file.name),
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return { status: 200, headers, body: bytes };
}

/** Without a right to the file Slack sends everybody to its sign-in page, apps as well; they then get HTML. */
function signIn(path: string): Reply {
  const location = `/?redir=${encodeURIComponent(path)}`;
  return { status: 302, headers: { location }, body: `<a href="${location}">Found</a>.` };
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
