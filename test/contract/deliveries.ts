import { describe, expect, it } from 'vitest';
import { holdAddress, markSent, settle, takeForSending, takeTurn } from '../../db/claims.ts';
import {
  countDeliveries,
  deliveriesInState,
  doubtfulDeliveries,
  findDelivery,
  putDelivery,
  queuedDeliveries,
  type DeliveryRow,
  type NewDelivery,
} from '../../db/deliveries.ts';
import { addressesWaitingFor, releaseDeliveries } from '../../db/unreachable.ts';
import type { Db } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import { migrated, open, type EngineName, type Engines } from './engines.ts';

const AT = '2022-05-05T01:00:00.000Z';
const PLACE = { channel: 'C1', threadTs: null };
const after = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1000).toISOString();

const put = (db: Db, key: string, more: Partial<NewDelivery> = {}, at = AT): Promise<void> =>
  putDelivery(
    db,
    { key, address: '#a', threadKey: null, text: 'one', blocks: '[]', workHours: 0, request: null, ...more },
    at,
  );
const queued = async (db: Db, now = AT, resting = false): Promise<string[]> =>
  (await queuedDeliveries(db, now, resting)).map(({ key }) => key);
const doubtful = async (db: Db, now: string): Promise<string[]> =>
  (await doubtfulDeliveries(db, now, 60_000)).map(({ key }) => key);

/** The message as it stands; it must be there. */
async function row(db: Db, key: string): Promise<DeliveryRow> {
  const found = await findDelivery(db, key);
  if (!found) throw new Error(`There is no delivery ${key}.`);
  return found;
}

async function take(db: Db, key: string, at = AT): Promise<DeliveryRow> {
  const seen = await row(db, key);
  expect(await transact(db, (tx) => takeForSending(tx, seen, PLACE, at))).toBe(true);
  return row(db, key);
}

