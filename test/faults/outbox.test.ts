import { describe, it } from 'vitest';
import { releaseDeliveries } from '../../db/unreachable.ts';
import type { FaultRule } from '../../src/practice/contract-tools.ts';
import { openDesk } from './desk.ts';

const post = (kind: FaultRule['kind'], more: Partial<FaultRule> = {}): FaultRule => ({
  method: 'chat.postMessage',
  kind,
  ...more,
});

/** What can happen to one posting so that the bot does not know, or knows that it was not done. */
const ONCE: readonly [string, FaultRule[]][] = [
  ['nothing', []],
  ['a lost answer', [post('drop')]],
  [
    'a lost answer, and a look-up whose answer is lost',
    [post('drop'), { method: 'conversations.history', kind: 'drop' }],
  ],
  [
    'a lost answer, and a look-up that has to wait',
    [post('drop'), { method: 'conversations.history', kind: 'ratelimit' }],
  ],
  ['a cut line, and is taken later', [post('late', { ms: 250 })]],
  ['a cut line, and is taken just before the second look', [post('late', { ms: 1_300 })]],
  ['a server that hangs', [post('hang')]],
  ['a server that hangs twice', [post('hang', { times: 2 })]],
  ['a line cut before it is taken', [post('refuse')]],
  ['a broken server', [post('http', { status: 503 })]],
  ['an inner error', [post('error', { error: 'internal_error' })]],
  ['a limit', [post('ratelimit')]],
  ['a list of channels that hangs', [{ method: 'conversations.list', kind: 'hang' }]],
];

describe.concurrent('a message that', () => {
  it('meets any of these is shown once', async (test) => {
    const { expect } = test;
    const desks = [];
    for (const [name, faults] of ONCE) desks.push({ name, faults, desk: await openDesk(test) });
    const outcomes = desks.map(async ({ name, faults, desk }) => {
      for (const fault of faults) desk.practice.faults.add(fault);
      await desk.put(['k']);
      await desk.outbox.drain();
      const { state, ts, lastError } = await desk.row('k');
      const [shown] = desk.shown();
      await desk.outbox.drain();
      const left = desk.practice.faults.list().length;
      return { name, keys: desk.keys(), state, isThere: ts === shown?.ts, lastError, left };
    });
    const good = { keys: ['k'], state: 'sent', isThere: true, lastError: null, left: 0 };
    expect(await Promise.all(outcomes)).toEqual(ONCE.map(([name]) => ({ name, ...good })));
  });

  it.for(['thread', 'direct message'])(
    'is lost on its way in a %s is shown once there',
    async (place, test) => {
      const { expect } = test;
      const desk = await openDesk(test);
      await desk.put(['head'], { address: place === 'thread' ? '#ke-zonghe' : '@zonghe-kz' });
      await desk.outbox.drain();
      const { ts, channel } = await desk.row('head');
      desk.practice.faults.add(post('drop'));
      desk.practice.faults.add(post('drop'));
      const where = place === 'thread' ? { threadKey: 'head' } : { address: '@zonghe-kz' };
      await desk.put(['one', 'two'], where);
      await desk.outbox.drain();
      expect(desk.keys().toSorted((a, b) => a.localeCompare(b))).toEqual(['head', 'one', 'two']);
      const thread = place === 'thread' ? ts : undefined;
      expect(desk.shown().map((one) => [one.channel, one.threadTs])).toEqual([
        [channel, undefined],
        [channel, thread],
        [channel, thread],
      ]);
      expect(await desk.states()).toEqual(['head sent', 'one sent', 'two sent']);
    },
  );

  it('has to wait lets nothing else into its channel before', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test, { postingRate: false });
    desk.practice.faults.add(post('ratelimit', { ms: 3_000 }));
    await desk.put(['one', 'two']);
    await desk.put(['elsewhere'], { address: '#ke-wendian' });
    const started = Date.now();
    await desk.outbox.drain();
    expect(desk.keys()).toEqual(['elsewhere', 'one', 'two']);
    const [elsewhere = 0, one = 0] = desk.shown().map(({ ts }) => Number(ts) * 1000 - started);
    expect(elsewhere).toBeLessThan(2_000);
    expect(one).toBeGreaterThan(2_990);
  });

  it('cannot be looked for is told to be uncertain, and is looked for when the bot is back', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    desk.practice.faults.add(post('drop'));
    desk.practice.faults.add({ method: 'conversations.history', kind: 'error', error: 'not_in_channel' });
    await desk.put(['k']);
    await desk.outbox.drain();
    expect(await desk.row('k')).toMatchObject({ state: 'uncertain', lastError: 'not_in_channel' });
    await desk.outbox.drain();
    expect(await desk.states()).toEqual(['k uncertain']);
    await releaseDeliveries(desk.db, ['#ke-zonghe']);
    await desk.outbox.drain();
    expect(await desk.states()).toEqual(['k sent']);
    expect(desk.keys()).toEqual(['k']);
  });

  it('cannot reach its channel waits until the bot is there; the office is told once for all', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test, { uninvited: ['ke-zonghe', 'ke-wendian'] });
    await desk.put(['one', 'two', 'three']);
    await desk.put(['four'], { address: '#ke-wendian' });
    await desk.put(['five'], { address: '@nobody' });
    await desk.outbox.drain();
    expect(desk.keys()).toEqual([]);
    expect(desk.alerts).toBe(1);
    expect((await desk.row('one')).lastError).toBe('not_in_channel');
    expect((await desk.row('five')).lastError).toBe('channel_not_found');
    const { workspace } = desk.practice;
    for (const name of ['ke-zonghe', 'ke-wendian']) workspace.join(workspace.channel(name), workspace.bot.id);
    await releaseDeliveries(desk.db, ['#ke-zonghe', '#ke-wendian']);
    await desk.outbox.drain();
    expect(desk.keys().filter((key) => key !== 'four')).toEqual(['one', 'two', 'three']);
    expect(await desk.row('four')).toMatchObject({ state: 'sent' });
    expect((await desk.row('five')).state).toBe('queued');
  });

  it('has blocks that Slack does not take is shown as plain text', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['k'], { blocks: [{ type: 'no_such_block' }], text: '同样的话' });
    await desk.outbox.drain();
    expect(desk.shown().map(({ text, blocks }) => [text, blocks])).toEqual([['同样的话', undefined]]);
  });

  it('Slack will never take is given up, until its content is another', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    desk.practice.faults.add(post('error', { error: 'msg_too_long' }));
    await desk.put(['k']);
    await desk.outbox.drain();
    expect(await desk.row('k')).toMatchObject({ state: 'failed', lastError: 'msg_too_long' });
    await desk.put(['k'], { text: 'short' });
    await desk.outbox.drain();
    expect(desk.shown().map(({ text }) => text)).toEqual(['short']);
  });

  it('stands in a thread that is gone is shown in the channel', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['head']);
    await desk.outbox.drain();
    const [head] = desk.shown();
    if (head) desk.practice.workspace.delete(head);
    await desk.put(['reminder'], { threadKey: 'head' });
    await desk.outbox.drain();
    expect(desk.shown().map(({ text, threadTs }) => [text, threadTs])).toEqual([['reminder', undefined]]);
  });
});

