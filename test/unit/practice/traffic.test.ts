import { describe, expect, it } from 'vitest';
import { bounded } from '../../../src/practice/bounded.ts';
import { createClock } from '../../../src/practice/clock.ts';
import { Traffic } from '../../../src/practice/traffic.ts';

const START = new Date('2022-05-05T00:55:00Z');

describe('the traffic log', () => {
  it('counts up, gives what is newer than something known, and keeps counting when it is emptied', () => {
    let told = 0;
    const traffic = new Traffic(createClock({ start: START, frozen: true }), () => (told += 1));
    for (const what of ['a', 'b', 'c']) traffic.note({ way: 'api', what, request: {} });
    expect(traffic.recent().map(({ id, what }) => [id, what])).toEqual([
      [3, 'c'],
      [2, 'b'],
      [1, 'a'],
    ]);
    expect(traffic.recent(500, 2)).toEqual([
      { id: 3, at: START.toISOString(), way: 'api', what: 'c', request: {} },
    ]);
    traffic.clear();
    traffic.note({ way: 'api', what: 'd', request: {} });
    expect(traffic.recent().map(({ id }) => id)).toEqual([4]);
    expect(told).toBe(5);
  });

  it('shows JSON that came in a form as JSON, with its secrets masked', () => {
    const traffic = new Traffic(createClock({ start: START, frozen: true }));
    const blocks = JSON.stringify([{ type: 'section', token: 'xoxb-1' }]);
    traffic.note({ way: 'api', what: 'chat.postMessage', request: { blocks, text: '[不是 JSON' } });
    expect(traffic.recent()[0]?.request).toEqual({
      blocks: [{ type: 'section', token: '***' }],
      text: '[不是 JSON',
    });
  });

  it('names a fault that struck', () => {
    const traffic = new Traffic(createClock({ start: START, frozen: true }));
    traffic.noteFault('chat.update', { method: '*', kind: 'delay', times: 1, ms: 5_000 });
    expect(traffic.recent()).toMatchObject([
      { way: 'api', what: 'chat.update', fault: 'delay', request: { ms: 5_000 } },
    ]);
  });
});

describe('what is kept of a body', () => {
  it('is all of it when it is not too long', () => {
    const body = { text: '字'.repeat(2_000), list: [1, null, { deep: true }] };
    expect(bounded(body)).toEqual(body);
  });

  it('is the beginning of a long text, and how much was left out', () => {
    expect(bounded({ text: 'x'.repeat(2_005) })).toEqual({ text: `${'x'.repeat(2_000)}… (+5)` });
  });

  it('is the beginning of a long list or of many fields, and how many were left out', () => {
    const text = 'x'.repeat(2_000);
    const list = bounded(Array.from({ length: 30 }, () => text)) as string[];
    expect(list.length).toBeLessThan(12);
    expect(list.at(-1)).toBe(`… (+${30 - (list.length - 1)})`);
    const fields = bounded(Object.fromEntries(list.map((_, index) => [`f${index}`, [text, text]])));
    expect(JSON.stringify(fields).length).toBeLessThan(21_000);
    expect(Object.keys(fields as object)).toContain('…');
  });
});
