import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../db/connect.ts';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { SMALL } from '../../support/campaigns.ts';
import { ownFolder } from '../../support/folder.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const MOVED_ON =
  'T6 现在是「办理中」，不能再「签收」，没有改动。5月5日周四，综合科科长：签收。\n*T6 整理展柜*\n🟢 正常 · 办理中\n';

function cardOf(office: TestOffice): MessageRecord | undefined {
  return office.messages('ke-zonghe').findLast((one) => shown(one).startsWith('*T6 '));
}

async function withTask(databaseUrl?: string): Promise<TestOffice> {
  const office = await openOffice({
    campaign: SMALL,
    at: '2022-05-05T10:00+08:00',
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  await office.delivered();
  return office;
}

async function events(office: TestOffice): Promise<string[]> {
  const { tasks } = await office.exported();
  return (tasks.find((one) => one.ref === 'T6')?.history ?? []).map(({ event }) => event);
}

it('a button of a private card that has grown old changes nothing and shows the card as it stands', async () => {
  const office = await withTask();
  await office.types('zonghe-fkz', '/duban task show T6');
  const old = office.whispers('zonghe-fkz').at(-1);
  await office.types('zonghe-kz', '/duban task ack T6');
  expect(await office.presses('zonghe-fkz', old, '签收')).toBe('');
  const now = office.whispers('zonghe-fkz').at(-1);
  expect(now?.ts).toBe(old?.ts);
  expect(now && shown(now).startsWith(MOVED_ON)).toBe(true);
  expect(await events(office)).toEqual(['add', 'acknowledge']);
});

it('a button in a window that has grown old changes nothing and brings the window up to date', async () => {
  const office = await withTask();
  await office.opensHome('zonghe-fkz');
  await office.pressesAtHome('zonghe-fkz', '打开', 'T6');
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.pressesInWindow('zonghe-fkz', '签收');
  expect(office.window('zonghe-fkz').startsWith(MOVED_ON)).toBe(true);
  expect(office.window('zonghe-fkz')).toContain('[提交办结]');
  expect(await events(office)).toEqual(['add', 'acknowledge']);
});

it('a form that was opened before the task moved on stays open with its words and says why', async () => {
  const office = await withTask();
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.delivered();
  await office.presses('zonghe-fkz', cardOf(office), '提交办结');
  await office.types('zonghe-kz', '/duban task submit T6 已整理');
  const said = await office.fills('zonghe-fkz', { fields: { 办理结果: '我也整理了' } });
  expect(said).toEqual([
    'T6 现在是「办结审核」，不能再「提交办结」，没有改动。5月5日周四，综合科科长：提交办结。',
  ]);
  expect(office.form('zonghe-fkz')).toBeDefined();
  expect(await events(office)).toEqual(['add', 'acknowledge', 'submit']);
});

it('a button of a card in the channel that Slack has not brought up to date yet', async () => {
  const office = await withTask();
  office.practice.faults.add({ method: 'chat.update', kind: 'ratelimit', times: 20 });
  await office.types('zonghe-kz', '/duban task ack T6');
  const told = await office.presses('zonghe-fkz', cardOf(office), '签收');
  expect(told.startsWith(MOVED_ON)).toBe(true);
  expect(await events(office)).toEqual(['add', 'acknowledge']);
  office.practice.faults.clear();
});

it('somebody who may not is told who may', async () => {
  const office = await withTask();
  const told = await office.presses('wendian-kz', cardOf(office), '签收');
  expect(told.split('\n')[0]).toBe(
    'T6「签收」由主办科室负责人办理，没有改动。这里是：综合科科长、综合科副科长。',
  );
  expect(await events(office)).toEqual(['add']);
});

it.each(['one bot', 'two bots on one database'])(
  'two people press at the same moment with %s: one wins, the other is told',
  async (bots) => {
    const databaseUrl = `sqlite:${join(ownFolder(), 'office.db')}`;
    const office = await withTask(databaseUrl);
    if (bots !== 'one bot') {
      const db = connect(databaseUrl);
      const other = office.anotherBot({ ...office.deps, db });
      onTestFinished(async () => {
        await other.stop();
        await db.destroy();
      });
      await other.start();
    }
    const told = await office.pressTogether(['zonghe-kz', 'zonghe-fkz'], cardOf(office), '签收');
    const begins = told.map((one) => one.split('\n')[0]?.replace(/综合科副?科长/, '某人'));
    expect(new Set(begins)).toEqual(
      new Set([
        'T6 现在是「办理中」，不能再「签收」，没有改动。5月5日周四，某人：签收。',
        '✅ 已办：T6 签收。',
      ]),
    );
    expect(await events(office)).toEqual(['add', 'acknowledge']);
    await office.delivered();
  },
);