describe.concurrent('an update', () => {
  it('that meets any of these is made', async (test) => {
    const { expect } = test;
    const kinds = ['drop', 'hang', 'http', 'ratelimit', 'refuse'] as const;
    const outcomes = kinds.map(async (kind) => {
      const desk = await openDesk(test);
      await desk.put(['k'], { text: 'one' });
      await desk.outbox.drain();
      desk.practice.faults.add({ method: 'chat.update', kind });
      await desk.put(['k'], { text: 'two' });
      await desk.outbox.drain();
      const { state, sentVersion, attempts } = await desk.row('k');
      return { kind, texts: desk.shown().map(({ text }) => text), state, sentVersion, attempts };
    });
    const good = { texts: ['two'], state: 'sent', sentVersion: 2, attempts: 0 };
    expect(await Promise.all(outcomes)).toEqual(kinds.map((kind) => ({ kind, ...good })));
  });

  it('that arrives late never takes the place of a newer one', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['k'], { text: 'one' });
    await desk.outbox.drain();
    // Longer than the pause before the next attempt would otherwise be.
    const careful = desk.another({ quarantineMs: 2_000 });
    desk.practice.faults.add({ method: 'chat.update', kind: 'late', ms: 1_500 });
    await desk.put(['k'], { text: 'two' });
    const draining = careful.drain();
    await desk.struck();
    await desk.put(['k'], { text: 'three' });
    await draining;
    await desk.outbox.drain();
    expect(desk.shown().map(({ text }) => text)).toEqual(['three']);
  });

  it('that comes while the message is on its way is not lost', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    desk.practice.faults.add(post('delay', { ms: 300 }));
    await desk.put(['k'], { text: 'one' });
    const draining = desk.outbox.drain();
    await desk.struck();
    await desk.put(['k'], { text: 'two' });
    await draining;
    expect(desk.shown().map(({ text }) => text)).toEqual(['two']);
  });

  it('of a message that was deleted posts it anew, once', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['k'], { text: 'one' });
    await desk.outbox.drain();
    const [shown] = desk.shown();
    if (shown) desk.practice.workspace.delete(shown);
    desk.practice.faults.add(post('drop'));
    await desk.put(['k'], { text: 'two' });
    await desk.outbox.drain();
    expect(desk.shown().map(({ text }) => text)).toEqual(['two']);
    expect((await desk.row('k')).ts).toBe(desk.shown()[0]?.ts);
  });
});

describe('an outbox', () => {
  it('looks for work again when it is asked to, however near to the end of a pass', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    let looks = 0;
    const outbox = desk.another({
      isResting: async () => {
        looks += 1;
        return false;
      },
    });
    for (let steps = 0; steps < 100; steps += 1) {
      void outbox.pump();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      const before = looks;
      await outbox.pump();
      expect({ steps, looked: looks > before }).toEqual({ steps, looked: true });
    }
  });
});
