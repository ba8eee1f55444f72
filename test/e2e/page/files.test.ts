import { readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice, startBot } from '../../flow/practice/office.ts';
import { openBrowser, openTab } from './browser.ts';
import { evidence } from './files-bot.ts';

let practice: Practice;
let bot: App;
let browser: Browser;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  [practice, browser] = await Promise.all([
    openOffice({ postingRate: false, commands: [{ command: '/evidence', description: '上报佐证' }] }),
    openBrowser(),
  ]);
  bot = await startBot(practice, evidence);
  ({ page, troubles } = await openTab(browser));
});

afterAll(async () => {
  await browser.close();
  await bot.stop();
  await practice.close();
});

beforeEach(async () => {
  troubles.length = 0;
  await page.goto(`${practice.url}/?as=zonghe-kz`);
  await page.getByRole('button', { name: 'ke-zonghe' }).click();
});

const messages = () => page.getByRole('log', { name: '#ke-zonghe' }).locator('.message');
const composer = () => page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });
const chosen = (within: Page | Locator = page) => within.getByRole('list', { name: '已选的文件' });
const send = () => page.locator('main').getByRole('button', { name: '发送' });

/** Code for the browser stands here as text: the tests know no types of its world. */
const DRAW = `(colour) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
  const pen = Object.assign(canvas.getContext('2d'), { fillStyle: colour });
  pen.fillRect(0, 0, 320, 200);
  return canvas.toDataURL('image/png').split(',')[1];
}`;
const GIVE = `(element, [type, name]) => {
  const data = new DataTransfer();
  data.items.add(new File(['内容'], name));
  const how = { clipboardData: data, dataTransfer: data, bubbles: true, cancelable: true };
  element.dispatchEvent(type === 'paste' ? new ClipboardEvent(type, how) : new DragEvent(type, how));
}`;

/** A picture of one colour. */
async function picture(colour: string): Promise<Buffer> {
  return Buffer.from(await page.evaluate<string>(`(${DRAW})('${colour}')`), 'base64');
}

/** Pastes a file into a field or drops it there. */
async function give(target: Locator, how: 'paste' | 'drop', name: string): Promise<void> {
  await target.focus();
  await page.evaluate(`(${GIVE})(document.activeElement, ['${how}', '${name}'])`);
}

async function choose(button: Locator, ...files: { name: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files.map((file) => ({ mimeType: '', ...file })));
}

const isShown = (image: Locator) =>
  image.evaluate((element) => 'naturalWidth' in element && element.naturalWidth === 320);

it('sends files without words, shows the picture, and offers the other for download', async () => {
  const table = { name: '第18周<b>汇总.xlsx', buffer: Buffer.from('表') };
  await choose(
    page.locator('main').getByRole('button', { name: '添加文件' }),
    { name: '现场.png', buffer: await picture('teal') },
    table,
    { name: '误选.txt', buffer: Buffer.from('x') },
  );
  await chosen().getByRole('button', { name: '去掉 误选.txt' }).click();
  await chosen().getByText('3 B').waitFor();
  await send().click();

  const last = messages().last();
  const image = last.getByRole('img', { name: '现场.png' });
  await image.waitFor();
  await expect.poll(() => isShown(image), { interval: 20 }).toBe(true);
  expect(await chosen().count()).toBe(0);
  await last.getByText('Excel Spreadsheet · 3 B').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    last.getByRole('link', { name: `下载 ${table.name}` }).click(),
  ]);
  expect(readFileSync(await download.path()).toString()).toBe('表');

  await last.getByRole('button', { name: '放大查看 现场.png' }).click();
  const large = page.getByRole('dialog', { name: '现场.png' });
  await large.getByRole('img', { name: '现场.png' }).waitFor();
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  expect(troubles).toEqual([]);
});

