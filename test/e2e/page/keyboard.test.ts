import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPageOffice, type PageOffice } from './browser.ts';
import { rough } from './rough-bot.ts';

let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice(rough([]));
});

afterAll(() => office.close());

beforeEach(async () => {
  const { page, practice } = office;
  office.troubles.length = 0;
  practice.workspace.views.closeAll(practice.workspace.person('zonghe-kz').id);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${practice.url}/?as=zonghe-kz&in=${practice.workspace.channel('ke-zonghe').id}`);
  await composer().waitFor();
});

const composer = () => office.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });
const messages = () => office.page.getByRole('log', { name: '#ke-zonghe' }).locator('.message');

/** This has the focus, now or in a moment. */
async function expectFocus(one: Locator): Promise<void> {
  await expect.poll(() => one.and(office.page.locator(':focus')).count()).toBe(1);
}

async function say(text: string): Promise<void> {
  await composer().fill(text);
  await composer().press('Enter');
}

it('leads from a closed thread back to the line that opens it again', async () => {
  const { page } = office;
  await say('从哪里来');
  const root = messages().filter({ hasText: '从哪里来' });
  await root.hover();
  await root.getByRole('button', { name: '在消息串中回复' }).click();
  const thread = page.getByRole('complementary', { name: '消息串' });
  await thread.getByRole('textbox').fill('回哪里去');
  await page.keyboard.press('Enter');
  const bar = root.getByRole('button', { name: '1 条回复' });
  await bar.waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(bar);
  await page.keyboard.press('Enter');
  await thread.getByRole('button', { name: '关闭消息串' }).click();
  await expectFocus(bar);
  expect(office.troubles).toEqual([]);
});

it('leads from a label to its field, and says which fields are required', async () => {
  const { page } = office;
  await say('/fields');
  const form = page.getByRole('dialog', { name: '各种字段' });
  const label = (words: string) => form.locator('.input-label', { hasText: words });
  await label('说明').click();
  await expectFocus(form.getByRole('textbox', { name: '说明' }));
  await label('核对').click();
  await expectFocus(form.getByRole('checkbox').first());
  await label('标题').click();
  await expectFocus(form.getByRole('textbox', { name: '标题' }));
  const required = (field: Locator) => field.getAttribute('aria-required');
  expect(await required(form.getByRole('textbox', { name: '标题' }))).toBe('true');
  expect(await required(form.getByRole('textbox', { name: '说明' }))).toBe('false');
  expect(await required(form.getByRole('combobox', { name: '地点' }))).toBe('true');
  const told = await form.getByRole('group', { name: '核对' }).getAttribute('aria-describedby');
  expect(await form.locator(`[id="${told}"]`).textContent()).toBe('必填');
  expect(office.troubles).toEqual([]);
});

it('names the groups of what an app offers, and picks from all of them by the arrows', async () => {
  const { page } = office;
  await say('/fields');
  const form = page.getByRole('dialog', { name: '各种字段' });
  await form.getByRole('combobox', { name: '文件' }).fill('文');
  await form.getByRole('group', { name: '国办' }).waitFor();
  const offered = (group: string) =>
    form.getByRole('group', { name: group }).getByRole('option').allInnerTexts();
  expect(await offered('国办')).toEqual(['国办函12号', '国办发7号']);
  expect(await offered('省里')).toEqual(['省文明办3号']);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await form.getByRole('listitem').filter({ hasText: '省文明办3号' }).waitFor();
  expect(office.troubles).toEqual([]);
});

it('lets a choice in a message be changed and not undone', async () => {
  const { page } = office;
  await say('地点');
  const select = messages().last().getByRole('combobox', { name: '地点' });
  await select.selectOption('会议室');
  await expect.poll(() => select.isEnabled()).toBe(true);
  expect(await select.locator('option:not([disabled])').allInnerTexts()).toEqual(['会议室', '接待大厅']);
  await say('/fields');
  const form = page.getByRole('dialog', { name: '各种字段' });
  const inForm = form.getByRole('combobox', { name: '地点' });
  await inForm.waitFor();
  expect(await inForm.locator('option:not([disabled])').allInnerTexts()).toEqual(['会议室', '接待大厅']);
  expect(office.troubles).toEqual([]);
});

it('keeps the keyboard in the channel list that covers a narrow window, until Escape', async () => {
  const { page } = office;
  await page.setViewportSize({ width: 390, height: 800 });
  const toggle = page.locator('.sidebar-toggle');
  await toggle.click();
  const sidebar = page.getByRole('navigation', { name: '频道与私信' });
  await expectFocus(sidebar.getByRole('button').first());
  await page.evaluate("document.querySelector('main textarea').focus()");
  await expectFocus(sidebar.getByRole('button').first());
  await page.keyboard.press('Escape');
  await expectFocus(toggle);
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  await composer().click();
  await expectFocus(composer());
  await toggle.click();
  await page.mouse.click(380, 500);
  await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('false');
  await toggle.click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await composer().click();
  await expectFocus(composer());
  expect(office.troubles).toEqual([]);
});

it('closes a panel that Tab leaves', async () => {
  const { page } = office;
  const opener = page.getByRole('main').getByRole('button', { name: '3 名成员' });
  await opener.click();
  const filter = page.getByRole('main').getByRole('textbox', { name: '筛选' });
  await expectFocus(filter);
  await page.keyboard.press('Shift+Tab');
  await expectFocus(opener);
  expect(await filter.isVisible()).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => filter.count()).toBe(0);
  expect(await opener.getAttribute('aria-expanded')).toBe('false');
  expect(office.troubles).toEqual([]);
});

it('reads out how the clock moves, in a place that was there before', async () => {
  const { page } = office;
  const said = page.locator('p[role=status].sr-only');
  expect(await said.textContent()).toBe('');
  await page.evaluate("document.querySelector('p[role=status].sr-only').dataset.before = 'yes'");
  await page.getByRole('button', { name: '次日' }).click();
  await expect.poll(() => page.locator('p[data-before=yes]').textContent()).toMatch(/没有经过任何时点|2022/);
});
