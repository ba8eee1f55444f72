import express, { type Request, type RequestHandler } from 'express';
import { LARGEST_FILE } from './files.ts';

/** A form around the file may say this much more. */
const AROUND = 64 * 1024;

/** Reads whatever is sent as bytes, up to the largest file. */
export const anyBytes: RequestHandler = express.raw({ type: () => true, limit: LARGEST_FILE + AROUND });

/** The file in a request: raw, or the first one of a multipart form, under whatever name. */
export async function bytesOf(request: Request): Promise<Buffer> {
  const body: unknown = request.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData());
  const values = [...form.values()];
  const file = values.find((value) => typeof value !== 'string') ?? values[0];
  if (file === undefined || typeof file === 'string') return Buffer.from(file ?? '');
  return Buffer.from(await file.arrayBuffer());
}
