import { describe, it } from 'vitest';
import { TURN_MS } from '../../../db/claims.ts';
import { Lanes } from '../../../src/slack/lanes.ts';

/** Lanes on a clock that can be moved. The first letter of a key is its lane; `began` says what began when, in real time. */
function openLanes(): {
  lanes: Lanes;
  began: Map<string, number>;
  move: (ms: number) => void;
  add: (...keys: string[]) => Promise<void>;
} {
  let moved = 0;
  const began = new Map<string, number>();
  const lanes = new Lanes(
    () => new Date(Date.now() + moved),
    (_key, error) => {
      throw error;
    },
  );
  return {
    lanes,
    began,
    move: (ms) => {
      moved += ms;
    },
    add: (...keys) => {
      for (const key of keys)
        lanes.add(key.slice(0, 1), key, async () => void began.set(key, performance.now()));
      return lanes.idle();
    },
  };
}

/** Real time from one beginning to the next; timers may be a moment early. */
const between = (began: Map<string, number>, one: string, next: string): number =>
  (began.get(next) ?? 0) - (began.get(one) ?? 0) + 20;

describe.concurrent('the lanes of the outbox', () => {
  it('give each channel one turn a second, and let no channel wait for another', async ({ expect }) => {
    const { began, add } = openLanes();
    await add('a1', 'a2', 'b1', 'a2');
    expect([...began.keys()]).toEqual(['a1', 'b1', 'a2']);
    expect(between(began, 'a1', 'a2')).toBeGreaterThan(TURN_MS);
  });

  it('know that a second is over when Slack’s clock has jumped', async ({ expect }) => {
    const { began, move, add } = openLanes();
    await add('a1');
    move(60_000);
    await add('a2', 'a3', 'b1');
    expect([...began.keys()]).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(between(began, 'a2', 'a3')).toBeGreaterThan(TURN_MS);
  });

  it('do not wait for a turn that was taken before Slack’s clock was put back', async ({ expect }) => {
    const { began, move, add } = openLanes();
    await add('a1');
    move(-60_000);
    await add('a2', 'b1');
    expect([...began.keys()]).toEqual(['a1', 'a2', 'b1']);
  });

  it('begin nothing more once they are stopped, and let nobody wait', async ({ expect }) => {
    const { lanes, began, add } = openLanes();
    await add('a1');
    const idle = add('a2', 'a3');
    await lanes.stop();
    await idle;
    await add('b1');
    expect([...began.keys()]).toEqual(['a1']);
  });
});
