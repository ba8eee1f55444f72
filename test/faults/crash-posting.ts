import { expect, it } from 'vitest';
import { findDelivery, putDelivery } from '../../db/deliveries.ts';
import type { EngineName, Engines } from '../contract/engines.ts';
import { everyDeath, liesOn, MORNING, once, only, worldOn, type Story } from './every-death.ts';
import { brokenPromises, shownByKey } from './invariants.ts';
import type { Lie } from './lies.ts';

/** What is posted is shown once, wherever the bot dies and whatever the network does. */
export function crashPosting(engines: Engines, engine: EngineName): void {
  it('shows its message, and every change of it, once, whatever the network does', async () => {
    const world = await worldOn(engines, engine);
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
      const mortal = world.starts({ otherwise, lie: once(lie, method), ...(diesAt ? { diesAt } : {}) });
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
      const all = await everyDeath(liesOn(engine), (story) => posts(method, story));
      expect(all.length).toBeGreaterThan(20);
      expect(all.filter(({ found }) => found.state !== 'sent' || found.texts.join() !== text)).toEqual([]);
    }
    expect(brokenPromises(await world.broken())).toEqual([]);
  });

  it('has put a week and its messages on record whole, or not at all', async () => {
    const world = await worldOn(engines, engine);
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
}
