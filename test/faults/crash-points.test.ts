import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDelivery, putDelivery } from '../../db/deliveries.ts';
import { campaignOf, changed, SMALL } from '../support/campaigns.ts';
import { Engines, ENGINES, type EngineName } from '../contract/engines.ts';
import { brokenPromises, shownByKey } from './invariants.ts';
import { ALL_LIES, type Lie } from './lies.ts';
import { openWorld, type Fate, type World } from './world.ts';

const YEARS = campaignOf(changed(SMALL, ['ends_on: 2022-12-31', 'ends_on: 2026-12-31']));
const MORNING = '2022-05-05T08:55:00+08:00';

const engines = new Engines();
beforeAll(() => engines.start());
afterAll(() => engines.stop());

async function worldOn(engine: EngineName): Promise<World> {
  return openWorld({ campaign: YEARS, at: MORNING, databaseUrl: await engines.copyOfMigrated(engine) });
}

/** A network that tells one lie about the first call of a method and is honest afterwards. */
function once(method: string, lie: Lie): NonNullable<Fate['lie']> {
  let told = false;
  return (called) => {
    if (told || called !== method) return 'none';
    told = true;
    return lie;
  };
}

/** An outbox that knows only of this message. */
const only = (key: string): NonNullable<Fate['otherwise']> => ({
  outbox: {
    heldBack: async (waiting) => new Set(waiting.map((one) => one.key).filter((one) => one !== key)),
  },
});

interface Story {
  lie: Lie;
  diesAt: number;
}

/** Every step at which a process can die under every lie, and for each lie the life in which nobody dies. */
async function everyDeath<Found>(
  lies: readonly Lie[],
  live: (story: Partial<Story> & { lie: Lie }) => Promise<{ steps: number; found: Found }>,
): Promise<(Story & { found: Found })[]> {
  const all: (Story & { found: Found })[] = [];
  for (const lie of lies) {
    const whole = await live({ lie });
    all.push({ lie, diesAt: 0, found: whole.found });
    for (let diesAt = 1; diesAt <= whole.steps; diesAt += 1)
      all.push({ lie, diesAt, found: (await live({ lie, diesAt })).found });
  }
  return all;
}

describe.each(ENGINES)('a process on %s that may die at any step', { timeout: 120_000 }, (engine) => {
  it('shows its message, and every change of it, once, whatever the network does', async () => {
    const world = await worldOn(engine);
    const { workspace } = world.practice;
    const put = (key: string, text: string, address: string): Promise<void> =>
      putDelivery(
        world.db,
        { key, address, threadKey: null, text, blocks: null, workHours: 0, request: null },
        world.time.machine().toISOString(),
      );

    /** A process posts, or updates, one message; others finish what it left. */
    const posts = async (method: string, { lie, diesAt }: Partial<Story> & { lie: Lie }) => {
      const key = `${method}/${lie}/${diesAt ?? 'lives'}`;
      const room = workspace.conversations.create(`room-${key}`, 'channel', [workspace.bot.id], 0);
      const otherwise = only(key);
      await put(key, 'first', room.id);
      if (method === 'chat.update') {
        await world.starts({ otherwise }).drain();
        await world.ends();
        await put(key, 'second', room.id);
      }
      const mortal = world.starts({ otherwise, lie: once(method, lie), ...(diesAt ? { diesAt } : {}) });
      await mortal.drain();
      await world.ends();
      const { steps } = mortal.life;
      const heir = world.starts({ otherwise });
      for (let rounds = 0; rounds < 8; rounds += 1) {
        await heir.drain();
        if ((await findDelivery(world.db, key))?.state === 'sent') break;
        await world.time.pass(61_000);
      }
      await world.ends();
      const texts = workspace.messages.in(room.id).map(({ text }) => text);
      return { steps, found: { texts, state: (await findDelivery(world.db, key))?.state } };
    };

    for (const [method, text] of [
      ['chat.postMessage', 'first'],
      ['chat.update', 'second'],
    ] as const) {
      const all = await everyDeath(ALL_LIES, (story) => posts(method, story));
      expect(all.length).toBeGreaterThan(80);
      expect(all.filter(({ found }) => found.state !== 'sent' || found.texts.join() !== text)).toEqual([]);
    }
    expect(brokenPromises(await world.broken())).toEqual([]);
  });

  it('has put a week and its messages on record whole, or not at all', async () => {
    const world = await worldOn(engine);
    let week = 0;
    const all = await everyDeath(['none'], async ({ diesAt }) => {
      // The next Thursday: everything of the week so far was due before.
      await world.time.until(new Date(Date.parse(MORNING) + 7 * 24 * 3_600_000 * week + 3_600_000));
      week += 1;
      const mortal = world.starts(diesAt ? { diesAt } : {});
      await mortal.tick();
      const left = await world.db.selectFrom('slot').select('job').where('state', '=', 'fired').execute();
      const { steps } = mortal.life;
      await world.peace();
      return { steps, found: { left: left.length, broken: brokenPromises(await world.broken()) } };
    });
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ found }) => found.broken.length > 0)).toEqual([]);
    expect(shownByKey(world.practice.workspace).size).toBeGreaterThan(all.length);
  });
});
