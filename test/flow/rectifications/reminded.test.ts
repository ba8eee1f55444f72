import { expect, it } from 'vitest';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown, tableIn } from '../../support/shown.ts';

const nine = (day: string): string => `${day}T09:00+08:00`;
const OFFICE = ['chuangjian-ban', 'ducha-yuan'];
const read = (office: TestOffice, who: string): string[] =>
  office
    .direct(who)
    .map(shown)
    .filter((text) => text.includes('整改'));

it('comes back to the office on its review day alone, and stands in the progress by age, overdue and suspended', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(
    office,
    [
      { section: 'zonghe', item: 'plan', problem: '台账缺三月' },
      { section: 'xinxi', item: 'premises', problem: '走道堆放<杂物>' },
    ],
    'special',
  );
  await office.types('zonghe-kz', '/duban 整改 认领 R1001');
  expect(await office.types('chuangjian-ban', '/duban 整改 挂账 R1001 复核:2022-05-14 等经费')).toMatch(
    /^5月14日周六不是工作日（5月14日周六至5月15日周日放假或休息），没有改动。/,
  );
  await office.types('chuangjian-ban', '/duban 整改 挂账 R1001 复核:2022-05-17 等经费');
  await office.delivered();
  for (const day of ['16', '17', '18']) {
    await office.at(nine(`2022-05-${day}`));
    const told = OFFICE.map((who) => read(office, who).length);
    expect([day, told]).toEqual([day, day === '16' ? [0, 0] : [1, 1]]);
  }
  for (const who of OFFICE)
    expect(read(office, who)).toEqual([
      '*等您办理的整改：1 件*\n*R1001 台账缺三月*\n⚪ 暂不计时 · 挂账 · 综合科 · 5月26日周四 前整改\n*挂账到了复核日，请决定是否恢复*\n[打开]',
    ]);
  expect(read(office, 'zonghe-kz')).toEqual([]);

  office.clock('2022-05-27T10:00+08:00');
  await inspected(office, [{ section: 'xinxi', item: 'conduct', problem: '没挂牌' }], 'special');
  const progress = await office.types('chuangjian-ban', '/duban 督查 进度');
  const rows = tableIn(office.whispers('chuangjian-ban').at(-1)).map((row) => row.join(' '));
  expect([rows[0], rows[1], rows[7]]).toEqual([
    '科室 未销号 7天以内 8–15天 16–30天 30天以上 逾期 挂账',
    '综合科 1 0 0 1 0 0 1',
    '信息科 2 1 0 1 0 1 0',
  ]);
  expect(progress).toMatch(
    /\n\*逾期\*\nR1002 信息科 · 走道堆放<杂物> · 5月26日 前整改\n累计发出整改 3 项：已销号 0 项，其中按期完成 0 项；撤回 0 项。\n按科室名册顺序排列，不是排名。/,
  );
  expect(await office.types('chuangjian-ban', '/duban inspect progress 综合科')).not.toContain('R1002');
  await office.types('xinxi-kz', '/duban inspect progress');
  const own = tableIn(office.whispers('xinxi-kz').at(-1)).map((row) => row.join(' '));
  expect([own[1], own[7]]).toEqual(['综合科 0 0 0 0 0 0 0', '信息科 2 1 0 1 0 1 0']);
});

it('is urged with the office while its head is away, after Do Not Disturb, and once in a message', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [
    { section: 'xingzheng', item: 'premises', problem: '走道堆放杂物' },
    { section: 'dangjian', item: 'conduct', problem: '没挂牌' },
  ]);
  await office.types('xingzheng-kz', '/duban 整改 认领 R1');
  await office.types('xingzheng-kz', '/duban leave 2022-05-12 2022-06-30');
  const disturb = (dnd: boolean) =>
    office.practice.acts.perform({ as: 'xingzheng-gy', kind: 'preferences', dnd });
  await disturb(true);
  await office.at(nine('2022-05-23'));
  expect(read(office, 'xingzheng-gy')).toEqual([]);
  await disturb(false);
  await office.at('2022-05-23T09:40+08:00');
  const urged = '*请您留意的整改：1 项*\n*R1 走道堆放杂物*\n🔵 临近到期 · 整改中 · 行政科';
  expect(read(office, 'xingzheng-gy')).toEqual([expect.stringContaining(urged)]);
  expect(read(office, 'dangjian-kz').at(-1)).toMatch(
    /^(?:(?!请您留意)[^])*\*等您办理的整改：1 件\*\n\*R2 没挂牌\*\n🔵 临近到期 · 待认领[^]*\*请认领，或提出异议\*\n\[打开\]$/,
  );
  await office.at(nine('2022-05-25'));
  for (const who of ['xingzheng-gy', ...OFFICE]) expect(read(office, who).at(-1)).toContain(urged);
  expect(read(office, 'xingzheng-kz')).toEqual([]);
  const { rectifications } = await office.exported();
  expect(rectifications[0]?.urgings.map(({ workdays, told }) => [workdays, told])).toEqual([
    [-3, ['xingzheng-gy']],
    [-1, ['xingzheng-gy', ...OFFICE]],
  ]);
});

it('shows on its card how near its due day is, each morning, though nobody moves it', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '走道堆放杂物' }]);
  const lights: (string | undefined)[] = [];
  for (const day of ['12', '24', '27']) {
    await office.at(nine(`2022-05-${day}`));
    const card = office.channel('ke-xinxi').find((text) => text.startsWith('*R1 '));
    lights.push(card?.split('\n')[1]);
  }
  expect(lights).toEqual(['🟢 正常 · 待认领', '🔵 临近到期 · 待认领', '🔴 已逾期 · 待认领']);
});
