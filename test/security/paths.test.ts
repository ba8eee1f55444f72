import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { transact } from '../../db/transact.ts';
import { readCampaign } from '../../src/campaign/file/read.ts';
import { readSlackFiles } from '../../src/evidence/given.ts';
import { keepEvidence } from '../../src/evidence/keeping.ts';
import { messageFiles } from '../../src/practice/files/objects.ts';
import { attaches, picture } from '../support/attaching.ts';
import { changed, SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';

/** Names that lead elsewhere, or that some system takes for something else. */
const ELSEWHERE = [
  '../../../outside.jpg',
  '..\\..\\outside.jpg',
  '/tmp/outside.jpg',
  'C:\\outside.jpg',
  '~/outside.jpg',
  '%2e%2e%2foutside.jpg',
  '．．／outside.jpg',
  '..jpg',
  '.jpg',
  'CON.jpg',
  'a\u0000/../b.jpg',
  '\u202Egpj.exe.jpg',
  `${'长'.repeat(300)}.jpg`,
  'file:///etc/passwd.jpg',
  '$(touch outside).jpg',
  'a\nb.jpg',
];

/** Every file below a folder, by its path in it. */
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .toSorted();

it('files lie in the evidence folder under their hash, whatever they are called', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-25T10:00+08:00' });
  const { db, deps, practice, evidenceFolder } = office;
  const around = (): string[] =>
    [dirname(evidenceFolder), process.cwd()].flatMap((folder) =>
      readdirSync(folder).filter((name) => name.includes('outside')),
    );
  expect(around()).toEqual([]);
  const all = ELSEWHERE.map((name) => ({ name, body: picture(name) }));
  for (const half of [all.slice(0, 8), all.slice(8)]) {
    const message = await attaches(office, 'zonghe-kz', 'ke-zonghe', half);
    const files = readSlackFiles(messageFiles(practice.workspace, message));
    const proven = { noun: 'rectification', subjectId: 'r1', sectionId: null, door: 'modal' } as const;
    await transact(db, (tx) =>
      keepEvidence(tx, deps, { files, ...proven, personId: 'zonghe-kz' }, deps.clock()),
    );
  }
  await office.delivered();
  const { evidence } = await office.exported();
  expect(evidence.map(({ state, sha256 }) => [state, sha256?.length])).toEqual(
    ELSEWHERE.map(() => ['copied', 64]),
  );
  const paths = evidence.map(({ sha256 }) => join(sha256?.slice(0, 2) ?? '', sha256?.slice(2) ?? ''));
  expect(below(evidenceFolder)).toEqual(paths.toSorted());
  for (const { name } of evidence) expect(name).not.toMatch(/[\\/\0\u202E]/);
  expect(around()).toEqual([]);
  expect(existsSync('outside')).toBe(false);
});

it.each(['../xiao', '/tmp/xiao', 'xiao/..', 'xiao\\y', '..', '.', 'xiao%2f', 'xiao\0', 'x'.repeat(81)])(
  'a campaign is not called %j: its id is of small letters, digits and hyphens',
  (id) => {
    const file = changed(SMALL, ['id: xiao', `id: ${JSON.stringify(id)}`]);
    expect(readCampaign(file, 'campaign.yaml')).toHaveProperty('faults');
  },
);
