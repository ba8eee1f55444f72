import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice } from './office.ts';

describe('faults on demand that strike calls', () => {
  let practice: Practice;
  let channel = '';

  beforeEach(async () => {
    practice = await openOffice({ postingRate: false });
    channel = practice.workspace.channel('ke-zonghe').id;
  });

  afterEach(() => practice.close());

  const post = (text: string) => clientOf(practice).chat.postMessage({ channel, text });
  const posted = () => practice.workspace.messages.in(channel).map((one) => one.text);

  it('loses the answer of a post that was accepted', async () => {
    practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    await expect(post('一次')).rejects.toThrow('fetch failed');
    expect(posted()).toEqual(['一次']);
    await post('两次');
    expect(posted()).toEqual(['一次', '两次']);
  });

  it('resets the connection of a call before anything is done', async () => {
    practice.faults.add({ method: '*', kind: 'refuse', times: 2 });
    await expect(post('一')).rejects.toThrow('fetch failed');
    const code = await fetch(`${practice.apiUrl}api.test`).catch((error: Error) => error.cause);
    expect(code).toMatchObject({ code: 'ECONNRESET' });
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

  it('answers with HTTP 500 though the post was accepted', async () => {
    practice.faults.add({ method: 'chat.postMessage', kind: 'http', accepted: true });
    await expect(post('已收')).rejects.toMatchObject({ statusCode: 500 });
    expect(posted()).toEqual(['已收']);
  });

  it('never answers a call that hangs', async () => {
    practice.faults.add({ method: 'auth.test', kind: 'hang' });
    const call = fetch(`${practice.apiUrl}auth.test?token=xoxb-practice`, {
      signal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toThrow('timeout');
  });

  it.each(['late', 'delay', 'hang'] as const)(
    'does nothing any more for a call that is %s when the office is begun again',
    async (kind) => {
      practice.faults.add({ method: 'chat.postMessage', kind, ms: 60 });
      const answer = post('旧事').catch((error: Error) => error.message);
      await expect.poll(() => practice.faults.list(), { interval: 2 }).toEqual([]);
      await practice.reset();
      expect(await answer).toContain('fetch failed');
      await pause(100);
      expect(posted()).toEqual([]);
    },
  );
});
