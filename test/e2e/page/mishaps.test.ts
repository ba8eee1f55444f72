import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPageOffice, openTab, type PageOffice } from './browser.ts';
import { GUIDE, rough, TRICK } from './rough-bot.ts';

const told: string[] = [];
let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice(rough(told), { commands: [{ command: '/fields', description: '各种字段' }] });
});

afterAll(() => office.close());

beforeEach(async () => {
  told.length = 0;
  office.troubles.length = 0;
  await office.page.unrouteAll();
  await office.page.goto(`${office.practice.url}/?as=zonghe-kz`);
  await office.page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
});

const messages = () => office.page.getByRole('log', { name: '#ke-zonghe' }).locator('.message');
const composer = () => office.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });

async function say(text: string): Promise<void> {
  await composer().fill(text);
  await composer().press('Enter');
}

/** Says a word to the bot, and gives the message that it answers with. */
async function answerTo(word: string): Promise<Locator> {
  const answers = messages().filter({ has: office.page.locator('.blocks') });
  const before = await answers.count();
  await say(word);
  await expect.poll(() => answers.count()).toBe(before + 1);
  return answers.last();
}

/** Holds back the next request that sends these words, or goes to this address; the returned function lets it go. */
async function hold(what: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isHeld = false;
  await office.page.route('**/_practice/**', async (route) => {
    const request = route.request();
    if (isHeld || !`${request.url()} ${request.postData()}`.includes(what)) return route.fallback();
    isHeld = true;
    await held;
    // The page may have given it up meanwhile.
    return route.continue().catch(() => {});
  });
  return release;
}

it('keeps what is typed while the message before it is on its way', async () => {
  const release = await hold('第一条');
  await say('第一条');
  await expect.poll(() => composer().inputValue()).toBe('');
  await composer().pressSequentially('第二条写了一半');
  release();
  await messages().filter({ hasText: '第一条' }).waitFor();
  await expect
    .poll(() => office.page.locator('main').getByRole('button', { name: '发送' }).getAttribute('aria-busy'))
    .toBe('false');
  expect(await composer().inputValue()).toBe('第二条写了一半');
  await composer().press('Enter');
  await messages().filter({ hasText: '第二条写了一半' }).waitFor();
  expect(office.troubles).toEqual([]);
});

it('gives back what was refused, unless something else has been begun', async () => {
  const release = await hold('nosuch');
  await say('/nosuch 一');
  await composer().pressSequentially('别的');
  release();
  await office.page.getByText('/nosuch 不是有效的命令').waitFor();
  expect(await composer().inputValue()).toBe('别的');
  await say('/nosuch 二');
  await expect.poll(() => composer().inputValue()).toBe('/nosuch 二');
  await office.page.reload();
  await composer().fill('');
});

it('opens what buttons and menus link to, tells the app as well, and runs nothing', async () => {
  const context = office.page.context();
  await context.route(`${GUIDE}*`, (route) => route.fulfill({ body: '指南' }));
  await office.page.route('**/_practice/messages?*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(TRICK, 'javascript:alert(1)');
    await route.fulfill({ response, body });
  });
  const message = await answerTo('链接');
  const opened = async (press: () => Promise<void>) => {
    const [tab] = await Promise.all([context.waitForEvent('page'), press()]);
    await tab.waitForURL(GUIDE);
    await tab.close();
  };
  await opened(() => message.getByRole('button', { name: '看指南' }).click());
  await message.getByRole('button', { name: '更多操作' }).click();
  await opened(() => message.getByRole('button', { name: '菜单里的指南' }).click());
  const tabs = context.pages().length;
  await message.getByRole('button', { name: '看这里' }).click();
  await expect.poll(() => told).toEqual(['guide', 'more', 'trick']);
  expect(context.pages()).toHaveLength(tabs);
  expect(office.troubles).toEqual([]);
});

it('shows a text of thousands of pieces, and what comes after it', async () => {
  const message = await answerTo('长文');
  expect(await message.locator('code').count()).toBe(2900);
  await say('还在');
  await messages().filter({ hasText: '还在' }).waitFor();
  expect(office.troubles).toEqual([]);
});

it('shows everything else when one block or one message cannot be shown', async () => {
  await answerTo('地点');
  await office.page.route('**/_practice/messages?*', async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    const [sample] = list.messages;
    const broken = (n: number, more: object) => ({ ...sample, ts: `9999999999.00000${n}`, ...more });
    list.messages.push(
      broken(1, { isApp: true, text: '', blocks: [{ type: 'section', fields: 5 }, { type: 'divider' }] }),
      broken(2, { reactions: null }),
      broken(3, { text: '最后一条' }),
    );
    await route.fulfill({ response, json: list });
  });
  await say('再看一遍');
  await messages().filter({ hasText: '最后一条' }).waitFor();
  expect(await messages().filter({ hasText: '这里有一处内容无法显示。' }).count()).toBe(2);
  expect(await messages().getByRole('separator').count()).toBe(1);
});

it('forgets in a fresh office the files that were chosen, also those on their way', async () => {
  const attach = async (name: string) => {
    const [chooser] = await Promise.all([
      office.page.waitForEvent('filechooser'),
      office.page.locator('main').getByRole('button', { name: '添加文件' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('内容') });
  };
  const chosen = office.page.getByRole('list', { name: '已选的文件' }).getByRole('listitem');
  await attach('已传.txt');
  await chosen.filter({ hasText: '6 B' }).waitFor();
  const release = await hold('/_practice/upload?');
  await attach('在传.txt');
  await expect.poll(() => chosen.count()).toBe(2);
  const given = office.page.waitForEvent('requestfailed', (request) => request.url().includes('/upload?'));
  await office.practice.reset();
  await given;
  release();
  await office.page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
  await composer().waitFor();
  expect(await chosen.count()).toBe(0);
});

it('opens as somebody who is there when the address names somebody who is not', async () => {
  const { page, troubles } = await openTab(office.browser);
  await page.goto(`${office.practice.url}/?as=nobody-here`);
  await page.getByRole('button', { name: '扮演 综合科科长' }).waitFor();
  await page.waitForURL('**/?as=zonghe-kz*');
  expect(troubles).toEqual([]);
  await page.close();
});

it('counts in a thread the replies that everybody sees', async () => {
  await say('说给我听');
  const root = messages().filter({ hasText: '说给我听' });
  await root.getByRole('button', { name: '1 条回复' }).click();
  const thread = office.page.getByRole('complementary', { name: '消息串' });
  await thread.getByText('只有你知道').waitFor();
  await thread.getByText('大家都知道').waitFor();
  expect(await thread.locator('.replies-divider').innerText()).toBe('1 条回复');
  expect(office.troubles).toEqual([]);
});
