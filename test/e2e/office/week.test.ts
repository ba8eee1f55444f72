import { beforeAll, expect, it } from 'vitest';
import { openRehearsal, type Desk, type Rehearsal } from './rehearsal.ts';

let office: Rehearsal;
let desk: Desk;

beforeAll(async () => {
  office = await openRehearsal();
  desk = await office.tabOf('zonghe-kz');
});

it('lives through a week by two presses, and shows it to everybody who looks', async () => {
  const other = await office.tabOf('mishu1-kz');
  const theirs = await other.enter('ke-mishu1');
  const mine = await desk.enter('ke-zonghe');
  const clock = desk.page.getByRole('region', { name: '练习时钟' });
  await clock.getByRole('button', { name: '下周一' }).click();
  await clock.getByText('2022-05-09 周一').waitFor();
  await mine.filter({ hasText: '2022年第18周任务' }).waitFor();
  await theirs.filter({ hasText: '2022年第18周任务' }).waitFor();
  await clock.getByRole('button', { name: '下周一' }).click();
  await clock.getByText('2022-05-16 周一').waitFor();
  await mine.filter({ hasText: '2022年第19周任务' }).waitFor();
  await theirs.filter({ hasText: '2022年第19周任务' }).waitFor();
  expect(office.troubles).toEqual([]);
}, 60_000);

it('marks as new what came while another channel was open, until it has been read', async () => {
  const channels = desk.page.getByRole('navigation');
  await channels.getByRole('button', { name: /chuangjian-tongbao.*\d+ 条未读/ }).click();
  await desk.page.getByText('新消息', { exact: true }).waitFor();
  await desk.goTo('ke-zonghe');
  await desk.goTo('chuangjian-tongbao');
  expect(await desk.page.getByText('新消息', { exact: true }).count()).toBe(0);
  expect(await channels.getByRole('button', { name: /chuangjian-tongbao.*未读/ }).count()).toBe(0);
});

it('opens the App Home with what is to be done, and the messages of the app beside it', async () => {
  await desk.page.getByRole('navigation').getByRole('button', { name: /^督办/ }).click();
  const main = desk.page.getByRole('main');
  await main.getByRole('button', { name: '主页' }).click();
  await main.getByRole('region', { name: '主页' }).getByRole('heading').first().waitFor();
  await main.getByRole('button', { name: '消息' }).click();
  await main.getByRole('textbox', { name: '发消息到 督办' }).waitFor();
  expect(office.troubles).toEqual([]);
});
