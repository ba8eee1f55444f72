import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { receivedAfter, receiveOnce, wasReceived } from '../../db/inbox.ts';
import { addDraft, allReplies, deleteDraft, findDraft, listReplies } from '../../db/replies.ts';
import { leadItemStates } from '../../db/tasks.ts';
import { transact } from '../../db/transact.ts';
import { runDue } from '../../jobs/run.ts';
import { tellsMoves } from '../../src/announce/tasks.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Caller } from '../../src/people/service.ts';
import { editReply } from '../../src/replies/editing.ts';
import { submitReply } from '../../src/replies/service.ts';
import { withdrawMessage } from '../../src/replies/withdrawal.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const AT = '2022-05-05T01:00:00.000Z';

const caller = (personId: string): Caller => ({
  personId,
  name: personId,
  language: 'zh-CN',
  sections: [],
  isOffice: false,
  isLeader: false,
});

const submission = (inboxKey: string, messageKey: string | null = null) => ({
  inboxKey,
  caller: caller('zonghe-kz'),
  sectionId: 'zonghe',
  period: '2022-W18',
  source: messageKey === null ? ('command' as const) : ('thread' as const),
  messageKey,
});

const tells = tellsMoves({ clock: () => new Date(AT) });

export function repliesContract(engines: Engines, engine: EngineName): void {
  const office = async (): Promise<{ url: string; db: Db; several: (count: number) => Db[] }> => {
    const { url, db } = await migrated(engines, engine);
    await importCampaign(depsOn(db), campaignOf(SMALL));
    await runDue(depsOn(db));
    return { url, db, several: (count) => Array.from({ length: count }, () => open(url)) };
  };
  /** Each connection gives ids of its own. */
  const at = (db: Db, index: number) => ({ ...depsOn(db), newId: () => `r${index}` });

  describe('a reply', () => {
    it('has a revision of its own though twelve are submitted at once', async () => {
      const { db, several } = await office();
      await Promise.all(
        several(12).map((one, index) =>
          submitReply(at(one, index), submission(`k${index}`), { typed: `T1 完成 第${index}条` }, tells),
        ),
      );
      const rows = await listReplies(db, '2022-W18', 'zonghe');
      expect(rows.map(({ revision }) => revision)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      expect(rows.every(({ items }) => items.length === 1 && items[0]?.state === 'done')).toBe(true);
      expect(
        await leadItemStates(
          db,
          rows.flatMap(({ items }) => items.map((item) => item.taskId)),
          ['2022-W18'],
        ),
      ).toHaveLength(12);
      expect((await allReplies(db)).map(({ revision }) => revision)).toEqual(
        rows.map(({ revision }) => revision).toReversed(),
      );
    });

    it('is kept once though one delivery comes eight times at once', async () => {
      const { db, several } = await office();
      const saved = await Promise.all(
        several(8).map((one, index) =>
          submitReply(at(one, index), submission('same'), { typed: '报了' }, tells),
        ),
      );
      expect(saved.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      expect(await listReplies(db, '2022-W18')).toHaveLength(1);
    });

    it('counts once though it is edited twice and deleted at once', async () => {
      const { db, several } = await office();
      await submitReply(depsOn(db), submission('m', 'C1:1.0'), { typed: '报了' }, tells);
      const [first = db, second = db] = several(2);
      // Nothing is on record of a message whose first version got lost, however often its edit comes.
      const lost = { messageKey: 'C1:0.5', editedTs: '0.6', typed: '补报' };
      expect([await editReply(depsOn(db), lost, tells), await editReply(depsOn(db), lost, tells)]).toEqual([
        null,
        null,
      ]);
      await Promise.all([
        editReply(at(first, 1), { messageKey: 'C1:1.0', editedTs: '2.0', typed: '报了两条' }, tells),
        editReply(at(second, 2), { messageKey: 'C1:1.0', editedTs: '3.0', typed: '报了三条' }, tells),
      ]);
      const live = async (): Promise<string[]> =>
        (await listReplies(db, '2022-W18'))
          .filter((one) => one.supersededAt === null && one.withdrawnAt === null)
          .map(({ text }) => text);
      expect(await live()).toEqual(['报了三条']);
      const gone = await Promise.all([
        withdrawMessage(depsOn(first), 'C1:1.0', tells),
        withdrawMessage(depsOn(second), 'C1:1.0', tells),
      ]);
      expect(new Set(gone.map((one) => one?.kind))).toEqual(new Set(['repeated', 'withdrawn']));
      expect(await live()).toEqual([]);
    });
  });

  describe('the inbox', () => {
    it('takes a key once, and says what came after a prefix', async () => {
      const { db, several } = await office();
      const taken = await Promise.all(several(6).map((one) => receiveOnce(one, 'edited:C1:1.0:2.0', AT)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      await receiveOnce(db, 'edited:C1:1.0:3.0', AT);
      await receiveOnce(db, 'edited:C1:1.1:9.0', AT);
      expect((await receivedAfter(db, 'edited:C1:1.0:')).toSorted()).toEqual(['2.0', '3.0']);
      expect(await receivedAfter(db, 'edited:C1:1_0:')).toEqual([]);
      expect(await wasReceived(db, 'edited:C1:1.0:4.0')).toBe(false);
    });

    it('forgets a key whose work was undone', async () => {
      const { db } = await office();
      const undone = transact(db, async (tx) => {
        await receiveOnce(tx, 'k', AT);
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
      expect(await wasReceived(db, 'k')).toBe(false);
    });

    it('keeps a draft until it is used', async () => {
      const { db } = await office();
      const draft = { id: 'd', personId: 'jianzhi', text: '报了', source: 'mention' as const };
      await addDraft(db, { ...draft, messageKey: 'C1:1.0', period: null, createdAt: AT });
      expect(await findDraft(db, 'd')).toMatchObject(draft);
      await deleteDraft(db, 'd');
      expect(await findDraft(db, 'd')).toBeUndefined();
    });
  });
}
