import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import express from 'express';
import { signature } from '../../src/practice/signed-post.ts';
import { serve, type Listening } from '../../src/serve.ts';
import { httpReceiver, mounted } from '../../src/slack/receiver.ts';
import { SMALL } from '../support/campaigns.ts';
import { keepOffice, type TestOffice } from '../support/office.ts';
import { changedSince, everyRow } from './whole.ts';

const SECRET = 'a-signing-secret-of-32-characters';
const MEGABYTES = 1024 * 1024;
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

let office: TestOffice;
let server: Listening;

beforeAll(async () => {
  office = await keepOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.stopsBot();
  const http = httpReceiver(SECRET, office.deps.log, office.deps.wireClock);
  office.bot = office.botOn({ receiver: mounted(http) });
  server = await serve(express().use(http.app), '127.0.0.1', 0);
  await office.bot.start();
});

afterAll(async () => {
  await server.close();
  await office.close();
});

/** Every row when nothing of what was said before is under way any more. */
async function rowsAtRest(): ReturnType<typeof everyRow> {
  await office.bot.drain();
  return everyRow(office.db);
}

/** Posts a body as Slack does; resolves with the status, 0 when the connection was ended instead. */
function post(body: string, headers: Record<string, string>): Promise<number> {
  const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
  return new Promise((resolve) => {
    const asked = request(`${server.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers },
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
}

function signed(body: string, at = inSeconds(0)): Record<string, string> {
  return {
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': signature(SECRET, at, body),
  };
}

function command(text: string, triggerId: string): string {
  const { workspace } = office.practice;
  return new URLSearchParams({
    team_id: workspace.teamId,
    channel_id: workspace.channel('ke-zonghe').id,
    channel_name: 'ke-zonghe',
    user_id: workspace.person('zonghe-kz').id,
    command: '/duban',
    text,
    trigger_id: triggerId,
    response_url: 'https://hooks.slack.com/commands/T/1/x',
  }).toString();
}

const said = async (): Promise<string[]> => (await office.exported()).replies.map(({ text }) => text);

describe('a request over HTTP', () => {
  it('counts when Slack signed it within five minutes, and else leaves nothing', async () => {
    const before = await rowsAtRest();
    const body = command('reply 伪造的', 'forged');
    const now = String(inSeconds(0));
    const forged: [string, Record<string, string>][] = [
      ['without a signature', {}],
      ['without its time', { 'x-slack-signature': signature(SECRET, inSeconds(0), body) }],
      ['without the signature of its time', { 'x-slack-request-timestamp': now }],
      ['with a time that is none', { ...signed(body), 'x-slack-request-timestamp': 'soon' }],
      [
        'with another secret',
        { ...signed(body), 'x-slack-signature': signature('another', inSeconds(0), body) },
      ],
      ['with another body', signed(`${body}&text=reply`)],
      ['with another version', { ...signed(body), 'x-slack-signature': `v1=${'0'.repeat(64)}` }],
      ['six minutes old', signed(body, inSeconds(-360))],
      ['dated six minutes ahead', signed(body, inSeconds(360))],
      ['dated a day ahead', signed(body, inSeconds(86_400))],
      ['dated in milliseconds', signed(body, Date.now())],
    ];
    for (const [what, headers] of forged) expect([what, await post(body, headers)]).toEqual([what, 401]);
    expect(await changedSince(before, office.db)).toEqual([]);
    expect(await post(body, signed(body, inSeconds(-240)))).toBe(200);
    expect(await said()).toEqual(['伪造的']);
  });

  it('that somebody sends again does nothing more, also together with itself', async () => {
    const body = command('reply 重放的', 'replayed');
    const headers = signed(body);
    expect(await post(body, headers)).toBe(200);
    const once = await rowsAtRest();
    expect(await Promise.all([1, 2, 3].map(() => post(body, headers)))).toEqual([200, 200, 200]);
    expect(await changedSince(once, office.db)).toEqual([]);
    expect((await said()).filter((text) => text === '重放的')).toHaveLength(1);
  });

  it('of four megabytes is read, a larger one is turned away, and the office goes on', async () => {
    const before = await rowsAtRest();
    const sized = (size: number): string => {
      const start = command('help', 'large');
      return `${start}&more=${'x'.repeat(size - start.length - 6)}`;
    };
    for (const [size, status] of [
      [4 * MEGABYTES, 200],
      [4 * MEGABYTES + 1, 413],
      [9 * MEGABYTES, 413],
    ] as const) {
      const body = sized(size);
      const answered = await post(body, signed(body));
      // Who goes on sending may see the connection end before the answer.
      expect([size, answered === 0 ? 413 : answered]).toEqual([size, status]);
    }
    expect(await changedSince(before, office.db)).toEqual([]);
    const body = command('help', 'afterwards');
    expect(await post(body, signed(body))).toBe(200);
  });

  it('with a prototype in it changes no object, and is what it says', async () => {
    const { workspace } = office.practice;
    const event = {
      type: 'message',
      channel: workspace.channel('ke-zonghe').id,
      channel_type: 'channel',
      user: workspace.person('zonghe-kz').id,
      text: `<@${workspace.bot.id}> 夹带的`,
      ts: '1651712400.000900',
    };
    const polluting = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
    const within = `${JSON.stringify(event).slice(0, -1)},${polluting}}`;
    const body = `{"type":"event_callback","team_id":"${workspace.teamId}","event_id":"Ev1","event":${within},${polluting}}`;
    expect(await post(body, signed(body))).toBe(200);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
    expect(await said()).toContain('夹带的');
  });

  it('that is no delivery of Slack is turned away and leaves nothing', async () => {
    const before = await rowsAtRest();
    const unnamed = '{"type":"event_callback","event":{}}';
    for (const body of ['{', unnamed, 'payload=%7B', 'payload=null', 'ssl_check=1']) {
      const status = await post(body, signed(body));
      expect([body, status === 200 || (status >= 400 && status <= 500)]).toEqual([body, true]);
    }
    expect(await changedSince(before, office.db)).toEqual([]);
    const body = command('reply 之后的', 'later');
    expect(await post(body, signed(body))).toBe(200);
    expect(await said()).toContain('之后的');
  });
});
