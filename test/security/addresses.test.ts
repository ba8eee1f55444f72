import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/practice/json.ts';
import { serve } from '../../src/serve.ts';
import { makeClients } from '../../src/slack/clients.ts';
import { Connection } from '../../src/slack/connection.ts';
import { FileFailure, SlackFiles } from '../../src/slack/files.ts';
import { isSlackAddress, isSocketAddress, slackFetch } from '../../src/slack/way-out.ts';
import { pino } from 'pino';
import { SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';
import { destinationsOf } from './outbound.ts';
import { tamper } from './tampered.ts';

const TOKEN = 'xoxb-secret';
const REAL = 'https://slack.com/api/';

/** Where somebody would like a server to call: machines behind it, itself, the cloud's own, and what only looks like Slack. */
const ELSEWHERE = [
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal/',
  'http://127.0.0.1:1/',
  'http://127.1:1/',
  'http://2130706433:1/',
  'http://0x7f.1:1/',
  'http://0.0.0.0:1/',
  'http://[::1]:1/',
  'http://[::ffff:127.0.0.1]:1/',
  'http://10.0.0.1/',
  'https://example.com/',
  'https://hooks.slack.com.example/',
  'https://hooks.slack.com@example.com/',
  'https://user:word@hooks.slack.com/',
  'https://hooks.slack.com:8443/',
  'http://hooks.slack.com/',
  'https://slack.com.example/api/',
  'https://evilslack.com/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'gopher://127.0.0.1:1/',
  '//example.com',
  'not an address',
  '',
];

describe('an address that somebody else has named', () => {
  it('is called only when it is Slack’s: with any other nothing leaves this machine', async () => {
    const way = slackFetch({ apiUrl: REAL });
    const files = new SlackFiles(new WebClient(TOKEN), { apiUrl: REAL, botToken: TOKEN });
    const destinations = await destinationsOf(async () => {
      for (const address of ELSEWHERE) {
        await expect(way(address)).rejects.toThrow('foreign_address');
        const ofFile = URL.canParse('/files-pri/T1-F1/a.jpg', address)
          ? new URL('/files-pri/T1-F1/a.jpg', address).href
          : address;
        await expect(files.content(ofFile, new AbortController().signal).next()).rejects.toThrow(FileFailure);
      }
    });
    expect(destinations).toEqual([]);
  });

  it.each([
    ['https://slack.com/api/chat.postMessage', REAL],
    ['https://hooks.slack.com/commands/T1/2/x', REAL],
    ['https://hooks.slack-gov.com/actions/T1/2/x', 'https://slack-gov.com/api/'],
    ['http://localhost:3210/response/x', 'http://127.0.0.1:3210/api/'],
  ])('is Slack’s own: %s', (address, apiUrl) => {
    expect(isSlackAddress(address, apiUrl)).toBe(true);
  });

  it('is nowhere but on this machine in a rehearsal', () => {
    const here = 'http://127.0.0.1:3210/api/';
    expect(
      ['https://hooks.slack.com/commands/T1/2/x', REAL].filter((one) => isSlackAddress(one, here)),
    ).toEqual([]);
  });

  it('is not followed by the Web API’s client: neither as a method nor as a redirect', async () => {
    const called: string[] = [];
    const foreign = await serve(
      ({ headers }, response) => {
        called.push(headers.authorization ?? 'without token');
        response.end('{"ok":true}');
      },
      '127.0.0.1',
      0,
    );
    const slack = await serve(
      (_request, response) => {
        response.writeHead(307, { location: `${foreign.url}/api/auth.test` }).end();
      },
      '127.0.0.1',
      0,
    );
    const config = { botToken: TOKEN, appToken: null, signingSecret: null, apiUrl: `${slack.url}/api/` };
    const clients = makeClients(config, pino({ level: 'silent' }), 1_000);
    for (const client of Object.values(clients)) {
      await expect(client.apiCall('auth.test')).rejects.toThrow('fetch failed');
      await expect(client.apiCall(`${foreign.url}/api/auth.test`)).rejects.toThrow('fetch failed');
    }
    expect(called).toEqual([]);
    await Promise.all([foreign.close(), slack.close()]);
  });
});

it('an answer goes to Slack, though a delivery names another address to answer to', async () => {
  const called: string[] = [];
  const foreign = await serve(
    ({ url }, response) => {
      called.push(url ?? '');
      response.end('ok');
    },
    '127.0.0.1',
    0,
  );
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  tamper(office.practice, (body): Json => ({ ...body, response_url: `${foreign.url}/answer` }));
  const told = await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '无变化');
  expect(told.split('\n')[0]).toBe('✅ 已保存：综合科 · 2022年第18周。');
  await office.types('zonghe-kz', '/duban tasks', 'ke-zonghe');
  expect(called).toEqual([]);
  await foreign.close();
});

describe('an address to connect to', () => {
  const here = 'http://127.0.0.1:3210/api/';

  it.each([
    ['wss://wss-primary.slack.com/link/?ticket=1', REAL],
    ['wss://wss-primary.slack-gov.com/link/?ticket=1', 'https://slack-gov.com/api/'],
    ['ws://127.0.0.1:3210/link/?ticket=1', here],
    ['wss://relay.example.org:8443/link/', 'https://relay.example.org:8443/api/'],
  ])('is Slack’s own: %s', (address, apiUrl) => {
    expect(isSocketAddress(address, apiUrl)).toBe(true);
  });

  it.each([
    ['ws://wss-primary.slack.com/link/', REAL],
    ['wss://wss-primary.slack.com:8443/link/', REAL],
    ['wss://wss-primary.slack.com@example.com/link/', REAL],
    ['wss://user:word@wss-primary.slack.com/link/', REAL],
    ['wss://slack.com.example/link/', REAL],
    ['wss://evilslack.com/link/', REAL],
    ['ws://127.0.0.1:3210/link/', REAL],
    ['wss://wss-primary.slack.com/link/', here],
    ['ws://10.0.0.1/link/', here],
    ['wss://example.com/link/', 'https://relay.example.org/api/'],
    ['not an address', REAL],
  ])('is not Slack’s: %s', (address, apiUrl) => {
    expect(isSocketAddress(address, apiUrl)).toBe(false);
  });

  it('is not dialled when it is elsewhere', async () => {
    const url = 'ws://10.0.0.1/link/';
    const slack = await serve(
      (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ ok: true, url }));
      },
      '127.0.0.1',
      0,
    );
    const config = { botToken: TOKEN, appToken: 'xapp-1', signingSecret: null, apiUrl: `${slack.url}/api/` };
    const destinations = await destinationsOf(async () => {
      const connection = new Connection(config, pino({ level: 'silent' }));
      await expect(connection.start()).rejects.toThrow('foreign_address');
    });
    expect(destinations.filter((one) => JSON.stringify(one).includes('10.0.0.1'))).toEqual([]);
    await slack.close();
  });
});
