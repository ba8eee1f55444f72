import { request } from 'node:http';
import { connect } from 'node:net';
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

  const elsewhere = (site: string, more: Record<string, string> = {}) => ({
    'sec-fetch-site': site,
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'image',
    ...more,
  });
  const followed = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  /** The first line that a request to become a WebSocket hears; empty when it is cut without a word. */
  const upgrade = (target: string, headers: string[] = []) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port, host } = new URL(practice.url);
      const lines = [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket'];
      const socket = connect(Number(port), hostname, () =>
        socket.write([...lines, ...headers, '', ''].join('\r\n')),
      );
      let heard = '';
      socket.on('data', (data) => (heard += data.toString()));
      socket.on('close', () => resolve(heard.split('\r\n')[0] ?? '')).on('error', reject);
    });

  it.each(DOORS)(
    'not what a page of another site embeds, though it comes without an origin: %s %s',
    async (method, path) => {
      const { host } = new URL(practice.url);
      for (const site of ['cross-site', 'same-site'])
        expect(await status(method, path, { host, ...elsewhere(site) })).toBe(403);
      for (const site of ['same-origin', 'none'])
        expect(await status(method, path, { host, ...elsewhere(site) })).not.toBe(403);
    },
  );

  it('a person who follows a link to the page, but not a link that does something, nor a frame', async () => {
    const { host } = new URL(practice.url);
    const link = { host, ...elsewhere('cross-site', followed) };
    expect(await status('GET', '/?from=elsewhere', link)).not.toBe(403);
    expect(await status('GET', '/api/api.test', link)).toBe(403);
    expect(await status('POST', '/', link)).toBe(403);
    expect(await status('GET', '/', { ...link, 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(await status('GET', '/', { ...link, host: 'evil.example' })).toBe(403);
  });

  it('no address that makes a browser post as the bot', async () => {
    const channel = practice.workspace.channel('ke-zonghe').id;
    const query = new URLSearchParams({ token: practice.tokens.bot, channel, text: '不是我发的' });
    const address = `${practice.apiUrl}chat.postMessage?${query.toString()}`;
    const opened = await fetch(address, { headers: { 'sec-fetch-site': 'none', ...followed } });
    expect(await opened.json()).toMatchObject({ ok: false, error: 'not_authed' });
    expect((await fetch(address, { headers: elsewhere('cross-site') })).status).toBe(403);
    expect(practice.workspace.messages.in(channel)).toEqual([]);
    expect(await (await fetch(address)).json()).toMatchObject({ ok: true });
  });

  it('nobody who asks for a WebSocket with an address that is none, and lives on', async () => {
    expect(await upgrade('//')).toBe('HTTP/1.1 400 Bad Request');
    expect(await upgrade('http://[')).toBe('HTTP/1.1 400 Bad Request');
    expect(await upgrade('//', ['Origin: http://evil.example'])).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade('/link/', ['Origin: http://evil.example'])).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade('/link/', ['Sec-Fetch-Site: cross-site'])).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade('/elsewhere')).toBe('HTTP/1.1 404 Not Found');
    expect((await fetch(`${practice.apiUrl}api.test`)).status).toBe(200);
  });

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
