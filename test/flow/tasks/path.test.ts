import { expect, it } from 'vitest';
import { openOffice } from '../../support/office.ts';

it('walks a task from its hand-over to its close by typed commands', async () => {
  const office = await openOffice({ at: '2022-05-05T08:55+08:00' });
  const says = (who: string, typed: string) => office.types(who, `/duban ${typed}`);
  await says('chuangjian-ban', 'task add 更新宣传栏 section:xinxi due:5月20日 goal:participation');
  await says('xinxi-kz', 'task ack T21');
  await says('xinxi-kz', 'task report T21 已选好内容');
  await says('xinxi-kz', 'task defer T21 to:2022-05-27 等照片');
  await says('chuangjian-ban', 'task approve T21');
  await says('xinxi-kz', 'task submit T21 已更新四块展板');
  await says('ducha-yuan', 'task return T21 缺一块');
  await says('xinxi-kz', '提交 T21 已补齐');
  await says('ducha-yuan', '销号 T21');
  const { tasks } = await office.exported();
  const task = tasks.find((one) => one.ref === 'T21');
  expect(task).toMatchObject({ state: 'closed', due_on: '2022-05-27', original_due_on: '2022-05-20' });
  expect(task?.history.map(({ actor, event, from, to, reason }) => [actor, event, from, to, reason])).toEqual(
    [
      ['chuangjian-ban', 'add', null, 'assigned', ''],
      ['xinxi-kz', 'acknowledge', 'assigned', 'in_progress', ''],
      ['xinxi-kz', 'report', 'in_progress', 'in_progress', '已选好内容'],
      ['xinxi-kz', 'request_deferral', 'in_progress', 'in_progress', '等照片'],
      ['chuangjian-ban', 'approve_deferral', 'in_progress', 'in_progress', ''],
      ['xinxi-kz', 'submit', 'in_progress', 'under_review', '已更新四块展板'],
      ['ducha-yuan', 'return', 'under_review', 'in_progress', '缺一块'],
      ['xinxi-kz', 'submit', 'in_progress', 'under_review', '已补齐'],
      ['ducha-yuan', 'close', 'under_review', 'closed', ''],
    ],
  );
});
