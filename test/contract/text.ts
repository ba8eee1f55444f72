import { describe, expect, it } from 'vitest';
import { findDraft, addDraft } from '../../db/replies.ts';
import { listEveryTask } from '../../db/task-follow-up.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import { kept } from '../../src/text.ts';
import { NAUGHTY, naughtyCampaign, TITLES } from '../security/naughty.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, type EngineName, type Engines } from './engines.ts';

/** What people type, paste and attack with. */
const CORPUS: readonly [string, string][] = [
  ['NUL', 'a\u0000b'],
  ['lone surrogates', 'high \ud83d low \ude00 end'],
  ['emoji joined by ZWJ', '👨‍👩‍👧‍👦🏳️‍🌈👍🏽'],
  ['rare Han', '𠮷野家𪚥龘〇㐂'],
  ['bidi controls', 'abc \u202Edef\u202C \u2067ghi\u2069 שלום'],
  ['40,000 characters', '督'.repeat(40_000)],
  ['SQL', `'; drop table reply; -- " \` \\ $1 ? :x %s`],
  ['line ends', 'a\r\nb\rc\nd'],
  ['combining marks', 'e\u0301 é ｶﾞ ﷺ'],
  ['other controls', '\u0001\u001b[31m\u007f\u0085\u2028\ufeff\uffff'],
  ['full-width digits', '１２３＝１＋２'],
  ['JSON', '{"__proto__": {"a": 1}, "b": "\\u0000"}'],
];

export function textContract(engines: Engines, engine: EngineName): void {
  describe('text', () => {
    it('comes back as it was kept', async () => {
      const { db } = await migrated(engines, engine);
      await importCampaign(depsOn(db), campaignOf(SMALL));
      for (const [id, text] of CORPUS) {
        const draft = { id, personId: 'jianzhi', text: kept(text), source: 'command' as const };
        await addDraft(db, { ...draft, messageKey: null, period: null, createdAt: id });
      }
      const found = CORPUS.map(async ([id, text]) => [id, (await findDraft(db, id))?.text === kept(text)]);
      expect(await Promise.all(found)).toEqual(CORPUS.map(([id]) => [id, true]));
    });

    it('comes back as it was kept, whatever people paste, and as the title of a task', async () => {
      const { db } = await migrated(engines, engine);
      const titled = campaignOf(naughtyCampaign(TITLES));
      await importCampaign(depsOn(db), titled);
      const titles = (await listEveryTask(db)).map(({ title }) => title);
      expect(titles.toSorted()).toEqual(titled.tasks.map(({ title }) => title).toSorted());
      expect(titles).toEqual(expect.arrayContaining([...TITLES]));
      const drafts = NAUGHTY.map((text, index) => ({
        id: String(index).padStart(4, '0'),
        personId: 'jianzhi',
        text: kept(text),
        source: 'command' as const,
        messageKey: null,
        period: null,
        createdAt: '',
      }));
      await db.transaction().execute(async (tx) => {
        for (const draft of drafts) await addDraft(tx, draft);
      });
      const found = await db.selectFrom('draft').select('text').orderBy('id').execute();
      expect(found.map(({ text }) => text)).toEqual(NAUGHTY.map(kept));
    });

    it('is put in order by its code points', async () => {
      const { db } = await migrated(engines, engine);
      const keys = ['a/10', 'a-1', 'A', 'a/2', 'á', 'B', 'a', '@b', '#c', 'z', '督', '𠮷', '｀'];
      await db
        .insertInto('inbox')
        .values(keys.map((key) => ({ key, receivedAt: '' })))
        .execute();
      const ordered = await db.selectFrom('inbox').select('key').orderBy('key').execute();
      const byCodePoint = (one: string, other: string): number =>
        Buffer.compare(Buffer.from(one), Buffer.from(other));
      expect(ordered.map(({ key }) => key)).toEqual(keys.toSorted(byCodePoint));
    });
  });
}
