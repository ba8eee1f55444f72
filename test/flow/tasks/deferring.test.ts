import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import type { TaskRecord } from '../../support/record.ts';

/** T6, due on 20 May, of which its section wishes that it were due on the 27th. */
async function withWish(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.types('zonghe-kz', '/duban task defer T6 to:2022-05-27 等照片');
  return office;
}

async function recordOf(office: TestOffice): Promise<TaskRecord | undefined> {
  return (await office.exported()).tasks.find((one) => one.ref === 'T6');
}

it.each([
  [
    'is over',
    '2022-05-30T10:00+08:00',
    '5月27日周五已经过去，没有改动。最近可用的是 5月31日周二 (2022-05-31)。',
  ],
  [
    'leaves no workday',
    '2022-05-27T10:00+08:00',
    '5月27日周五太近：截止前至少留一个工作日，没有改动。最近可用的是 5月30日周一 (2022-05-30)。',
  ],
])('a wish is not granted when its day %s; the office can reject it', async (_when, at, fault) => {
  const office = await withWish();
  office.clock(at);
  expect(await office.types('chuangjian-ban', '/duban task approve T6')).toContain(
    `${fault}这个延期不能再同意；请不同意并写明可以延到哪天：\`/duban 任务 不同意 T6 `,
  );
  expect(await recordOf(office)).toMatchObject({ due_on: '2022-05-20', deferrals: [{ granted: null }] });
  await office.types('chuangjian-ban', '/duban task reject T6 可以另选一天');
  expect(await recordOf(office)).toMatchObject({ due_on: '2022-05-20', deferrals: [{ granted: false }] });
});

it.each([
  ['is handed in', 'zonghe-kz', 'submit T6 已办'],
  ['is suspended', 'chuangjian-ban', 'suspend T6 review:2022-06-01 等经费'],
  ['is cancelled', 'chuangjian-ban', 'cancel T6 不办了'],
])('a wish that nobody decided on falls when the task %s', async (_how, who, typed) => {
  const office = await withWish();
  await office.types(who, `/duban task ${typed}`);
  expect(await recordOf(office)).toMatchObject({
    due_on: '2022-05-20',
    deferrals: [{ granted: false, decided_by: null, decided_at: '2022-05-05T02:00:00.000Z' }],
  });
});

it('a task is cancelled after its parts, which are named', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task split T2 起草文本 due:2022-05-20');
  expect(await office.types('chuangjian-ban', '/duban task cancel T2 不办了')).toContain(
    'T2 还有没有办完的下级任务：T6。请先把它们销号或撤销；没有改动。',
  );
  await office.types('chuangjian-ban', '/duban task cancel T6 不办了');
  await office.types('chuangjian-ban', '/duban task cancel T2 不办了');
  const states = (await office.exported()).tasks.map(({ ref, state }) => `${ref} ${state}`);
  expect(states).toEqual(expect.arrayContaining(['T2 cancelled', 'T6 cancelled']));
});
