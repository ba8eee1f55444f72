import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transact } from '../../../db/transact.ts';
import { readSlackFiles } from '../../../src/evidence/given.ts';
import { keepEvidence, type EvidenceKept } from '../../../src/evidence/keeping.ts';
import { evidenceLines } from '../../../src/messages/evidence.ts';
import { messageFiles } from '../../../src/practice/files/objects.ts';
import { attaches, picture, type Attachment } from '../../support/attaching.ts';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** A small office whose week is out, so that nothing else is due. */
const opened = () => openOffice({ campaign: SMALL, at: '2022-05-25T10:00+08:00' });

/** A section attaches files in its channel, and they are kept as what proves a rectification. */
async function keeps(office: TestOffice, ...attachments: Attachment[]): Promise<EvidenceKept[]> {
  const { db, deps, practice } = office;
  const message = await attaches(office, 'zonghe-kz', 'ke-zonghe', attachments);
  const files = readSlackFiles(messageFiles(practice.workspace, message));
  const proven = {
    noun: 'rectification',
    subjectId: 'r1',
    sectionId: null,
    personId: 'zonghe-kz',
    door: 'modal',
  } as const;
  return transact(db, (tx) => keepEvidence(tx, deps, { files, ...proven }, deps.clock()));
}

const said = (kept: EvidenceKept[]): string => evidenceLines(kept, 'zh-CN').join('\n');

/** What is on record of each file: its name, how far it got, why, and how often it was tried in vain. */
async function record({ db }: TestOffice): Promise<unknown[]> {
  const rows = await db.selectFrom('evidence').selectAll().orderBy('recordedAt').orderBy('name').execute();
  return rows.map(({ name, state, reason, attempts }) => [name, state, reason, attempts]);
}

function copies({ evidenceFolder }: TestOffice): string[] {
  if (!existsSync(evidenceFolder)) return [];
  return readdirSync(evidenceFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(evidenceFolder.length + 1));
}

const downloads = ({ practice }: TestOffice): number =>
  practice.traffic.recent().filter(({ what, fault }) => what === 'file' && !fault).length;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('copies what was attached out of Slack, keeps the same content once, and has it when Slack does not', async () => {
  const office = await opened();
  const photo = picture('整改前');
  const kept = await keeps(
    office,
    { name: '现场.jpg', body: photo },
    { name: '台账.csv', body: '编号,问题\n' },
  );
  expect(said(kept)).toBe(
    '现场.jpg · 13 B · 综合科科长 · 5月25日 · 尚未存档\n台账.csv · 14 B · 综合科科长 · 5月25日 · 尚未存档',
  );
  await office.delivered();
  await keeps(office, { name: '同一张.jpg', body: photo });
  await office.delivered();
  expect(await record(office)).toEqual([
    ['台账.csv', 'copied', null, 0],
    ['同一张.jpg', 'copied', null, 0],
    ['现场.jpg', 'copied', null, 0],
  ]);
  const [hash, other] = [sha256(photo), sha256(Buffer.from('编号,问题\n'))];
  expect(copies(office).toSorted()).toEqual(
    [hash, other].map((one) => `${one.slice(0, 2)}/${one.slice(2)}`).toSorted(),
  );
  const place = join(office.evidenceFolder, hash.slice(0, 2), hash.slice(2));
  expect(readFileSync(place).equals(photo)).toBe(true);
  expect(statSync(place).mode & 0o777).toBe(0o600);
  expect(statSync(office.evidenceFolder).mode & 0o777).toBe(0o700);
});

it('says before it fetches anything what is not taken: 50 MB, a program, an archive', async () => {
  const office = await opened();
  const before = downloads(office);
  const kept = await keeps(
    office,
    { name: '现场.jpg', body: new Uint8Array(50 * 1024 * 1024) },
    { name: '安装.exe', body: 'MZ' },
    { name: '材料.zip', body: 'PK' },
  );
  expect(said(kept)).toBe(
    [
      '「现场.jpg」未收：一个文件最多 20 MB，请压缩图片或拆分文档后再上传。',
      '「安装.exe」未收：程序和脚本不作为佐证材料，请用图片、PDF、Office 或 WPS 文档、文本或 CSV。',
      '「材料.zip」未收：压缩包看不出里面是什么，请解压后把图片或文档分别上传。',
    ].join('\n'),
  );
  await office.delivered();
  expect(downloads(office)).toBe(before);
  expect(await record(office)).toEqual([
    ['安装.exe', 'refused', 'program', 0],
    ['材料.zip', 'refused', 'archive', 0],
    ['现场.jpg', 'refused', 'too_large', 0],
  ]);
  expect(copies(office)).toEqual([]);
});

