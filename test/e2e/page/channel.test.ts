import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPageOffice, openTab, type PageOffice } from './browser.ts';
import { echo } from './echo-bot.ts';

let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice(echo);
});

afterAll(() => office.close());

beforeEach(async () => {
  office.troubles.length = 0;
  await office.page.goto(`${office.practice.url}/?as=zonghe-kz`);
  await office.page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
});

const messages = () => office.page.getByRole('log', { name: '#ke-zonghe' }).locator('.message');

async function say(text: string): Promise<Locator> {
  const composer = office.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });
  await composer.fill(text);
  await composer.press('Enter');
  const said = messages().filter({ hasText: text });
  await said.waitFor();
  return said;
}

it('looks into a channel before joining it', async () => {
  const { page, practice } = office;
  await page.goto(`${practice.url}/?as=zonghe-fkz`);
  await page.getByRole('button', { name: '浏览频道' }).click();
  const browser = page.getByRole('dialog', { name: '浏览频道' });
  expect(await browser.locator('.channel-name').allInnerTexts()).toEqual([
    'tongbao 3 名成员',
    'xianliao 1 名成员',
  ]);
  await browser.getByRole('button', { name: 'tongbao 3 名成员' }).click();
  await page.getByText('你正在查看 #tongbao，还没有加入。').waitFor();
  await page.getByRole('button', { name: '加入频道' }).click();
  await page.getByRole('textbox', { name: '发消息到 #tongbao' }).waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'tongbao' }).waitFor();
  await page.locator('.message').getByText('加入了 #tongbao。').waitFor();
  await page.getByRole('button', { name: '4 名成员' }).click();
  await page.getByRole('link', { name: /综合科副科长/ }).waitFor();
  expect(office.troubles).toEqual([]);
});

it('puts any emoji on a message, and takes it off again by a press on it', async () => {
  const { page } = office;
  const said = await say('给个表情');
  await said.hover();
  await said.getByRole('button', { name: '添加表情回应' }).click();
  await page.getByRole('textbox', { name: '搜索表情' }).fill('tada');
  await page.keyboard.press('Enter');
  await said.getByRole('button', { name: /用 :tada: 回应/ }).click();
  await said.getByRole('button', { name: /用 :tada: 回应/ }).waitFor({ state: 'detached' });
  expect(office.troubles).toEqual([]);
});

it('leaves a stone where a message with replies was, and shows who replied last', async () => {
  const said = await say('会被删掉');
  const { acts } = office.practice;
  const threadTs = (await said.getAttribute('data-ts')) ?? '';
  await acts.perform({ kind: 'message', as: 'zonghe-fkz', channel: 'ke-zonghe', text: '收到', threadTs });
  await said.getByRole('button', { name: '1 条回复 最后回复：08:55' }).waitFor();
  await said.hover();
  await said.getByRole('button', { name: '删除消息' }).click();
  await office.page.getByRole('dialog', { name: '删除消息' }).getByRole('button', { name: '删除' }).click();
  const stone = messages().filter({ hasText: '此消息已删除。' });
  await stone.getByRole('button', { name: /1 条回复/ }).click();
  await office.page.getByRole('complementary', { name: '消息串' }).getByText('收到').waitFor();
  expect(office.troubles).toEqual([]);
});

it('edits a message with the keys of Slack, and marks it as edited', async () => {
  const said = await say('改一改');
  await said.hover();
  await said.getByRole('button', { name: '编辑消息' }).click();
  const editor = office.page.getByRole('textbox', { name: '编辑消息' });
  await editor.press('ControlOrMeta+a');
  await editor.press('ControlOrMeta+b');
  expect(await editor.inputValue()).toBe('*改一改*');
  await editor.press('Enter');
  await said.locator('strong', { hasText: '改一改' }).waitFor();
  await said.getByText('（已编辑）').waitFor();
});

it('completes names, channels and emoji while one types', async () => {
  const { page } = office;
  const composer = page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });
  for (const [typed, filledIn] of [
    ['@副', '@综合科副科长 '],
    ['#tong', '#tongbao '],
    [':white_ch', ':white_check_mark: '],
    ['/inv', '/invite '],
  ] as const) {
    await composer.fill('');
    await composer.pressSequentially(typed);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await composer.press('Tab');
    expect(await composer.inputValue()).toBe(filledIn);
  }
  await page.getByText('/invite @成员 — 邀请成员或应用加入频道').waitFor();
  await composer.fill('');
});

it('dismisses what only oneself sees', async () => {
  const { page } = office;
  await page.getByRole('textbox', { name: '发消息到 #ke-zonghe' }).fill('/echo 悄悄话');
  await page.keyboard.press('Enter');
  const whisper = messages().filter({ hasText: '你说：悄悄话' });
  await whisper.getByText('仅你可见').waitFor();
  await whisper.hover();
  await whisper.getByRole('button', { name: '不再显示这条消息' }).click();
  await whisper.waitFor({ state: 'detached' });
  expect(office.troubles).toEqual([]);
});

it('leads a reader of old messages back to the newest, and does not move them meanwhile', async () => {
  const { page, practice } = office;
  for (let count = 1; count <= 30; count += 1) {
    await practice.acts.perform({
      kind: 'message',
      as: 'zonghe-fkz',
      channel: 'ke-zonghe',
      text: `第 ${count} 条`,
    });
  }
  const list = page.getByRole('log', { name: '#ke-zonghe' });
  await list.getByText('第 30 条').waitFor();
  await list.evaluate((box) => box.scrollTo({ top: 0 }));
  const back = page.getByRole('button', { name: '跳到最新' });
  await back.waitFor();
  await practice.acts.perform({ kind: 'message', as: 'zonghe-fkz', channel: 'ke-zonghe', text: '最新一条' });
  await list.getByText('最新一条').waitFor();
  expect(await list.evaluate((box) => box.scrollTop)).toBe(0);
  await back.click();
  await back.waitFor({ state: 'detached' });
  expect(office.troubles).toEqual([]);
});

it('lets two people talk in two tabs, and marks as new what came while one looked elsewhere', async () => {
  const { browser, page, practice, troubles } = office;
  const { page: other } = await openTab(browser, troubles);
  await other.goto(`${practice.url}/?as=zonghe-fkz`);
  await other.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'xianliao' }).click();
  await other.getByRole('textbox', { name: '发消息到 #ke-zonghe' }).fill('在吗？');
  await other.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe 1 条未读' }).click();
  const divider = page.locator('.new-divider');
  await divider.waitFor();
  expect(await divider.evaluate((line) => line.nextElementSibling?.textContent)).toContain('在吗？');
  await say('我在呢');
  await divider.waitFor({ state: 'detached' });
  await other.getByRole('log').getByText('我在呢').waitFor();
  await other.close();
  expect(troubles).toEqual([]);
});
