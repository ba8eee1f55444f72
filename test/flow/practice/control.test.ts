import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageList, OfficeState } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice, START } from './office.ts';

describe('the control endpoints', () => {
  let practice: Practice;

  beforeAll(async () => {
    practice = await openOffice();
  });

  afterAll(() => practice.close());

  const get = async <T>(path: string): Promise<T> => {
    const body: T = JSON.parse(await (await fetch(`${practice.url}/_practice/${path}`)).text());
    return body;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${practice.url}/_practice/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('shows the office as a person sees it', async () => {
    const office = await get<OfficeState>('office?as=zonghe-kz');
    expect(office).toMatchObject({
      name: '区人民政府办公室',
      team: 'T0PRACTICE',
      botConnected: false,
      clock: { now: '2022-05-05T00:55:00.000Z', next: null },
      samples: [],
      sample: null,
    });
    expect(office.conversations.map((one) => one.name)).toEqual(['ke-zonghe', 'tongbao', 'xianliao']);
    expect(await get('office?as=nobody')).toEqual({ ok: false, error: 'user_not_found' });
  });

  it('acts, and shows what came of it', async () => {
    const act = { kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text: '@zonghe-fkz 请看 #tongbao' };
    expect(await (await post('act', act)).json()).toMatchObject({ ok: true });
    const { messages } = await get<MessageList>('messages?as=zonghe-fkz&channel=ke-zonghe');
    const { workspace } = practice;
    expect(messages.at(-1)).toMatchObject({
      text: `<@${workspace.person('zonghe-fkz').id}> 请看 <#${workspace.channel('tongbao').id}|tongbao>`,
      author: '综合科科长',
      day: '2022-05-05',
      time: '08:55',
    });
    const office = await get<OfficeState>('office?as=zonghe-fkz');
    expect(office.conversations[0]).toMatchObject({ name: 'ke-zonghe', unread: 1 });
    await post('act', { kind: 'read', as: 'zonghe-fkz', channel: 'ke-zonghe' });
    const after = await get<OfficeState>('office?as=zonghe-fkz');
    expect(after.conversations[0]).toMatchObject({ unread: 0 });
  });

  it('says what is wrong with an act that makes no sense', async () => {
    const response = await post('act', { kind: 'shout', as: 'zonghe-kz' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_act' });
    expect((await post('act', 'x')).status).toBe(400);
  });

  it('hides private channels from people outside', async () => {
    expect(await get('messages?as=zonghe-kz&channel=lingdao')).toMatchObject({ error: 'channel_not_found' });
    expect(await get('messages?as=ducha-kz&channel=lingdao')).toMatchObject({ messages: [] });
  });

  it('tells an open page what changed, and nothing of what is not for it', async () => {
    const aborted = new AbortController();
    const response = await fetch(`${practice.url}/_practice/events?as=zonghe-kz`, { signal: aborted.signal });
    const events = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await events?.read();
    await practice.acts.perform({ kind: 'message', as: 'ducha-kz', channel: 'lingdao', text: '密' });
    await practice.acts.perform({ kind: 'message', as: 'ducha-kz', channel: 'tongbao', text: '明' });
    const channel = practice.workspace.channel('tongbao').id;
    expect((await events?.read())?.value).toBe(`data: ${JSON.stringify({ kind: 'messages', channel })}\n\n`);
    aborted.abort();
  });

  it('takes fault rules, and refuses those that it does not know', async () => {
    const rule = { method: 'chat.postMessage', kind: 'delay', ms: 1, times: 2 };
    expect(await (await post('faults', rule)).json()).toEqual({ ok: true, rules: [rule] });
    expect((await post('faults', { method: 'x', kind: 'explode' })).status).toBe(400);
    expect(await (await post('faults', { kind: 'redeliver' })).json()).toMatchObject({ ok: true });
    practice.faults.clear();
  });

  it('keeps a log without secrets', async () => {
    await fetch(`${practice.apiUrl}auth.test`, { headers: { authorization: 'Bearer xoxb-practice' } });
    const log = JSON.stringify(await get('log?limit=10'));
    expect(log).toContain('auth.test');
    expect(log).not.toContain('xoxb-practice');
  });

  it('refuses other hosts, other origins and anything but JSON', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('reset', {}, form)).status).toBe(415);
    expect((await post('reset', {}, { origin: 'http://example.com' })).status).toBe(403);
    expect((await post('act', {}, { origin: practice.url })).status).toBe(400);
    const status = await new Promise((resolve) => {
      const headers = { host: 'example.com' };
      request(`${practice.url}/_practice/office`, { headers }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  it('serves the page with a policy that lets nothing foreign in', async () => {
    const page = await fetch(practice.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
    expect((await fetch(`${practice.url}/style.css`)).headers.get('content-type')).toContain('text/css');
    const vendor = await fetch(`${practice.url}/vendor/hooks.mjs`);
    expect(vendor.headers.get('content-type')).toContain('javascript');
    for (const path of [
      'vendor/express.mjs',
      'vendor/..%2f..%2fpackage.json',
      'package.json',
      'page/tsconfig.json',
    ]) {
      expect((await fetch(`${practice.url}/${path}`)).status).toBe(404);
    }
  });

  it('moves the clock over its slots, and never back', async () => {
    const runs: string[] = [];
    const slots = [
      { job: 'weekly.deploy', period: '2022-W18', dueAt: '2022-05-05T01:00:00.000Z' },
      { job: 'weekly.prompt', period: '2022-W18', dueAt: '2022-05-06T01:00:00.000Z' },
    ];
    practice.attachRhythm({
      upcoming: async (after, limit) => slots.filter((one) => new Date(one.dueAt) > after).slice(0, limit),
      runDue: async () => {
        const at = practice.clock.now().toISOString();
        runs.push(at);
        return slots
          .filter((one) => one.dueAt === at)
          .map(({ job, period }) => ({ job, period, at, outcome: 'fired' as const }));
      },
    });
    const { clock } = await get<OfficeState>('office?as=zonghe-kz');
    expect(clock).toMatchObject({ local: '2022-05-05 08:55 Thu', next: slots });
    const first = await (await post('clock', { to: 'next-slot' })).json();
    expect(first).toMatchObject({
      clock: { local: '2022-05-05 09:00 Thu' },
      passed: [{ job: 'weekly.deploy' }],
    });
    const monday = await (await post('clock', { to: 'next-monday' })).json();
    expect(monday).toMatchObject({
      clock: { local: '2022-05-09 08:55 Mon' },
      passed: [{ job: 'weekly.prompt' }],
    });
    expect(runs).toEqual(['2022-05-05T01:00:00.000Z', '2022-05-06T01:00:00.000Z']);
    const back = await post('clock', { to: 'instant', at: '2022-05-05T00:00:00Z' });
    expect([back.status, await back.json()]).toMatchObject([409, { error: 'clock_backwards' }]);
    const far = await post('clock', { to: 'instant', at: '2101-01-01T00:00:00Z' });
    expect([far.status, await far.json()]).toEqual([
      409,
      { ok: false, error: 'clock_too_far', message: '演练时钟最远到 2100 年。' },
    ]);
    expect(await (await post('clock', { to: 'next-slot' })).json()).toMatchObject({ error: 'no_rhythm' });
  });

  it('starts afresh on a reset, clock and all', async () => {
    expect(await (await post('reset', {})).json()).toEqual({ ok: true });
    expect(practice.clock.now()).toEqual(START);
    expect(await get('messages?as=zonghe-kz&channel=ke-zonghe')).toMatchObject({ messages: [] });
  });

  it('names the port that is in use', async () => {
    const port = Number(new URL(practice.url).port);
    await expect(openOffice({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  });
});