it('refuses content that is not what its name says, and content that outgrows what Slack said', async () => {
  const office = await opened();
  const { workspace } = office.practice;
  // Slack would have to lie about its size for this.
  const bytes = workspace.files.bytes.bind(workspace.files);
  workspace.files.bytes = (one) =>
    one.name === '长.pdf' ? Buffer.alloc(21 * 1024 * 1024, '%PDF') : bytes(one);
  await keeps(
    office,
    { name: '照片.jpg', body: 'MZ\u0090\u0000' },
    { name: '长.pdf', body: '%PDF' },
    { name: '压缩.jpg', body: 'PK\u0003\u0004' },
    { name: 'MZ标准.txt', body: 'MZ/T 148 志愿服务' },
  );
  await office.delivered();
  expect(await record(office)).toEqual([
    ['MZ标准.txt', 'copied', null, 0],
    ['压缩.jpg', 'refused', 'contrary', 0],
    ['照片.jpg', 'refused', 'program', 0],
    ['长.pdf', 'refused', 'too_large', 0],
  ]);
  expect(copies(office)).toHaveLength(1);
});

it('tries again what it could not fetch, after ever longer waits, and does not give up for having been stopped', async () => {
  const office = await opened();
  const { faults } = office.practice;
  faults.add({ method: 'file', kind: 'http', status: 503 });
  faults.add({ method: 'file', kind: 'drop' });
  await keeps(office, { name: '现场.jpg', body: picture('整改后') });
  await office.delivered();
  expect(await record(office)).toEqual([['现场.jpg', 'waiting', 'http_503', 1]]);
  await office.delivered();
  expect(await record(office)).toEqual([['现场.jpg', 'waiting', 'http_503', 1]]);
  await office.at('2022-05-25T10:01+08:00');
  expect(await record(office)).toEqual([['现场.jpg', 'waiting', 'connection_lost', 2]]);
  expect(copies(office)).toEqual([]);
  await office.at('2022-05-25T10:03+08:00');
  expect(await record(office)).toEqual([['现场.jpg', 'copied', null, 2]]);
  expect(copies(office)).toHaveLength(1);

  faults.add({ method: 'file', kind: 'refuse', times: 2 });
  await keeps(office, { name: '会议.jpg', body: picture('会议') });
  await office.delivered();
  await office.at('2022-05-30T10:04+08:00');
  expect(await record(office)).toContainEqual(['会议.jpg', 'waiting', 'connection_lost', 2]);
  await office.at('2022-05-30T10:06+08:00');
  expect(await record(office)).toContainEqual(['会议.jpg', 'copied', null, 2]);
});

it('tells whoever attached it, in the one message of the day, and puts it right there', async () => {
  const office = await opened();
  const told = (): string[] => office.direct('zonghe-kz').map(shown);
  const before = told().length;
  office.practice.faults.add({ method: 'file', kind: 'http', times: 2 });
  await keeps(
    office,
    { name: '现场.jpg', body: picture('甲') },
    { name: '<!here>.jpg', body: picture('乙') },
  );
  await office.delivered();
  expect(told().slice(before)).toEqual([
    [
      '*您上传的佐证材料：2 个*',
      '「&lt;!here&gt;.jpg」尚未存档，会自动再试，您不用做什么。',
      '「现场.jpg」尚未存档，会自动再试，您不用做什么。',
    ].join('\n'),
  ]);
  await office.at('2022-05-25T10:01+08:00');
  expect(told().slice(before)).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
});

it('gives up at once what was deleted in Slack before it could be copied', async () => {
  const office = await opened();
  office.practice.faults.add({ method: 'file', kind: 'http' });
  const [kept] = await keeps(office, { name: '现场.jpg', body: picture('删了') });
  await office.delivered();
  await office.practice.acts.perform({ as: 'zonghe-kz', kind: 'delete_file', file: kept?.slackFileId ?? '' });
  await office.at('2022-05-25T10:01+08:00');
  expect(await record(office)).toEqual([['现场.jpg', 'failed', 'gone', 1]]);
});

it('takes up after a restart what was under way, by whichever bot comes first', async () => {
  const office = await opened();
  const { faults } = office.practice;
  faults.add({ method: 'file', kind: 'hang' });
  await keeps(office, { name: '现场.jpg', body: picture('重启') });
  office.bot.copier.kick();
  await office.practice.until(() => faults.list().length === 0);
  await office.stopsBot();
  expect(await record(office)).toEqual([['现场.jpg', 'waiting', null, 0]]);
  expect(copies(office)).toEqual([]);
  const other = office.anotherBot();
  await Promise.all([office.startsBot(), other.copier.drain()]);
  expect(await record(office)).toEqual([['现场.jpg', 'copied', null, 0]]);
  expect(downloads(office)).toBe(1);
  await other.stop();
});
