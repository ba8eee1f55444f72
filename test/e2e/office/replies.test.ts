import { beforeAll, expect, it } from 'vitest';
import { openRehearsal, type Desk, type Rehearsal } from './rehearsal.ts';

let office: Rehearsal;
let head: Desk;

beforeAll(async () => {
  office = await openRehearsal();
  head = await office.tabOf('zonghe-kz');
  await head.enter('ke-zonghe');
  await head.toNextSlot('每周部署');
});

it('says beside the fields what is wrong with a form, keeps its text, and takes it once it is right', async () => {
  const asked = (await head.goTo('ke-zonghe')).filter({ hasText: '2022年第18周任务' });
  const form = head.page.getByRole('dialog', { name: '每周回复' });
  await head.open(asked.getByRole('button', { name: '回复', exact: true }), form);
  for (const state of await form.getByRole('combobox', { name: '状态' }).all()) await state.selectOption('');
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('还没有填写任何内容').waitFor();

  const text = form.getByRole('textbox', { name: '做了什么' }).first();
  const tooLong = '长'.repeat(3_001);
  await text.fill(tooLong);
  await form.getByRole('combobox', { name: '状态' }).first().selectOption('已完成');
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText(/不能超过 .* 个字符/).waitFor();
  expect(await text.inputValue()).toBe(tooLong);

  await text.fill('收集 13 个科室动态');
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });
  await asked.getByText('已回复').waitFor();
  const saved = (await head.goTo('ke-zonghe')).filter({ hasText: '仅你可见' }).last();
  await saved.getByText('T2 汇总本周创建动态，报创建办: 已完成 — 收集 13 个科室动态').waitFor();
  expect(office.troubles).toEqual([]);
});

it('takes what is said under its message for a reply, and says so where it was said', async () => {
  const other = await office.tabOf('mishu1-kz');
  const asked = (await other.enter('ke-mishu1')).filter({ hasText: '2022年第18周任务' });
  await asked.hover();
  await asked.getByRole('button', { name: '在消息串中回复' }).click();
  const thread = other.page.getByRole('complementary', { name: '消息串' });
  await thread.getByRole('textbox').fill('起草讲话 2 篇');
  await thread.getByRole('textbox').press('Enter');
  await thread.locator('.message.ephemeral').getByText('已保存').waitFor();
  await thread
    .locator('.message', { hasText: '起草讲话 2 篇' })
    .getByRole('button', { name: /督办/ })
    .waitFor();
  await asked.getByText('已回复').waitFor();
  await asked.getByRole('button', { name: '1 条回复' }).waitFor();
  expect(office.troubles).toEqual([]);
});

it('shows the office how the summary changes in place when somebody is late, in a tab that only looks on', async () => {
  await head.toNextSlot('每周催报');
  await head.toNextSlot('本周截止');
  await head.toNextSlot('每周汇总');
  const office2 = await office.tabOf('chuangjian-ban');
  const summaries = (await office2.enter('chuangjian-tongbao')).filter({ hasText: '未回复' });
  await summaries.last().getByText('逾期回复 0').waitFor();
  const before = await summaries.count();

  const late = await office.tabOf('xinfang-kz');
  await late.enter('ke-xinfang');
  await late.say('/duban reply T13 完成 接待来访 9 批');
  await late.page.getByText('已保存').waitFor();

  await summaries.last().getByText('逾期回复 1').waitFor();
  expect(await summaries.count()).toBe(before);
  expect(office.troubles).toEqual([]);
}, 60_000);
