import { expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { attaches, filesOnRecord, picture, uploads } from '../../support/attaching.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const FIELD = '佐证材料（可以不传）';
const RESULT = '做了什么、结果怎样';

async function accepted(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '机房走道堆放杂物' }]);
  await office.types('xinxi-kz', '/duban rectify accept R1');
  await office.delivered();
  return office;
}

function card(office: TestOffice): MessageRecord {
  const found = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith('*R1 '));
  if (!found) throw new Error('there is no card');
  return found;
}

/** The part of the card that names files, as everybody in the channel sees it. */
function filesOn(office: TestOffice): string[] {
  const lines = shown(card(office)).split('\n');
  const from = lines.indexOf('*佐证材料*');
  return from === -1 ? [] : lines.slice(from + 1, lines.indexOf('*经过*'));
}

it('shows those who re-inspect what the section attached when it was done', async () => {
  const office = await accepted();
  await office.presses('xinxi-kz', card(office), '整改完成');
  const photo = uploads(office, 'xinxi-kz', { name: '走道.jpg', body: picture('走道') });
  const program = uploads(office, 'xinxi-kz', { name: '走道.exe', body: 'MZ' });
  const fields = { [RESULT]: '已清走杂物' };
  expect(await office.fills('xinxi-kz', { fields: { ...fields, [FIELD]: `${photo} ${program}` } })).toEqual([
    '「走道.exe」未收：程序和脚本不作为佐证材料，请用图片、PDF、Office 或 WPS 文档、文本或 CSV。',
  ]);
  expect((await office.exported()).rectifications[0]?.state).toBe('in_progress');
  expect(await filesOnRecord(office)).toEqual([]);

  expect(await office.fills('xinxi-kz', { fields: { ...fields, [FIELD]: photo } })).toEqual([]);
  await office.delivered();
  expect(filesOn(office)).toEqual(['走道.jpg · 10 B · 信息科科长 · 5月11日 · 已存档']);
  expect(await filesOnRecord(office)).toEqual([
    ['走道.jpg', 'copied', 'xinxi-kz', [['rectification', 'R1', 'xinxi', false]]],
  ]);
  await office.presses('ducha-yuan', office.direct('ducha-yuan').at(-1), '打开', 'R1');
  expect(office.window('ducha-yuan')).toContain('走道.jpg · 10 B · 信息科科长 · 5月11日 · 已存档');
  expect(office.window('ducha-yuan')).toContain('信息科科长 附上佐证材料 — 走道.jpg');
  await office.pressesInWindow('ducha-yuan', '复查通过');
  const { rectifications } = await office.exported();
  expect(rectifications[0]?.history.slice(-3)).toMatchObject([
    { actor: 'xinxi-kz', event: 'attach', reason: '走道.jpg', door: 'modal' },
    { actor: 'xinxi-kz', event: 'done', reason: '已清走杂物', door: 'modal' },
    { actor: 'ducha-yuan', event: 'pass' },
  ]);
});

it('keeps what is attached under the card until its message is deleted, and is done by typing as by the form', async () => {
  const office = await accepted();
  const under = { under: card(office) };
  const sent = await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '台账.csv', body: '编号\n' }], under);
  expect(office.private('xinxi-kz').at(-1)).toBe(
    '已作为佐证材料附到 R1：\n台账.csv · 7 B · 信息科科长 · 5月11日 · 尚未存档',
  );
  const words = { ...under, text: '走道已腾空' };
  await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '走道.jpg', body: picture('走道') }], words);
  expect(office.private('xinxi-kz').at(-1)).toContain('R1 报告进展');
  expect(office.private('xinxi-kz').at(-1)).toContain('走道.jpg · 10 B');
  // People who have nothing to do with it show each other pictures.
  await office.practice.acts.perform({ as: 'wendian-kz', kind: 'join', channel: 'ke-xinxi' });
  await attaches(office, 'wendian-kz', 'ke-xinxi', [{ name: '风景.jpg', body: picture('风景') }], under);
  await office.delivered();
  expect(filesOn(office)).toEqual([
    '台账.csv · 7 B · 信息科科长 · 5月11日 · 已存档',
    '走道.jpg · 10 B · 信息科科长 · 5月11日 · 已存档',
  ]);

  await office.deletes('xinxi-kz', sent);
  await office.delivered();
  expect(filesOn(office)).toEqual(['走道.jpg · 10 B · 信息科科长 · 5月11日 · 已存档']);
  office.clock('2022-05-11T10:05+08:00');
  // A mention is two events of Slack's, and one message.
  const mention = { text: '@duban 整改 完成 R1 已清走杂物' };
  await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '清走.png', body: picture('清走') }], mention);
  expect(office.private('xinxi-kz').filter((text) => text.includes('清走.png'))).toEqual([
    expect.stringContaining('清走.png · 10 B · 信息科科长 · 5月11日 · 尚未存档'),
  ]);
  const list = { text: '@duban 整改 列表' };
  await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '风景.png', body: picture('山水') }], list);
  expect(office.private('xinxi-kz').at(-1)).toMatch(
    /整改[^]*\n随消息发来的 1 个文件没有留存。要作为佐证材料，请随督查记录、自查、整改报告、整改完成或复查不通过一起发/,
  );
  await office.delivered();
  expect(await filesOnRecord(office)).toEqual([
    ['台账.csv', 'copied', 'xinxi-kz', [['rectification', 'R1', 'xinxi', true]]],
    ['走道.jpg', 'copied', 'xinxi-kz', [['rectification', 'R1', 'xinxi', false]]],
    ['清走.png', 'copied', 'xinxi-kz', [['rectification', 'R1', 'xinxi', false]]],
  ]);
  const { rectifications } = await office.exported();
  expect(rectifications[0]?.history.filter(({ event }) => event === 'attach')).toMatchObject([
    { actor: 'xinxi-kz', reason: '台账.csv', door: 'thread' },
    { actor: 'xinxi-kz', reason: '走道.jpg', door: 'thread' },
    { actor: 'xinxi-kz', reason: '清走.png', door: 'mention' },
  ]);
  expect(rectifications[0]?.history.filter(({ event }) => event === 'detach')).toMatchObject([
    { actor: 'xinxi-kz', reason: '台账.csv', door: 'thread' },
  ]);
});

it('takes files with a report and with what a re-inspection misses, in the forms', async () => {
  const office = await accepted();
  const attached = (who: string, name: string): string => uploads(office, who, { name, body: picture(name) });
  await office.types('xinxi-kz', '/duban rectify report R1');
  const report = { 整改到哪一步了: '已清走一半', [FIELD]: attached('xinxi-kz', '一半.jpg') };
  expect(await office.fills('xinxi-kz', { fields: report })).toEqual([]);
  await office.types('xinxi-kz', '/duban rectify done R1 已清走杂物');
  await office.types('ducha-yuan', '/duban rectify fail R1');
  const missing = { 还差什么: '东侧还有', [FIELD]: attached('ducha-yuan', '东侧.jpg') };
  expect(await office.fills('ducha-yuan', { fields: missing })).toEqual([]);
  await office.delivered();
  expect(filesOn(office)).toEqual([
    '一半.jpg · 14 B · 信息科科长 · 5月11日 · 已存档',
    '东侧.jpg · 14 B · 督查员 · 5月11日 · 已存档',
  ]);
});
