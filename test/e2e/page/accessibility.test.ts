import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { barriers } from './accessibility.ts';
import { openPageOffice, type PageOffice } from './browser.ts';
import { kitchen } from './kitchen-bot.ts';

let office: PageOffice;
let channel: string;

beforeAll(async () => {
  office = await openPageOffice(kitchen({ actions: [], submissions: [], closed: [] }));
  const { acts, workspace } = office.practice;
  channel = workspace.channel('ke-zonghe').id;
  for (const text of ['看', '数据', '用', '框'])
    await acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text });
  await office.practice.until(() => workspace.messages.in(channel).length === 8);
  const ts = workspace.messages.in(channel).at(-1)?.ts ?? '';
  await acts.perform({ kind: 'message', as: 'zonghe-fkz', channel, text: '收到 @综合科科长', threadTs: ts });
  await acts.perform({ kind: 'react', as: 'zonghe-fkz', channel, ts, name: 'eyes' });
});

afterAll(() => office.close());

beforeEach(async () => {
  office.troubles.length = 0;
  await office.page.setViewportSize({ width: 1280, height: 800 });
  await office.page.emulateMedia({ colorScheme: 'light' });
  await enter('zonghe-kz');
});

async function enter(handle: string): Promise<void> {
  await office.page.goto(`${office.practice.url}/?as=${handle}&in=${channel}`);
  await office.page.getByRole('log').locator('.message').last().waitFor();
}

async function expectNoBarriers(): Promise<void> {
  expect(await barriers(office.page)).toEqual([]);
  expect(office.troubles).toEqual([]);
}

it('has no barriers in a channel with every block, a thread beside it, and the list of commands open', async () => {
  const { page } = office;
  await expectNoBarriers();
  await page.getByRole('button', { name: /1 条回复/ }).click();
  await page.getByRole('complementary', { name: '消息串' }).getByText('收到').waitFor();
  await page.getByRole('textbox', { name: '发消息到' }).fill('/');
  await page.getByRole('listbox').waitFor();
  await expectNoBarriers();
});

it('has no barriers in a form with errors', async () => {
  const { page } = office;
  await page.getByRole('textbox', { name: '发消息到' }).fill('/form');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: '什么都有' });
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('请填写此必填项。').waitFor();
  await expectNoBarriers();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

it('has no barriers in the App Home', async () => {
  const { page } = office;
  await page.getByRole('navigation').getByRole('button', { name: '督办' }).click();
  await page.getByRole('main').getByRole('button', { name: '主页' }).click();
  await page.getByRole('region', { name: '主页' }).getByText('本周简报').waitFor();
  await expectNoBarriers();
});

it('has no barriers in a narrow window, with the channel list open, and nothing that is cut off', async () => {
  const { page } = office;
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoBarriers();
  await page.getByRole('button', { name: '打开频道列表' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'tongbao' }).waitFor();
  await expectNoBarriers();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
});

it('fits a window at twice its size, as for people who see badly', async () => {
  const { page } = office;
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByRole('textbox', { name: '发消息到' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await expectNoBarriers();
});

it('has no barriers in English, nor in the dark', async () => {
  await office.page.emulateMedia({ colorScheme: 'dark' });
  await expectNoBarriers();
  await office.page.goto(`${office.practice.url}/?as=ducha-kz`);
  await office.page.getByRole('textbox', { name: 'Message #tongbao' }).waitFor();
  await expectNoBarriers();
});
