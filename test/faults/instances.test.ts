import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { findDelivery, putDelivery } from '../../db/deliveries.ts';
import type { PassingTime } from '../../src/slack/passing-time.ts';
import { Engines } from '../contract/engines.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { MORNING } from './every-death.ts';
import { brokenPromises, shownByKey } from './invariants.ts';
import type { Lie } from './lies.ts';
import { QUARANTINE_MS, type LocalBot } from './local-bot.ts';
import { openWorld, type Fate, type World } from './world.ts';

// One file, so that PostgreSQL is started once.
const engines = new Engines();
beforeAll(() => engines.start());
afterAll(() => engines.stop());

/** Each has timers of its own. */
let instances = 0;

/** Whatever a dead one has left is over by then. */
const MOST_SECONDS = 400;
/** Against which a takeover within seconds stands out. */
const SECONDS = QUARANTINE_MS / 3_000;

/** An instance of the bot, and how many messages it has asked Slack to post. */
interface Instance {
  bot: LocalBot;
  posts: number;
}

/** Several instances of the bot on one database, each with connections of its own. */
class Instances {
  readonly world: World;
  readonly #url: string;
  readonly #rooms = new Map<string, string>();

  constructor(world: World, url: string) {
    this.world = world;
    this.#url = url;
  }

