import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findCampaign, setTeam } from '../../db/campaign.ts';
import { receiveOnce, wasReceived } from '../../db/inbox.ts';
import { transact } from '../../db/transact.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const AT = '2022-05-05T01:00:00.000Z';

export function transactContract(engines: Engines, engine: EngineName): void {
  describe('a transaction', () => {
    it('refuses a second connection instead of waiting for itself for ever', async () => {
      const { db } = await migrated(engines, engine);
      const bad = transact(db, async (tx) => {
        await receiveOnce(tx, 'kept?', AT);
        await findCampaign(db);
      });
      await expect(bad).rejects.toThrow('only its own Tx may be used');
      const nested = transact(db, () => transact(db, (tx) => findCampaign(tx)));
      await expect(nested).rejects.toThrow('only its own Tx may be used');
      expect(await wasReceived(db, 'kept?')).toBe(false);
    });

    it('lets go of that rule when it is over', async () => {
      const { db } = await migrated(engines, engine);
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      let later: Promise<unknown> = Promise.resolve();
      await transact(db, async (tx) => {
        later = ended.then(() => findCampaign(db));
        await receiveOnce(tx, 'one', AT);
      });
      end();
      expect(await later).toBeUndefined();
    });

    it('reads nothing that another one changes before it has ended', async () => {
      const { url, db } = await migrated(engines, engine);
      await importCampaign(depsOn(db), campaignOf(SMALL));
      const four = Array.from({ length: 4 }, () => open(url));
      const add = (mark: string, index: number): Promise<void> =>
        transact(four[index] ?? db, async (tx) => {
          const before = (await findCampaign(tx))?.team ?? '';
          await wait(5);
          await setTeam(tx, 'xiao', `${before} ${mark}`);
        });
      await Promise.all(['a', 'b', 'c', 'd'].map(add));
      const team = (await findCampaign(db))?.team?.trim().split(' ');
      expect(team?.toSorted()).toEqual(['a', 'b', 'c', 'd']);
    });

    it('waits for a writer for two seconds, then says that it was not saved', async () => {
      const { url, db } = await migrated(engines, engine);
      const other = open(url);
      let release: () => void = () => undefined;
      const held = transact(other, () => new Promise<void>((resolve) => (release = resolve)));
      await wait(50);
      const short = transact(db, (tx) => receiveOnce(tx, 'short', AT));
      await wait(300);
      release();
      await held;
      expect(await short).toBe(true);

      const longer = transact(other, () => new Promise<void>((resolve) => (release = resolve)));
      await wait(50);
      const started = performance.now();
      await expect(transact(db, (tx) => receiveOnce(tx, 'long', AT))).rejects.toThrow(/lock/);
      expect(performance.now() - started).toBeLessThan(2_900);
      release();
      await longer;
      expect(await wasReceived(db, 'long')).toBe(false);
    });

    if (engine === 'SQLite') return;
    it('survives that its connection is cut', async () => {
      const { url, db } = await migrated(engines, engine);
      const other = open(url);
      const cut = transact(db, async (tx) => {
        await receiveOnce(tx, 'cut', AT);
        await wait(150);
        await receiveOnce(tx, 'more', AT);
      });
      await wait(50);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(other);
      await expect(cut).rejects.toThrow(/connection/);
      expect(await wasReceived(db, 'cut')).toBe(false);
      expect(await transact(db, (tx) => receiveOnce(tx, 'cut', AT))).toBe(true);
    });
  });
}
