import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice } from './office.ts';

interface Envelope {
  type: string;
  envelope_id: string;
  num_connections?: number;
  retry_attempt?: number;
  retry_reason?: string;
  payload: { event: { text: string }; event_id: string };
}

describe('Socket Mode, looked at closely', () => {
  let practice: Practice;

  beforeEach(async () => {
    practice = await openOffice({ timing: { ackWaitMs: 30, retryWaitsMs: [0, 10, 10] } });
  });

  afterEach(() => practice.close());

  /** One connection; what it hears is kept, and acknowledged when `acks`. */
  async function connect(acks: boolean) {
    const { url = '' } = await clientOf(practice, practice.tokens.app).apps.connections.open({});
    const socket = new WebSocket(url);
    const heard: Envelope[] = [];
    socket.on('message', (data: Buffer) => {
      const envelope: Envelope = JSON.parse(data.toString());
      heard.push(envelope);
      if (acks && envelope.envelope_id)
        socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: {} }));
    });
    await expect.poll(() => heard[0]?.type, { interval: 2 }).toBe('hello');
    return { url, socket, heard, events: () => heard.filter((one) => one.type === 'events_api') };
  }

  const say = (text: string) =>
    practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text });

  it('repeats an event three times when nobody acknowledges it', async () => {
    const { events } = await connect(false);
    await say('一');
    await expect.poll(() => events().map((one) => one.retry_attempt), { interval: 5 }).toEqual([0, 1, 2, 3]);
    expect(new Set(events().map((one) => one.payload.event_id)).size).toBe(1);
    expect(new Set(events().map((one) => one.envelope_id)).size).toBe(4);
    expect(events()[1]?.retry_reason).toBe('timeout');
  });

  it('sends every envelope to one connection only', async () => {
    const first = await connect(true);
    const second = await connect(true);
    expect(second.heard[0]?.num_connections).toBe(2);
    for (const text of ['一', '二', '三', '四']) await say(text);
    const all = () => [...first.events(), ...second.events()].map((one) => one.payload.event.text).toSorted();
    await expect.poll(all, { interval: 2 }).toEqual(['一', '三', '二', '四']);
    expect(first.events()).toHaveLength(2);
  });

  it('sends on another connection what the first took to its grave', async () => {
    const first = await connect(false);
    await say('一');
    await expect.poll(() => first.events().length, { interval: 2 }).toBeGreaterThan(0);
    first.socket.terminate();
    const second = await connect(true);
    await expect
      .poll(() => second.events().map((one) => one.payload.event.text), { interval: 2 })
      .toEqual(['一']);
  });

  it('asks for a new connection, and sends nothing more on the old one', async () => {
    const { heard, events } = await connect(true);
    practice.socket.disconnect('warning');
    await expect
      .poll(() => heard.at(-1), { interval: 2 })
      .toMatchObject({ type: 'disconnect', reason: 'warning' });
    await say('一');
    const second = await connect(true);
    await expect.poll(() => second.events().length, { interval: 2 }).toBe(1);
    expect(events()).toEqual([]);
  });

  it('takes a ticket once', async () => {
    const { url } = await connect(true);
    const again = new WebSocket(url);
    const [error]: unknown[] = await once(again, 'error');
    expect(String(error)).toContain('408');
  });
});
