import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, vi, type TestContext } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { openDesk } from './desk.ts';

/** A database file, and connections to it that are closed when the test ends. */
function ownFile({ onTestFinished }: TestContext): { file: string; url: string; open: () => Db } {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'office.db');
  const open = (): Db => {
    const db = connect(`sqlite:${file}`);
    onTestFinished(() => db.destroy());
    return db;
  };
  return { file, url: `sqlite:${file}`, open };
}

/** A connection whose process falls asleep for so long when it has claimed its first message. */
function sleepingAfterClaim(db: Db, ms: number): Db {
  let claims = 0;
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      }
      return () => ({
        execute: async (work: Parameters<ReturnType<Db['transaction']>['execute']>[0]) => {
          const result = await target.transaction().execute(work);
          claims += 1;
          if (claims === 1) await wait(ms);
          return result;
        },
      });
    },
  });
}

describe.concurrent('several outboxes on one database', () => {
  it('show each message once, and no channel more than one a second', async (test) => {
    const { expect } = test;
    const { url, open } = ownFile(test);
    const desk = await openDesk(test, { databaseUrl: url });
    const outboxes = [desk.outbox, desk.another({ db: open() }), desk.another({ db: open() })];
    const keys = ['1', '2', '3', '4', '5', '6'];
    await desk.put(keys);
    await desk.put(['a', 'b'], { address: '#ke-wendian' });
    desk.practice.faults.add({ method: 'chat.postMessage', kind: 'drop', times: 2 });
    await Promise.all(outboxes.map((outbox) => outbox.drain()));
    expect(desk.keys().toSorted((one, other) => one.localeCompare(other))).toEqual([...keys, 'a', 'b']);
    expect(desk.refusedForRate()).toBe(0);
    const channel = desk.practice.workspace.channel('ke-zonghe').id;
    const times = desk
      .shown()
      .filter((one) => one.channel === channel)
      .map(({ ts }) => Number(ts));
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    expect((last - first) / (times.length - 1)).toBeGreaterThan(1);
  });

  it('do not post what the other has posted while one was asleep', async (test) => {
    const { expect } = test;
    const { url, open } = ownFile(test);
    const desk = await openDesk(test, { databaseUrl: url });
    const asleep = desk.another({ db: sleepingAfterClaim(open(), 4_000) });
    await desk.put(['k']);
    const sleeping = asleep.drain();
    await vi.waitFor(async () => expect(await desk.states()).toEqual(['k sending']), { timeout: 10_000 });
    await desk.outbox.drain();
    expect(desk.keys()).toEqual(['k']);
    await sleeping;
    expect(desk.keys()).toEqual(['k']);
    expect(await desk.states()).toEqual(['k sent']);
  });

  it('do not queue again what the other has posted while one looked for the channel', async (test) => {
    const { expect } = test;
    const { url, open } = ownFile(test);
    const desk = await openDesk(test, { databaseUrl: url });
    const slow = desk.another({ db: open() });
    desk.practice.faults.add({ method: 'conversations.list', kind: 'hang' });
    await desk.put(['k']);
    const failing = slow.drain();
    await desk.struck();
    desk.practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    desk.practice.faults.add({ method: 'conversations.history', kind: 'refuse', times: 2 });
    await Promise.all([failing, desk.outbox.drain()]);
    expect(desk.keys()).toEqual(['k']);
    expect(await desk.states()).toEqual(['k sent']);
  });
});

