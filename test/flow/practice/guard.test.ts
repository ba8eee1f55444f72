import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice } from './office.ts';

describe('who may talk to the practice server', () => {
  let practice: Practice;

  beforeAll(async () => {
    practice = await openOffice();
  });

  afterAll(() => practice.close());

  /** The status of an answer to these headers; `node:http`, since fetch does not let a caller name another host. */
  const status = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(`${practice.url}${path}`, { method, headers, agent: false }, (response) => {
        response.destroy();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });

  const DOORS = [
    ['GET', '/'],
    ['GET', '/page/main.js'],
    ['GET', '/style.css'],
    ['GET', '/api/api.test'],
    ['POST', '/api/chat.postMessage'],
    ['POST', '/response/anything'],
    ['GET', '/_practice/office'],
    ['GET', '/_practice/events?as=zonghe-kz'],
    ['GET', '/_practice/log'],
    ['POST', '/_practice/act'],
    ['POST', '/_practice/upload?as=zonghe-kz&name=a'],
    ['GET', '/_practice/files/F1?as=zonghe-kz'],
    ['POST', '/_practice/reset'],
    ['DELETE', '/_practice/faults'],
    ['GET', '/nowhere'],
  ] as const;

  it.each(DOORS)(
    'not a page of another site, nor one that a name was bent for: %s %s',
    async (method, path) => {
      const { host } = new URL(practice.url);
      expect(await status(method, path, { host: 'evil.example' })).toBe(403);
      expect(await status(method, path, { host: `evil.example:${host.split(':')[1]}` })).toBe(403);
      expect(await status(method, path, { host, origin: 'http://evil.example' })).toBe(403);
      expect(await status(method, path, { host, origin: 'null' })).toBe(403);
      expect(await status(method, path, { host, origin: `https://${host}` })).toBe(403);
      expect(await status(method, path, { host, origin: `http://${host}` })).not.toBe(403);
      expect(await status(method, path, { host: host.replace('127.0.0.1', 'localhost') })).not.toBe(403);
    },
  );
});
