import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice } from './office.ts';
import { openWire, ticketOf } from './wire.ts';

describe('Socket Mode: the life of a connection', () => {
  let practice: Practice;
  let now = 0;

  beforeEach(async () => {
    now = Date.now();
    practice = await openOffice({ realNow: () => now });
  });

  afterEach(() => practice.close());

  const say = (text: string) =>
    practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text });

  /** What a connection that is refused hears instead of an upgrade. */
  async function refusal(url: string, headers: Record<string, string> = {}): Promise<string> {
    const [error]: unknown[] = await once(new WebSocket(url, { headers }), 'error');
    return String(error);
  }

  it('is still used after its warning, and is closed ten seconds later', async () => {
    practice.timing.warningMs = 1_000;
    const { types, closed } = await openWire(practice);
    practice.socket.disconnect('warning');
    await expect.poll(types, { interval: 2 }).toEqual(['hello', 'warning']);
    await say('一');
    await expect.poll(types, { interval: 2 }).toEqual(['hello', 'warning', 'events_api']);
    expect(await closed).toBe(1001);
    expect(types()).toEqual(['hello', 'warning', 'events_api', 'refresh_requested']);
    expect(practice.socket.connected()).toBe(false);
  });

  it.each(['refresh_requested', 'link_disabled'] as const)(
    'takes nothing more after %s, and is closed soon',
    async (reason) => {
      const first = await openWire(practice);
      practice.socket.disconnect(reason);
      await say('一');
      const second = await openWire(practice);
      await expect.poll(second.types, { interval: 2 }).toEqual(['hello', 'events_api']);
      expect(await first.closed).toBe(1001);
      expect(first.types()).toEqual(['hello', reason]);
    },
  );

  it('hears an acknowledgement that was on its way when the connection ended', async () => {
    const { socket, heard, closed } = await openWire(practice, { acks: false });
    const answer = practice.acts.perform({
      kind: 'slash',
      as: 'ducha-kz',
      channel: 'tongbao',
      command: '/duban',
      text: '',
    });
    await expect.poll(() => heard.length, { interval: 2 }).toBe(2);
    socket.send(JSON.stringify({ envelope_id: heard[1]?.envelope_id, payload: {} }));
    practice.socket.disconnect();
    expect(await answer).toMatchObject({ ok: true });
    await closed;
  });

  it('lasts six minutes when asked to for debugging, and hours otherwise', async () => {
    const ordinary = await openWire(practice);
    const debugging = await openWire(practice, { query: '&debug_reconnects=true' });
    expect(ordinary.heard[0]?.debug_info?.approximate_connection_time).toBe(18_060);
    expect(debugging.heard[0]?.debug_info?.approximate_connection_time).toBe(360);
    Object.assign(practice.timing, { debugLifeMs: 60, warningMs: 30 });
    const brief = await openWire(practice, { query: '&debug_reconnects=true' });
    await brief.closed;
    expect(brief.types()).toEqual(['hello', 'warning', 'refresh_requested']);
    expect(ordinary.types()).toEqual(['hello']);
  });

  it('is one of ten at most; the eleventh hears why and is closed', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, () => openWire(practice)));
    expect(ten.map((one) => one.heard[0]?.num_connections ?? 0).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    const eleventh = await openWire(practice);
    expect(await eleventh.closed).toBe(1001);
    expect(eleventh.types()).toEqual(['too_many_websockets']);
    ten[0]?.socket.close();
    await ten[0]?.closed;
    expect((await openWire(practice)).types()).toEqual(['hello']);
  });

  it('answers the pings of a client', async () => {
    const { socket } = await openWire(practice);
    socket.ping('still there?');
    const [data]: unknown[] = await once(socket, 'pong');
    expect(String(data)).toBe('still there?');
  });

  it('needs a ticket that nobody has used', async () => {
    const { url } = await openWire(practice);
    expect(await refusal(url)).toContain('408');
    expect(await refusal(url.replace(/ticket=[^&]*/, 'ticket=guessed'))).toContain('408');
    expect(await refusal(url.replace('/link/', '/elsewhere'))).toContain('404');
  });

  it('is opened soon after its address was asked for, or not at all', async () => {
    const url = await ticketOf(practice);
    now += 61_000;
    expect(await refusal(url)).toContain('408');
  });

  it('is refused to a page of another site, whose ticket stays good', async () => {
    const url = await ticketOf(practice);
    expect(await refusal(url, { origin: 'http://evil.example' })).toContain('403');
    expect(await refusal(url, { host: 'evil.example' })).toContain('403');
    await expect(once(new WebSocket(url), 'open')).resolves.toEqual([]);
  });
});
