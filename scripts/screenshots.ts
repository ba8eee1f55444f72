/**
 * Takes the pictures of the README: `npx tsx scripts/screenshots.ts [FOLDER]`, after `npm ci`.
 * It lives through the sample office's week of 2022-05-02 and its inspection of May in the practice page, in a database of its own.
 * Chinese text and emoji need fonts; on Debian: fonts-noto-cjk and fonts-noto-color-emoji.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Locator, type Page } from 'playwright-core';
import type { Cli } from '../src/cli/context.ts';
import { readConfig } from '../src/config.ts';
import { words } from '../src/locales/words.ts';
import { startRehearsal } from '../src/main.ts';

const WAIT_MS = 60_000;

/** Who says what, in which channel; the others stay silent, so that the summary shows every state. */
const REPLIES: readonly [handle: string, channel: string, text: string][] = [
  ['mishu1-kz', 'ke-mishu1', '/duban reply T11 完成 起草讲话 2 篇、会议纪要 3 份'],
  ['wendian-kz', 'ke-wendian', '/duban reply T10 完成 收文 46 件、发文 12 件，差错 0'],
  ['ducha-kz', 'ke-ducha', '/duban reply T6 受阻 两个科室的整改照片还没有收到'],
  ['huiwu-kz', 'ke-huiwu', '/duban reply T12 完成 保障会议 5 场'],
  ['yingji-kz', 'ke-yingji', '/duban reply 5 月值班表已发，五一假期值班无异常'],
];
const UNCHANGED: readonly [handle: string, channel: string][] = [
  ['xinxi-kz', 'ke-xinxi'],
  ['mishu3-kz', 'ke-mishu3'],
];
/** What the inspectors see in one section, as they type it on the day. */
const RECORDS: readonly string[] = [
  '/duban 督查 记录 I1 科室:xinxi 项目:plan 符合',
  '/duban 督查 记录 I1 科室:xinxi 项目:premises 不符合 走道堆放杂物',
];
const LATE: (typeof REPLIES)[number] = [
  'xinfang-kz',
  'ke-xinfang',
  '/duban reply T13 完成 接待来访 9 批，均已答复',
];

function practiceCli(databaseUrl: string): Cli {
  const read = readConfig({ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return {
    config: read.config,
    language: 'zh-CN',
    words: words('zh-CN'),
    out: () => undefined,
    err: (line) => void process.stderr.write(`${line}\n`),
    newId: () => randomUUID(),
    clock: () => new Date(),
  };
}

/** The practice page in one browser tab. */
class Tab {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.setDefaultTimeout(WAIT_MS);
  }

  async actAs(handle: string, channel: string): Promise<void> {
    await this.page.goto(`${this.#url}/?as=${handle}`);
    await this.page.getByRole('navigation').getByRole('button', { name: channel }).click();
    await this.log(channel).waitFor();
  }

  log(channel: string): Locator {
    return this.page.getByRole('log', { name: `#${channel}` });
  }

  async say(channel: string, text: string, answer = '已保存'): Promise<void> {
    const composer = this.page.getByRole('textbox', { name: `发消息到 #${channel}` });
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
    await this.log(channel).getByText(answer).last().waitFor();
  }

  async to(wall: string): Promise<void> {
    await this.page.getByRole('button', { name: '选个时间' }).click();
    const chosen = this.page.locator('input[type=datetime-local]');
    await chosen.fill(wall);
    await chosen.press('Enter');
    await this.page.getByText(wall.slice(0, 10)).first().waitFor();
    await this.page.getByRole('button', { name: '停在这里' }).waitFor({ state: 'detached' });
  }

  async toNextSlot(job: string): Promise<void> {
    await this.page.getByRole('button', { name: `到下一个时点 ${job}` }).click();
    await this.page.getByRole('region', { name: '刚才经过' }).getByText(job).waitFor();
  }

  async putAwayHints(): Promise<void> {
    const passed = this.page.getByRole('region', { name: '刚才经过' });
    if (await passed.isVisible()) await passed.getByRole('button', { name: '关闭' }).click();
  }
}

/** The inspection of May in one section, from its day to what the section did about what was found. */
async function inspect(tab: Tab): Promise<void> {
  const { page } = tab;
  const channel = 'ke-xinxi';
  await tab.to('2022-05-25T09:05');
  await tab.actAs('ducha-yuan', channel);
  for (const typed of RECORDS) await tab.say(channel, typed, '已记录 I1');
  await tab.say(channel, '/duban 督查 结束 I1 仍要结束', 'I1 已结束');
  await tab.actAs('xinxi-kz', channel);
  const card = tab
    .log(channel)
    .locator('.message', { hasText: 'R1 走道堆放杂物' })
    .filter({ hasNotText: '仅你可见' });
  await card.getByRole('button', { name: '认领' }).click();
  await card.getByRole('button', { name: '整改完成' }).click();
  const form = page.getByRole('dialog', { name: '整改完成' });
  await form.getByRole('textbox').fill('已清走杂物，走道恢复畅通');
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });
  await card.getByText('待复查').first().waitFor();
  // Whoever was answered privately would see that among the messages.
  await tab.actAs('chuangjian-ban', channel);
  await card.getByText('待复查').first().waitFor();
  await tab.putAwayHints();
  await page.mouse.move(0, 0);
}