it('takes files that are pasted or dropped, in a thread as well, and keeps them while one looks elsewhere', async () => {
  await composer().fill('看附件');
  await give(composer(), 'drop', '拖来.md');
  await give(composer(), 'paste', '贴来.md');
  await chosen().getByText('贴来.md').waitFor();
  await page.getByRole('button', { name: 'tongbao' }).click();
  expect(await chosen().count()).toBe(0);
  await page.getByRole('button', { name: 'ke-zonghe' }).click();
  expect(await chosen().getByRole('listitem').count()).toBe(2);
  await composer().press('Enter');
  const root = messages().filter({ hasText: '看附件' });
  await root.getByText('拖来.md').waitFor();

  await root.hover();
  await root.getByRole('button', { name: '在消息串中回复' }).click();
  const thread = page.getByRole('complementary', { name: '消息串' });
  await give(thread.getByRole('textbox'), 'drop', '补充.pdf');
  await chosen(thread).getByText('补充.pdf').waitFor();
  await thread.getByRole('button', { name: '发送' }).click();
  await thread.locator('.message', { hasText: '补充.pdf' }).getByText('PDF · 6 B').waitFor();
  expect(troubles).toEqual([]);
});

it('takes back a file of one’s own, and says so where it was', async () => {
  await choose(page.locator('main').getByRole('button', { name: '添加文件' }), {
    name: '误传.docx',
    buffer: Buffer.from('x'),
  });
  await send().click();
  const message = messages().filter({ hasText: '误传.docx' });
  await message.getByRole('button', { name: '删除文件 误传.docx' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await messages().last().getByText('此文件已删除。').waitFor();
  expect(await page.getByText('误传.docx').count()).toBe(0);
  expect(troubles).toEqual([]);
});

it('hands files to the app in a form, which shows the picture', async () => {
  await composer().fill('/evidence');
  await composer().press('Escape');
  await composer().press('Enter');
  const form = page.getByRole('dialog', { name: '上报佐证' });
  const button = form.getByRole('button', { name: '选择文件' });
  await form.getByText('最多 2 个，每个不超过 10 MB；png, jpg').waitFor();
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('请填写此必填项。').waitFor();
  await choose(button, { name: '说明.pdf', buffer: Buffer.from('x') });
  await form.getByText('只接受这些类型的文件：png, jpg。').waitFor();
  const photo = { name: '整改后.png', buffer: await picture('orange') };
  await choose(
    button,
    photo,
    { name: '甲.jpg', buffer: Buffer.from('x') },
    { name: '乙.jpg', buffer: Buffer.from('x') },
  );
  await form.getByText('最多可选 2 个文件。').waitFor();
  await chosen(form).getByRole('button', { name: '去掉 甲.jpg' }).click();
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });

  // A colleague, in a window so low that the picture pushes what stands above it out of sight.
  const other = await openTab(browser);
  await other.page.setViewportSize({ width: 1280, height: 420 });
  await other.page.goto(`${practice.url}/?as=zonghe-fkz`);
  const list = other.page.getByRole('log', { name: '#ke-zonghe' });
  const answer = list.locator('.message', { hasText: `收到 整改后.png，${photo.buffer.length} 字节` });
  const image = answer.getByRole('img', { name: '上报的照片' });
  await image.waitFor();
  await expect.poll(() => isShown(image), { interval: 20 }).toBe(true);
  expect(await list.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
  const below = () => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await expect.poll(below, { interval: 20 }).toBeLessThan(2);
  expect(other.troubles).toEqual([]);
  await other.page.close();
  expect(troubles).toEqual([]);
});

it('shows a file that only calls itself a picture as a file', async () => {
  await choose(page.locator('main').getByRole('button', { name: '添加文件' }), {
    name: '假.png',
    buffer: Buffer.from('<script>document.title = "假"</script>'),
  });
  await send().click();
  await messages().last().getByText('PNG · 39 B').waitFor();
  expect(await page.title()).not.toContain('假');
});
