import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Router } from 'express';
import type { UploadResult } from '../contract.ts';
import { notice, type NoticeKey } from '../notices.ts';
import type { PersonRecord } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import { seenByPerson } from './access.ts';
import { anyBytes } from './bodies.ts';
import { fileCard } from './cards.ts';
import { LARGEST_FILE } from './files.ts';
import { isPicture, kindOf } from './kinds.ts';
import { cleanName, contentDisposition } from './names.ts';

const MEGABYTE = 1024 * 1024;

/** `/_practice/upload` and `/_practice/files/…`: what a person attaches, and what they see of attached files. */
export function personFileRoutes(workspace: Workspace): Router {
  const router = express.Router();
  const personOf = (request: Request): PersonRecord | undefined => {
    const { as } = request.query;
    const person = typeof as === 'string' ? workspace.people.find(as) : undefined;
    return person?.isBot ? undefined : person;
  };
  const refusal = (request: Request, error: NoticeKey, facts: Record<string, number> = {}): UploadResult => {
    const language = personOf(request)?.language ?? workspace.language;
    return { ok: false, error, message: notice(language, error, facts) };
  };

  router.post('/upload', octetsOnly, anyBytes, (request, response) => {
    const person = personOf(request);
    const { name: given } = request.query;
    const name = cleanName(typeof given === 'string' ? given : '');
    const bytes: unknown = request.body;
    if (!person) return void response.status(404).json(refusal(request, 'user_not_found'));
    if (name === '') return void response.status(400).json(refusal(request, 'file_without_name'));
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      return void response.json(refusal(request, 'file_empty'));
    if (bytes.length > LARGEST_FILE) {
      return void response.json(refusal(request, 'file_too_large', { limit: LARGEST_FILE / MEGABYTE }));
    }
    const { files, clock } = workspace;
    const created = Math.floor(clock.now().getTime() / 1000);
    const file = files.add({ id: files.newId(), userId: person.id, name, created, bytes });
    response.json({ ok: true, file: fileCard(file, person) } satisfies UploadResult);
  });
  const tooLarge: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const isIt = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    if (!isIt) return next(error);
    response.status(413).json(refusal(request, 'file_too_large', { limit: LARGEST_FILE / MEGABYTE }));
  };
  router.use('/upload', tooLarge);

  router.get('/files/:id', (request, response) => {
    const person = personOf(request);
    const file = workspace.files.byId(request.params.id);
    const bytes = file && workspace.files.bytes(file);
    if (!person || !bytes || !seenByPerson(workspace, file, person)) {
      response.status(404).json({ ok: false, error: 'file_not_found' });
      return;
    }
    // Only a picture may be looked at here: anything else could be a page that runs as part of this one.
    const shown = isPicture(file.name) && request.query.download === undefined;
    response.set({
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
      'content-type': shown ? kindOf(file.name).mimetype : 'application/octet-stream',
    });
    response.send(bytes);
  });
  return router;
}

/** A form on another site cannot send this type without asking first. */
const octetsOnly: RequestHandler = (request, response, next) => {
  if (request.is('application/octet-stream')) return next();
  response.status(415).json({ ok: false, error: 'octets_only' });
};
