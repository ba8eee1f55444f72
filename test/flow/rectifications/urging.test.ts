import { expect, it } from 'vitest';
import { inspected } from '../../support/findings.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('is urged by the ladder of tasks, and accepted once though two press at the same moment', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [{ section: 'xingzheng', item: 'premises', problem: '走道堆放杂物' }]);
  const card = office.messages('ke-xingzheng').findLast((one) => shown(one).startsWith('*R1 '));
  const nine = (day: string): string => `${day}T09:00+08:00`;
  await office.at(nine('2022-05-23'));
  expect(shown(office.direct('xingzheng-gy').at(-1) ?? { text: '' })).toContain('请您留意的整改：1 项');
  const [one, other] = await office.pressTogether(['xingzheng-kz', 'xingzheng-kz'], card, '认领');
  expect([one, other].join('\n')).toContain('R1 现在是「整改中」，不能再「认领」');
  await office.delivered();
  await office.at(nine('2022-05-27'));
  expect(shown(office.direct('ducha-yuan').at(-1) ?? { text: '' })).toContain(
    '5月26日周四 前整改，已逾期 1 天',
  );
  const [record] = (await office.exported()).rectifications;
  expect(record?.history.map(({ event }) => event)).toEqual(['note', 'issue', 'accept']);
  expect(record?.urgings.map(({ workdays, told }) => [workdays, told])).toEqual([
    [-3, ['xingzheng-gy']],
    [1, ['xingzheng-kz', 'chuangjian-ban', 'ducha-yuan']],
  ]);
});
