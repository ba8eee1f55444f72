import { expect, it } from 'vitest';
import { inspected } from '../../support/findings.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('is closed by nobody of its section, counts words under its card as a report, and names a repetition', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '走道堆放杂物' }], 'special');
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban 整改 ${typed}`);
  await says('xinxi-kz', '认领 R1001');
  const card = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith('*R1001 '));
  if (!card) throw new Error('there is no card');
  await office.says('xinxi-kz', 'ke-xinxi', '已清一半', { under: card });
  await office.says('ducha-yuan', 'ke-xinxi', '尽快', { under: card });
  await says('xinxi-kz', '完成 R1001 已清走');
  expect(await says('xinxi-kz', '通过 R1001')).toMatch(
    /^R1001「复查通过」由领导小组办公室、本轮督查人员办理，没有改动。可以办理的是：.*督查员.*。/,
  );
  expect(await says('ducha-yuan', '通过 R1001')).toContain('✅ 已办：R1001 复查通过，销号。');
  expect(await says('ducha-yuan', '不通过 R1001 再看')).toContain('R1001 现在是「已销号」');
  expect(await says('mishu1-kz', '查看 R1001')).toBe(
    '没有 R1001 这项整改。用 `/duban 整改 列表` 查看。\n整改 查看 R1001',
  );
  const [record] = (await office.exported()).rectifications;
  expect(record?.history.map(({ event, reason }) => [event, reason])).toEqual([
    ['note', '走道堆放杂物'],
    ['issue', ''],
    ['accept', ''],
    ['report', '已清一半'],
    ['done', '已清走'],
    ['pass', ''],
  ]);
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '又有杂物' }], 'special');
  expect(await says('xinxi-kz', '查看 R1002')).toContain('重复问题：5月11日周三督查时已发现过，见 R1001。');
});
