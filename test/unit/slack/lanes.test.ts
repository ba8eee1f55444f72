import { describe, it } from 'vitest';
import { takeTurn, TURN_MS } from '../../../db/claims.ts';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { transact } from '../../../db/transact.ts';
import { Lanes } from '../../../src/slack/lanes.ts';
import { machineTime } from '../../../src/slack/passing-time.ts';

/** Lanes on a clock that can be moved. The first letter of a key is its lane; `began` says what began when, in real time. */
function openLanes(): {
  lanes: Lanes;
  now: () => Date;
  began: Map<string, number>;
  move: (ms: number) => void;
  add: (...keys: string[]) => Promise<void>;
} {
  let moved = 0;
  const began = new Map<string, number>();
  const now = (): Date => new Date(Date.now() + moved);
  const lanes = new Lanes({ slackClock: now, time: machineTime }, (_key, error) => {
    throw error;
  });
  return {
    lanes,
    now,
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

  it.for([-60_000, -3_000, -1_500])(
    'do not wait for a turn that was taken before Slack’s clock was put back by %i ms',
    async (ms, { expect }) => {
      const { began, move, add } = openLanes();
      await add('a1');
      move(ms);
      await add('a2', 'b1');
      expect([...began.keys()]).toEqual(['a1', 'a2', 'b1']);
    },
  );

  it('let through what has its turn in the database as well, but for a moment of the timer', async ({
    expect,
  }) => {
    const db = connect('sqlite::memory:');
    await migrate(db);
    const { lanes, now, move } = openLanes();
    const waits: [string, number][] = [];
    const post = (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        lanes.add(key.slice(0, 1), key, async () => {
          const waitMs = await transact(db, (tx) => takeTurn(tx, key.slice(0, 1), now().toISOString()));
          waits.push([key, waitMs]);
        });
      }
      return lanes.idle();
    };
    await post('a1', 'a2', 'b1');
    move(60_000);
    await post('a3', 'b2', 'a4');
    expect(waits.map(([key]) => key)).toEqual(['a1', 'b1', 'a2', 'a3', 'b2', 'a4']);
    expect(Math.max(...waits.map(([, ms]) => ms))).toBeLessThan(20);
    await db.destroy();
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