export function deliveriesContract(engines: Engines, engine: EngineName): void {
  describe('a delivery', () => {
    it('is queued once; other content makes it an update, the same content makes nothing', async () => {
      const { db } = await migrated(engines, engine);
      await put(db, 'k');
      await put(db, 'k');
      expect(await row(db, 'k')).toMatchObject({ state: 'queued', version: 1, sentVersion: 0 });
      const taken = await take(db, 'k');
      await put(db, 'k', { text: 'two' });
      expect(await row(db, 'k')).toMatchObject({ state: 'sending', version: 2, text: 'two' });
      expect(await markSent(db, taken, { channel: 'C1', ts: '1.1', version: 1, at: AT })).toBe(true);
      expect(await row(db, 'k')).toMatchObject({ state: 'queued', sentVersion: 1, ts: '1.1', sentAt: AT });
      const again = await take(db, 'k', after(1));
      await markSent(db, again, { channel: 'C1', ts: '1.1', version: 2, at: after(1) });
      await put(db, 'k', { text: 'two' });
      expect(await row(db, 'k')).toMatchObject({ state: 'sent', sentVersion: 2, sentAt: AT });
      await put(db, 'k', { text: 'two', blocks: null });
      expect(await row(db, 'k')).toMatchObject({ state: 'queued', version: 3, blocks: null });
    });

    it('is taken by one of eight senders, and only the holder says what became of it', async () => {
      const { url, db } = await migrated(engines, engine);
      await put(db, 'k');
      const seen = await row(db, 'k');
      const eight = Array.from({ length: 8 }, (_, index) => ({ db: open(url), at: after(index) }));
      const took = await Promise.all(
        eight.map((one) => transact(one.db, (tx) => takeForSending(tx, seen, PLACE, one.at))),
      );
      expect(took.filter(Boolean)).toHaveLength(1);
      const holder = await row(db, 'k');
      const loser = { ...holder, startedAt: after(99) };
      expect(await settle(db, seen, { state: 'queued' })).toBe(false);
      expect(await settle(db, loser, { state: 'queued' })).toBe(false);
      expect(await markSent(db, loser, { channel: 'C1', ts: '9.9', version: 1, at: AT })).toBe(false);
      expect(await settle(db, holder, { state: 'queued', attempts: 1 })).toBe(true);
      expect(await settle(db, holder, { state: 'failed' })).toBe(false);
      expect(await row(db, 'k')).toMatchObject({ state: 'queued', attempts: 1, ts: null });
    });

    it('waits for its time, its thread and working hours; pages stand in order', async () => {
      const { db } = await migrated(engines, engine);
      for (const page of [10, 9, 2]) await put(db, `p/${page}`, { threadKey: null });
      await put(db, 'p');
      await put(db, 'old', { workHours: 1 }, after(-1));
      await put(db, 'child', { threadKey: 'old' });
      expect(await queued(db)).toEqual(['old', 'p', 'p/2', 'p/9', 'p/10']);
      expect(await queued(db, AT, true)).toEqual(['p', 'p/2', 'p/9', 'p/10']);
      for (const state of ['failed', 'uncertain', 'cancelled'] as const) {
        await settle(db, await row(db, 'old'), { state });
        expect(await queued(db)).toContain('child');
      }
      await settle(db, await row(db, 'old'), { state: 'sent', ts: '1.1' });
      expect(await queued(db)).toContain('child');
      await settle(db, await row(db, 'p'), { notBeforeAt: after(60) });
      expect(await queued(db, after(59))).not.toContain('p');
      expect(await queued(db, after(60))).toContain('p');
    });

    it('is not kept waiting for long by a clock that was wrong', async () => {
      const { db } = await migrated(engines, engine);
      await put(db, 'k');
      await settle(db, await row(db, 'k'), { notBeforeAt: '2023-05-05T01:00:00.000Z' });
      expect(await queued(db)).toEqual(['k']);
      await take(db, 'k', '2023-05-05T01:00:00.000Z');
      expect(await doubtful(db, AT)).toEqual(['k']);
    });

    it('is in doubt after its quarantine, and again a quarantine after it was not found', async () => {
      const { db } = await migrated(engines, engine);
      await put(db, 'k');
      await take(db, 'k');
      expect(await doubtful(db, after(59))).toEqual([]);
      expect(await doubtful(db, after(60))).toEqual(['k']);
      await settle(db, await row(db, 'k'), { absentAt: after(61) });
      expect(await doubtful(db, after(120))).toEqual([]);
      expect(await doubtful(db, after(121))).toEqual(['k']);
      await settle(db, await row(db, 'k'), { notBeforeAt: after(200) });
      expect(await doubtful(db, after(199))).toEqual([]);
    });

    it('has its channel to itself for a second, whoever sends', async () => {
      const { url, db } = await migrated(engines, engine);
      const four = Array.from({ length: 4 }, () => open(url));
      const turns = async (channel: string, at: string): Promise<number[]> => {
        const took = four.map((one) => transact(one, (tx) => takeTurn(tx, channel, at)));
        return (await Promise.all(took)).toSorted((a, b) => a - b);
      };
      expect(await turns('C1', AT)).toEqual([0, 1050, 1050, 1050]);
      expect(await turns('C1', after(1.049))).toEqual([1, 1, 1, 1]);
      expect(await turns('C2', AT)).toEqual([0, 1050, 1050, 1050]);
      expect(await turns('C1', after(1.05))).toEqual([0, 1050, 1050, 1050]);
      expect(await transact(db, (tx) => takeTurn(tx, 'C1', after(-3600)))).toBe(0);
    });

    it('is held and let go with its address', async () => {
      const { db } = await migrated(engines, engine);
      await put(db, 'a1');
      await put(db, 'a2');
      await put(db, 'b', { address: '#b' });
      await holdAddress(db, '#a', after(60));
      expect(await queued(db)).toEqual(['b']);
      await settle(db, await row(db, 'a1'), { lastError: 'not_in_channel' });
      await settle(db, await row(db, 'a2'), { lastError: 'not_in_channel' });
      expect(await addressesWaitingFor(db, ['not_in_channel', 'is_archived'])).toEqual([
        { address: '#a', code: 'not_in_channel' },
      ]);
      await settle(db, await take(db, 'b'), { state: 'uncertain' });
      expect(await countDeliveries(db)).toEqual([
        { state: 'queued', count: 2 },
        { state: 'uncertain', count: 1 },
      ]);
      await releaseDeliveries(db, ['#a', '#b']);
      expect(await queued(db)).toEqual(['a1', 'a2']);
      expect((await deliveriesInState(db, 'sending')).map(({ key }) => key)).toEqual(['b']);
    });

    it('that failed has another turn with other content', async () => {
      const { db } = await migrated(engines, engine);
      await put(db, 'k');
      await settle(db, await row(db, 'k'), { state: 'failed' });
      await put(db, 'k', { text: 'two' });
      expect(await queued(db)).toEqual(['k']);
    });
  });
}