async function takePictures(tab: Tab, folder: string): Promise<void> {
  const { page } = tab;
  const picture = (name: string, of: Page | Locator = page): Promise<unknown> =>
    of.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  const home = 'ke-zonghe';

  await tab.actAs('zonghe-kz', home);
  await tab.toNextSlot('每周部署');
  const asked = tab.log(home).locator('.message', { hasText: '综合科' }).first();
  await asked.getByRole('button', { name: '无变化' }).waitFor();
  await tab.putAwayHints();

  await asked.getByRole('button', { name: '回复', exact: true }).click();
  const form = page.getByRole('dialog', { name: '每周回复' });
  await form.getByRole('combobox', { name: '状态' }).first().selectOption('已完成');
  await form.getByRole('textbox', { name: '做了什么' }).first().fill('收集 13 个科室动态，简报已报创建办');
  await picture('form', form);
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });

  await asked.hover();
  await asked.getByRole('button', { name: '在消息串中回复' }).click();
  const thread = page.getByRole('complementary', { name: '消息串' });
  await thread.getByRole('textbox').fill('五一期间值守情况已附在简报后面');
  await thread.getByRole('textbox').press('Enter');
  await thread.getByText('已保存').waitFor();
  await page.mouse.move(0, 0);
  await picture('practice');

  for (const [handle, channel, text] of REPLIES) {
    await tab.actAs(handle, channel);
    await tab.say(channel, text);
  }
  for (const [handle, channel] of UNCHANGED) {
    await tab.actAs(handle, channel);
    await tab.log(channel).getByRole('button', { name: '无变化' }).first().click();
    await tab.log(channel).getByText('已保存').last().waitFor();
  }
  await tab.toNextSlot('每周催报');
  await tab.toNextSlot('本周截止');
  const [late, lateChannel, lateText] = LATE;
  await tab.actAs(late, lateChannel);
  await tab.say(lateChannel, lateText);
  await tab.actAs('zhuren', 'chuangjian-tongbao');
  await tab.toNextSlot('每周汇总');
  const summary = tab.log('chuangjian-tongbao').locator('.message', { hasText: '逾期回复 1' });
  await summary.getByText('未回复').first().waitFor();
  await tab.putAwayHints();
  await page.mouse.move(0, 0);
  await summary.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await picture('summary');

  await inspect(tab);
  await picture('inspection');
}

const folder = process.argv[2] ?? 'docs/images';
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'duban-pictures-'));
const office = await startRehearsal(practiceCli(`sqlite:${join(scratch, 'office.db')}`));
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: 1.5,
    locale: 'zh-CN',
    colorScheme: 'light',
  });
  await takePictures(new Tab(page, office.url), folder);
} finally {
  await browser.close();
  await office.stop();
  rmSync(scratch, { recursive: true, force: true });
}
