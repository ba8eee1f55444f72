import { describe, expect, it } from 'vitest';
import {
  evidenceToCopy,
  listEvidence,
  listEvidenceLinks,
  settleEvidence,
  type EvidenceRow,
} from '../../db/evidence.ts';
import type { Db } from '../../db/connect.ts';
import { auditOf } from '../../db/audit.ts';
import { transact } from '../../db/transact.ts';
import { evidenceOf } from '../../src/evidence/facts.ts';
import { readSlackFiles } from '../../src/evidence/given.ts';
import { keepEvidence, withdrawFiles, type OfferedEvidence } from '../../src/evidence/keeping.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const NOW = new Date('2022-05-25T02:00:00.000Z');
const PHOTO = { id: 'F1', name: '现场.jpg', mimetype: 'image/jpeg', size: 13, created: 1_653_440_400 };

async function withPerson(engines: Engines, engine: EngineName): Promise<{ db: Db; url: string }> {
  const { db, url } = await migrated(engines, engine);
  const person = { id: 'kz', position: 0, name: '综合科科长', slack: 'kz', slackUserId: null };
  await db
    .insertInto('person')
    .values({ ...person, language: null, retiredAt: null })
    .execute();
  return { db, url };
}

function keeps(db: Db, files: unknown[], about: Partial<OfferedEvidence> = {}) {
  const proven = {
    noun: 'rectification',
    subjectId: 'r1',
    sectionId: null,
    personId: 'kz',
    door: 'modal',
  } as const;
  const offered = { ...proven, ...about, files: readSlackFiles(files) };
  return transact(db, (tx) => keepEvidence(tx, depsOn(db), offered, NOW));
}

export function evidenceContract(engines: Engines, engine: EngineName): void {
  describe('evidence', () => {
    it('is one row for one file, whatever it proves, and what came with a message goes with it', async () => {
      const { db } = await withPerson(engines, engine);
      await keeps(db, [PHOTO]);
      await keeps(db, [PHOTO], { messageKey: 'C1:1.2' });
      await keeps(db, [PHOTO], { subjectId: 'r2', messageKey: 'C1:1.3' });
      expect(await listEvidence(db)).toMatchObject([
        {
          slackFileId: 'F1',
          state: 'waiting',
          size: 13,
          happenedAt: '2022-05-25T01:00:00.000Z',
          sha256: null,
        },
      ]);
      const gone: unknown[] = [];
      await withdrawFiles(depsOn(db, NOW.toISOString()), 'C1:1.3', async (_tx, proven) => {
        gone.push(...proven);
      });
      expect(gone).toMatchObject([{ noun: 'rectification', subjectId: 'r2' }]);
      await keeps(db, [PHOTO], { messageKey: 'C1:1.4' });
      await withdrawFiles(depsOn(db, NOW.toISOString()), 'C1:1.2', async () => undefined);
      expect(await evidenceOf(db, 'rectification', ['r1', 'r2'])).toMatchObject([
        { name: '现场.jpg', uploader: '综合科科长', subjectId: 'r1' },
      ]);
      const links = (await listEvidenceLinks(db)).map((one) => [one.messageKey ?? '', one.withdrawnAt]);
      expect(links.toSorted((one, other) => String(one[0]).localeCompare(String(other[0])))).toEqual([
        ['', null],
        ['C1:1.2', NOW.toISOString()],
        ['C1:1.3', NOW.toISOString()],
        ['C1:1.4', null],
      ]);
      expect((await auditOf(db, 'rectification', 'r1')).map((line) => [line.event, line.reason])).toEqual([
        ['attach', '现场.jpg'],
        ['attach', '现场.jpg'],
        ['attach', '现场.jpg'],
        ['detach', '现场.jpg'],
      ]);
    });

    it('that is refused is on record and proves nothing', async () => {
      const { db } = await withPerson(engines, engine);
      const kept = await keeps(db, [{ ...PHOTO, name: '现场.exe' }]);
      expect(kept).toMatchObject([{ state: 'refused', reason: 'program' }]);
      expect(await evidenceOf(db, 'rectification', ['r1'])).toEqual([]);
      expect(await evidenceToCopy(db, NOW.toISOString(), 4)).toEqual([]);
    });

    it('that was given up is tried anew when it is attached once more, also where Slack says no size', async () => {
      const { db } = await withPerson(engines, engine);
      await keeps(db, [{ ...PHOTO, size: undefined }]);
      const [row] = await evidenceToCopy(db, NOW.toISOString(), 4);
      const gone = { state: 'failed', reason: 'http_503', attempts: 16, triedAt: NOW.toISOString() } as const;
      await transact(db, (tx) => settleEvidence(tx, row as EvidenceRow, gone));
      expect(await evidenceToCopy(db, NOW.toISOString(), 4)).toEqual([]);
      expect(await keeps(db, [PHOTO])).toMatchObject([{ state: 'waiting' }]);
      expect(await evidenceToCopy(db, NOW.toISOString(), 4)).toEqual([row]);
      expect(row?.size).toBeNull();
    });

    it('is copied by one of several at a time', async () => {
      const { db, url } = await withPerson(engines, engine);
      await keeps(db, [PHOTO]);
      const [row] = await evidenceToCopy(db, NOW.toISOString(), 4);
      const take = (by: Db) =>
        transact(by, (tx) => settleEvidence(tx, row as EvidenceRow, { nextAt: '2022-05-25T02:05:00.000Z' }));
      const took = await Promise.all([take(db), take(open(url)), take(open(url))]);
      expect(took.filter(Boolean)).toEqual([true]);
      expect(await evidenceToCopy(db, NOW.toISOString(), 4)).toEqual([]);
      expect(await evidenceToCopy(db, '2022-05-25T02:05:00.000Z', 4)).toHaveLength(1);
    });
  });
}
