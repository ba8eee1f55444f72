import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice } from './office.ts';
import { openWire } from './wire.ts';

describe('Socket Mode: what goes over the connections', () => {
  let practice: Practice;

  beforeEach(async () => {
    practice = await openOffice({ timing: { ackWaitMs: 60_000, retryWaitsMs: [0, 10, 10] } });
  });

  afterEach(() => practice.close());

  const say = (text: string) =>
    practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text });
  const slash = () =>
    practice.acts.perform({
      kind: 'slash',
      as: 'ducha-kz',
      channel: 'tongbao',
      command: '/duban',
      text: '',
    });

  it('repeats an event three times when nobody acknowledges it', async () => {
    practice.timing.ackWaitMs = 30;
    const { events } = await openWire(practice, { acks: false });
    await say('一');
    await expect.poll(() => events().map((one) => one.retry_attempt), { interval: 5 }).toEqual([0, 1, 2, 3]);
    expect(events().map((one) => one.retry_reason)).toEqual(['', 'timeout', 'timeout', 'timeout']);
    expect(new Set(events().map((one) => one.payload.event_id)).size).toBe(1);
    expect(new Set(events().map((one) => one.envelope_id)).size).toBe(4);
  });

  it('sends every envelope to one connection only, in turn', async () => {
    const first = await openWire(practice);
    const second = await openWire(practice);
    for (const text of ['一', '二', '三', '四']) await say(text);
    const all = () => [...first.events(), ...second.events()].map((one) => one.payload.event.text).toSorted();
    await expect.poll(all, { interval: 2 }).toEqual(['一', '三', '二', '四']);
    expect(first.events()).toHaveLength(2);
  });

  it('keeps events for the next connection while there is none, and sends them in order', async () => {
    await say('一');
    await say('二');
    const { events } = await openWire(practice);
    await expect
      .poll(() => events().map((one) => [one.payload.event.text, one.retry_attempt]), { interval: 2 })
      .toEqual([
        ['一', 0],
        ['二', 0],
      ]);
  });

  it('sends an event again on another connection when the first died with it', async () => {
    const first = await openWire(practice, { acks: false });
    await say('一');
    await expect.poll(() => first.events().length, { interval: 2 }).toBe(1);
    const second = await openWire(practice);
    first.socket.terminate();
    await expect.poll(() => second.events().length, { interval: 2 }).toBe(1);
    expect(second.events()[0]).toMatchObject({
      retry_attempt: 1,
      payload: { event_id: first.events()[0]?.payload.event_id },
    });
  });

  it('shows the person that a command died with its connection, and never sends it again', async () => {
    const first = await openWire(practice, { acks: false });
    const second = await openWire(practice);
    const answer = slash();
    await expect.poll(() => first.types(), { interval: 2 }).toContain('slash_commands');
    first.socket.terminate();
    expect(await answer).toEqual({
      ok: false,
      error: 'operation_timeout',
      message: '/duban failed with the error "operation_timeout"',
    });
    await say('一');
    await expect.poll(() => second.types(), { interval: 2 }).toEqual(['hello', 'events_api']);
  });

  it('tells the bot nothing of an office that is begun again: not what waits, nor what would be repeated', async () => {
    const before = await openWire(practice, { acks: false });
    await say('送到了，没有应答');
    await expect.poll(() => before.events().length, { interval: 2 }).toBe(1);
    const answer = slash();
    await expect.poll(before.types, { interval: 2 }).toContain('slash_commands');
    before.socket.terminate();
    await before.closed;
    await say('还在等');
    await practice.reset();
    expect(await answer).toMatchObject({ ok: false });
    const after = await openWire(practice);
    practice.redeliver();
    await say('新的');
    await expect.poll(() => after.events().length, { interval: 2 }).toBe(1);
    await pause(60);
    expect(after.events().map((one) => [one.payload.event.text, one.retry_attempt])).toEqual([['新的', 0]]);
  });

  it('keeps the newest thousand events for a bot that does not come', async () => {
    for (let at = 1; at <= 1_003; at += 1) await say(`第${at}件`);
    const { events } = await openWire(practice);
    await expect.poll(() => events().length, { interval: 5 }).toBe(1_000);
    expect(events()[0]?.payload.event.text).toBe('第4件');
    expect(events().at(-1)?.payload.event.text).toBe('第1003件');
    expect(events().every((one) => one.retry_attempt === 0)).toBe(true);
  });

  it('passes over an acknowledgement of what it never sent, and anything that is none', async () => {
    practice.timing.ackWaitMs = 200;
    const { socket } = await openWire(practice, { acks: false });
    const answer = slash();
    for (const text of ['{"envelope_id":"unknown","payload":{}}', 'not JSON', '[]', '{}']) socket.send(text);
    expect(await answer).toMatchObject({ error: 'operation_timeout' });
    expect(practice.socket.connected()).toBe(true);
  });
});