describe.concurrent('an outbox', () => {
  it('goes on when the database has failed for a moment', async (test) => {
    const { expect } = test;
    const { file, url } = ownFile(test);
    const desk = await openDesk(test, { databaseUrl: url });
    await desk.put(['one', 'two']);
    const other = new BetterSqlite3(file);
    test.onTestFinished(() => void other.close());
    desk.practice.faults.add({ method: 'chat.postMessage', kind: 'delay', ms: 200 });
    const failed = desk.outbox.drain();
    await desk.struck();
    other.exec('begin immediate');
    await expect(failed).rejects.toThrow('database is locked');
    other.exec('rollback');
    await desk.outbox.drain();
    expect(desk.keys()).toEqual(['one', 'two']);
    expect(await desk.states()).toEqual(['one sent', 'two sent']);
  });

  it('that is stopped ends what runs, and nothing waits for it for ever', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['1', '2', '3', '4', '5']);
    desk.practice.faults.add({ method: 'chat.postMessage', kind: 'delay', ms: 300 });
    const draining = desk.outbox.drain();
    desk.outbox.start();
    await desk.struck();
    const started = performance.now();
    await desk.outbox.stop();
    await draining;
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(desk.keys()).toEqual(['1']);
    await desk.outbox.drain();
    await desk.another().drain();
    expect(desk.keys()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('whose clock is put back a little waits in that channel alone, and can be stopped meanwhile', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    await desk.put(['1']);
    await desk.outbox.drain();
    const behind = desk.another({ slackClock: () => new Date(Date.now() - 8_000) });
    // More than can be under way at once.
    const sameChannel = Array.from({ length: 20 }, (_, at) => `again ${at}`);
    await desk.put(sameChannel);
    await desk.put(['elsewhere'], { address: '@zonghe-kz' });
    behind.start();
    await desk.practice.until(() => desk.keys().includes('elsewhere'));
    const started = performance.now();
    await behind.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(desk.keys()).toEqual(['1', 'elsewhere']);
    expect(await desk.states()).toEqual(
      expect.arrayContaining(['1 sent', 'elsewhere sent', ...sameChannel.map((key) => `${key} queued`)]),
    );
  });

  it('that meets nothing but limits or a dead network leaves a drain, and loses nothing', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    desk.practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    desk.practice.faults.add({ method: 'conversations.history', kind: 'refuse', times: 1_000 });
    await desk.put(['k']);
    await desk.outbox.drain();
    expect(await desk.row('k')).toMatchObject({ state: 'sending' });
    expect(desk.practice.faults.list()[0]?.times).toBeGreaterThan(990);
  });

  it('keeps what waits for working hours, and only that', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    desk.resting = true;
    await desk.put(['later'], { workHours: true });
    await desk.put(['answer']);
    await desk.outbox.drain();
    expect(desk.keys()).toEqual(['answer']);
    desk.resting = false;
    await desk.outbox.drain();
    expect(desk.keys()).toEqual(['answer', 'later']);
  });

  it('cancels what there is no more point in', async (test) => {
    const { expect } = test;
    const desk = await openDesk(test);
    const careful = desk.another({ isStale: async ({ key }) => key === 'stale' });
    await desk.put(['stale', 'fresh']);
    await careful.drain();
    expect(desk.keys()).toEqual(['fresh']);
    expect(new Set(await desk.states())).toEqual(new Set(['fresh sent', 'stale cancelled']));
  });
});

describe.concurrent('a deployment', () => {
  it('goes into thirteen channels at once, and into one at one message a second, without a refusal', async (test) => {
    const { expect } = test;
    const wide = await openDesk(test);
    const long = await openDesk(test);
    const { workspace } = wide.practice;
    const keys = Array.from({ length: 13 }, (_, index) => `k${index}`);
    for (const key of keys) {
      workspace.conversations.create(`room-${key}`, 'channel', [workspace.bot.id], 0);
      await wide.put([key], { address: `#room-${key}` });
    }
    await long.put(keys);
    const [wideMs, longMs] = await Promise.all(
      [wide, long].map(async (desk) => {
        const started = performance.now();
        await desk.outbox.drain();
        return performance.now() - started;
      }),
    );
    expect(wide.keys()).toHaveLength(13);
    expect(wide.asked('conversations.list')).toBe(1);
    expect(long.keys()).toEqual(keys);
    expect([wide.refusedForRate(), long.refusedForRate()]).toEqual([0, 0]);
    expect(wideMs).toBeLessThan(1_500);
    expect(longMs).toBeGreaterThan(12_000);
    expect(longMs).toBeLessThan(14_500);
  });
});
