import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, startBot } from './office.ts';

describe('faults on demand that strike the connection of a Bolt app', () => {
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

  const say = (text: string) => practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text });
  const slash = { kind: 'slash', as: 'ducha-kz', channel: 'tongbao', command: '/duban', text: '' } as const;
  const control = async (body: unknown): Promise<unknown> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer: unknown = await (await fetch(`${practice.url}/_practice/faults`, init)).json();
    return answer;
  };

  /** A bot that keeps what people write. */
  async function listening(): Promise<string[]> {
    const seen: string[] = [];
    const listen = (bolt: App) => {
      bolt.message(async ({ message }) => {
        if ('text' in message) seen.push(message.text ?? '');
      });
      bolt.command('/duban', ({ ack }) => ack());
    };
    app = await startBot(practice, listen, 300);
    return seen;
  }

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

  it.each([
    ['is warned', { kind: 'disconnect', reason: 'warning' }],
    ['is asked to refresh', { kind: 'disconnect', reason: 'refresh_requested' }],
    ['is told that the link is disabled', { kind: 'disconnect', reason: 'link_disabled' }],
    ['is cut off', { kind: 'cut' }],
  ])(
    'keeps events while an app is away that %s, and hands them over when it is back',
    async (_how, fault) => {
      const seen = await listening();
      await control(fault);
      await practice.until(() => !practice.socket.connected());
      await say('不在时说的');
      expect(seen).toEqual([]);
      await practice.until(() => practice.socket.connected());
      await expect.poll(() => seen, { interval: 5 }).toEqual(['不在时说的']);
    },
  );

  it('is away for as long as it was told, for calls, tickets and sockets, and then is back', async () => {
    const seen = await listening();
    const until = performance.now() + 2_000;
    const answer = await control({ method: '*', kind: 'down', ms: 2_000 });
    expect(answer).toEqual({ ok: true, rules: [{ method: '*', kind: 'down', ms: expect.any(Number) }] });
    await practice.until(() => !practice.socket.connected());
    await expect(clientOf(practice).auth.test()).rejects.toThrow('fetch failed');
    await expect(clientOf(practice, practice.tokens.app).apps.connections.open({})).rejects.toThrow(
      'fetch failed',
    );
    expect(await practice.acts.perform(slash)).toMatchObject({ error: 'dispatch_failed' });
    expect(await say('Slack 不在时说的')).toMatchObject({ ok: true });
    const page = await fetch(`${practice.url}/_practice/office?as=zonghe-kz`);
    expect(await page.json()).toMatchObject({ botConnected: false });
    await practice.until(() => practice.socket.connected());
    expect(performance.now()).toBeGreaterThan(until);
    await expect.poll(() => seen, { interval: 5 }).toEqual(['Slack 不在时说的']);
    expect(practice.faults.list()).toEqual([]);
    expect(await practice.acts.perform(slash)).toMatchObject({ ok: true });
  });

  it('is back at once when its faults are taken away', async () => {
    practice.faults.add({ method: '*', kind: 'down', ms: 3_600_000 });
    await expect(clientOf(practice).auth.test()).rejects.toThrow('fetch failed');
    await fetch(`${practice.url}/_practice/faults`, { method: 'DELETE' });
    expect(await clientOf(practice).auth.test()).toMatchObject({ ok: true });
  });

  it('fails a command at once when no bot was ever there', async () => {
    expect(await practice.acts.perform(slash)).toEqual({
      ok: false,
      error: 'dispatch_failed',
      message: '/duban failed with the error "dispatch_failed"',
    });
  });
});
