import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, startBot } from './office.ts';

describe('faults on demand', () => {
  let practice: Practice;
  let app: App | undefined;
  let channel = '';

  beforeEach(async () => {
    practice = await openOffice({ postingRate: false });
    channel = practice.workspace.channel('ke-zonghe').id;
  });

  afterEach(async () => {
    await app?.stop();
    app = undefined;
    await practice.close();
  });

  const post = (text: string) => clientOf(practice).chat.postMessage({ channel, text });
  const posted = () => practice.workspace.messages.in(channel).map((one) => one.text);
  const say = (text: string) => practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text });

  it('loses the answer of a post that was accepted', async () => {
    practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    await expect(post('一次')).rejects.toThrow('fetch failed');
    expect(posted()).toEqual(['一次']);
    await post('两次');
    expect(posted()).toEqual(['一次', '两次']);
  });

  it('cuts a call before anything is done', async () => {
    practice.faults.add({ method: '*', kind: 'refuse', times: 2 });
    await expect(post('一')).rejects.toThrow('fetch failed');
    await expect(post('二')).rejects.toThrow('fetch failed');
    await post('三');
    expect(posted()).toEqual(['三']);
  });

  it('accepts a post after the caller was cut off', async () => {
    practice.faults.add({ method: 'chat.postMessage', kind: 'late', ms: 20 });
    await expect(post('迟到')).rejects.toThrow('fetch failed');
    expect(posted()).toEqual([]);
    await practice.until(() => posted().length > 0);
  });

  it('answers with HTTP 500, an error code, or 429', async () => {
    practice.faults.add({ method: 'chat.postMessage', kind: 'http' });
    await expect(post('x')).rejects.toMatchObject({ statusCode: 500 });
    practice.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'is_archived' });
    await expect(post('x')).rejects.toThrow('is_archived');
    practice.faults.add({ method: 'chat.postMessage', kind: 'ratelimit', ms: 3000 });
    await expect(post('x')).rejects.toMatchObject({ retryAfter: 3 });
    expect(posted()).toEqual([]);
  });

  it('never answers a call that hangs', async () => {
    practice.faults.add({ method: 'auth.test', kind: 'hang' });
    const call = fetch(`${practice.apiUrl}auth.test?token=xoxb-practice`, {
      signal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toThrow('timeout');
  });

  it('repeats an event that was not acknowledged, with the same event id', async () => {
    const seen: { id: string; retry: number | undefined }[] = [];
    app = await startBot(practice, (bolt) => {
      bolt.message(async ({ body, context }) => {
        seen.push({ id: body.event_id, retry: context.retryNum });
      });
    });
    await say('一');
    await expect.poll(() => seen.length, { interval: 5 }).toBe(1);
    practice.redeliver();
    await expect.poll(() => seen.length, { interval: 5 }).toBe(2);
    expect(seen[1]).toEqual({ id: seen[0]?.id, retry: 1 });
  });

  it('keeps events while the bot is away and hands them over when it is back', async () => {
    const seen: string[] = [];
    app = await startBot(practice, (bolt) => {
      bolt.message(async ({ message }) => {
        if ('text' in message) seen.push(message.text ?? '');
      });
    });
    practice.socket.disconnect();
    expect(practice.socket.connected()).toBe(false);
    await say('不在时说的');
    expect(seen).toEqual([]);
    await practice.until(() => practice.socket.connected());
    await expect.poll(() => seen, { interval: 5 }).toEqual(['不在时说的']);
  });

  it('fails a command at once when no bot was ever there', async () => {
    const slash = { kind: 'slash', as: 'ducha-kz', channel: 'tongbao', command: '/duban', text: '' } as const;
    expect(await practice.acts.perform(slash)).toEqual({
      ok: false,
      error: 'dispatch_failed',
      message: '/duban failed with the error "dispatch_failed"',
    });
  });
});