  starts(fate: Fate = {}): Instance {
    const own = connect(this.#url);
    onTestFinished(() => own.destroy());
    const lie: Fate['lie'] = (method) => {
      if (method === 'chat.postMessage') instance.posts += 1;
      return fate.lie?.(method) ?? 'none';
    };
    const { time } = this.world;
    const bot = this.world.starts({
      ...fate,
      lie,
      db: () => fate.db?.(own) ?? own,
      otherwise: jittery(time),
    });
    onTestFinished(() => bot.stop());
    const instance = { bot, posts: 0 };
    return instance;
  }

  /** Queues messages to a room of the workspace. */
  async put(room: string, keys: readonly string[]): Promise<void> {
    const { db, time } = this.world;
    for (const key of keys) {
      const content = { key, text: key, address: this.#room(room), threadKey: null, blocks: null };
      await putDelivery(db, { ...content, workHours: 0, request: null }, time.machine().toISOString());
    }
  }

  /** The living look for work every so many seconds until everything is shown; returns after how long. */
  async live(alive: readonly Instance[], everySeconds = 1): Promise<number> {
    const { time } = this.world;
    const began = time.elapsedMs();
    const seconds = (): number => (time.elapsedMs() - began) / 1_000;
    while (!(await this.#isShown()) && seconds() < MOST_SECONDS) {
      for (const { bot } of alive) {
        await bot.outbox.pump();
        await time.pass((everySeconds * 1_000) / alive.length);
      }
    }
    return seconds();
  }

  async #isShown(): Promise<boolean> {
    const { db } = this.world;
    const left = await db.selectFrom('delivery').select('key').where('state', '!=', 'sent').execute();
    return left.length === 0;
  }

  async state(key: string): Promise<string | undefined> {
    return (await findDelivery(this.world.db, key))?.state;
  }

  /** How often Slack shows each of these. */
  times(keys: readonly string[]): number[] {
    const shown = shownByKey(this.world.practice.workspace);
    return keys.map((key) => shown.get(key)?.length ?? 0);
  }

  #room(name: string): string {
    const { workspace } = this.world.practice;
    const id =
      this.#rooms.get(name) ?? workspace.conversations.create(name, 'channel', [workspace.bot.id], 0).id;
    this.#rooms.set(name, id);
    return id;
  }
}

async function openInstances(): Promise<Instances> {
  const databaseUrl = await engines.copyOfMigrated('PostgreSQL');
  const world = await openWorld({ campaign: campaignOf(SMALL), at: MORNING, databaseUrl });
  return new Instances(world, databaseUrl);
}

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

/** Time for an instance whose timers, as those of any machine, ring a little late. */
function jittery(time: World['time']): NonNullable<Fate['otherwise']> {
  let seed = (instances += 1);
  const lateMs = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 40;
  const wait: PassingTime['wait'] = (ms, ended) => time.wait(ms + lateMs(), ended);
  return { outbox: { time: { wait, elapsedMs: () => time.elapsedMs() } } };
}

/** The database of a process that falls asleep when its first transaction is committed, for so long. */
function asleepAfterClaim(time: World['time'], db: Db, ms: number): Db {
  let isFirst = true;
  const asleep = (inner: Db): Db =>
    new Proxy(inner, {
      get(target, name) {
        if (name === 'withPlugin') return (plugin: KyselyPlugin) => asleep(target.withPlugin(plugin));
        if (name !== 'transaction') {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        return () => ({
          execute: async (work: Parameters<ReturnType<Db['transaction']>['execute']>[0]) => {
            const result = await target.transaction().execute(work);
            if (isFirst) {
              isFirst = false;
              await time.wait(ms);
            }
            return result;
          },
        });
      },
    });
  return asleep(db);
}

describe('several instances on one PostgreSQL', { timeout: 60_000 }, () => {
  it('share the work, keep Slack’s rate together and show each message once', async () => {
    const here = await openInstances();
    const three = [here.starts(), here.starts(), here.starts()];
    const keys = { busy: numbered('busy', 8), quiet: numbered('quiet', 4) };
    await here.put('busy', keys.busy);
    await here.put('quiet', keys.quiet);
    await here.live(three);
    expect(here.times([...keys.busy, ...keys.quiet])).toEqual(Array.from({ length: 12 }, () => 1));
    expect(three.filter(({ posts }) => posts > 0).length).toBeGreaterThan(1);
    expect(brokenPromises(await here.world.broken())).toEqual([]);
  });

  it('do at once what was only queued in one that is dead', async () => {
    const here = await openInstances();
    const keys = numbered('waits', 5);
    await here.put('room', keys);
    const dead = here.starts();
    dead.bot.outbox.kick();
    await expect.poll(() => here.state('waits-0')).toBe('sent');
    dead.bot.life.die();
    expect(await here.live([here.starts()])).toBeLessThan(SECONDS);
    expect(here.times(keys)).toEqual([1, 1, 1, 1, 1]);
    expect(brokenPromises(await here.world.broken())).toEqual([]);
  });

  it('look twice, a quarantine apart, for what a dead one may have posted, before they post it', async () => {
    const here = await openInstances();
    const diesPosting = (lie: Lie): Instance => {
      const one = here.starts({
        lie: (method) => {
          if (method !== 'chat.postMessage') return 'none';
          one.bot.life.die();
          return lie;
        },
      });
      return one;
    };
    for (const [key, lie] of [
      ['arrives late', 'late'],
      ['never arrives', 'refused'],
    ] as const) {
      await here.put(key, [key]);
      await here.world.time.during(
        diesPosting(lie)
          .bot.outbox.drain()
          .catch(() => undefined),
      );
      expect(await here.state(key)).toBe('sending');
    }
    const heirs = [here.starts(), here.starts()];
    const seconds = await here.live(heirs, 5);
    expect(seconds).toBeGreaterThan((2 * QUARANTINE_MS) / 1_000 - 5);
    expect(seconds).toBeLessThan((2 * QUARANTINE_MS) / 1_000 + SECONDS);
    expect(here.times(['arrives late', 'never arrives'])).toEqual([1, 1]);
    expect(heirs.reduce((sum, { posts }) => sum + posts, 0)).toBe(1);
    expect(brokenPromises(await here.world.broken())).toEqual([]);
  });

  it.each([
    { sleptMs: 5_000, everySeconds: 1, within: SECONDS },
    { sleptMs: 5 * QUARANTINE_MS, everySeconds: 5, within: (2 * QUARANTINE_MS) / 1_000 + SECONDS },
  ])(
    'post what one claimed that slept $sleptMs ms before its request, which posts nothing any more',
    async ({ sleptMs, everySeconds, within }) => {
      const here = await openInstances();
      const { time } = here.world;
      await here.put('room', ['claimed']);
      const sleeper = here.starts({ db: (db) => asleepAfterClaim(time, db, sleptMs) });
      await sleeper.bot.outbox.pump();
      await expect.poll(() => here.state('claimed')).toBe('sending');
      const heir = here.starts();
      expect(await here.live([heir], everySeconds)).toBeLessThan(within);
      await time.pass(sleptMs);
      expect({ sleeper: sleeper.posts, heir: heir.posts }).toEqual({ sleeper: 0, heir: 1 });
      expect(here.times(['claimed'])).toEqual([1]);
    },
  );
});
