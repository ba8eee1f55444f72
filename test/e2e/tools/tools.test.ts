import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRehearsal, type Running } from '../../../src/main.ts';
import { rehearsalCli } from '../../support/rehearsal.ts';
import { barriers } from '../page/accessibility.ts';
import { openBrowser, openTab } from '../page/browser.ts';

/** A whole week of the sample office takes this long at most, on a slow machine. */
const LONG = { timeout: 30_000 };

let folder: string;
let office: Running;
let browser: Browser;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duban-'));
  [office, browser] = await Promise.all([startRehearsal(rehearsalCli(folder)), openBrowser()]);
  ({ page, troubles } = await openTab(browser));
});

afterAll(async () => {
  await browser.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  troubles.length = 0;
  await page.goto(`${office.url}/?as=zonghe-kz`);
  await page.getByRole('navigation').getByRole('button', { name: 'chuangjian-tongbao' }).click();
  await page.getByRole('log', { name: '#chuangjian-tongbao' }).waitFor();
});

const passed = () => page.getByRole('region', { name: '刚才经过' });
const drawer = (name: string) => page.getByRole('complementary', { name });

async function choose(tool: string): Promise<void> {
  await page.getByRole('button', { name: /^演练/ }).click();
  await page.getByRole('button', { name: tool }).click();
}

describe('the practice tools in the page', { timeout: 60_000 }, () => {
  it('live through a week slot by slot, tell where the bot posted, and lead there', async () => {
    const clock = page.getByRole('region', { name: '练习时钟' });
    await clock.getByText('2022-05-05 周四 08:55').waitFor();
    await clock.getByRole('button', { name: '下周一' }).click();
    await passed().getByText('时钟正在走到 2022-05-09 周一 08:55').waitFor();
    await passed().getByText('刚才经过 · 4 个时点').waitFor(LONG);
    await clock.getByText('2022-05-09 周一 08:55').waitFor();
    const lines = await passed().getByRole('listitem').allInnerTexts();
    expect(lines.map((line) => line.split('\n').slice(0, 3).join(' '))).toEqual([
      '2022-05-05 周四 09:00 每周部署 2022-W18 已执行',
      '2022-05-06 周五 09:00 每周催报 2022-W18 已执行',
      '2022-05-07 周六 12:00 本周截止 2022-W18 已执行',
      '2022-05-07 周六 16:00 每周汇总 2022-W18 已执行',
    ]);
    expect(await barriers(page)).toEqual([]);
    const first = passed().getByRole('listitem').first();
    await first.getByText('发出 14 条').waitFor();
    await first.getByRole('button', { name: '另有 11 处' }).click();
    await first.getByRole('button', { name: '#ke-zonghe' }).click();
    await page.getByRole('log', { name: '#ke-zonghe' }).getByText('请于 5月7日').first().waitFor();

    await first.getByRole('button', { name: '机关党建科科长 · 以机关党建科科长的身份打开' }).click();
    await page.getByRole('button', { name: '扮演 机关党建科科长' }).waitFor();
    await page.getByRole('log', { name: '督办' }).getByText('机关党建科').first().waitFor();
    await passed().getByRole('button', { name: '关闭' }).click();
    expect(await passed().count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('can be told to stop on a long way', async () => {
    await page.getByRole('button', { name: '选个时间' }).click();
    await page.getByLabel('把时钟拨到（只能往前）').fill('2022-12-30T08:00');
    await page.getByRole('button', { name: '拨过去' }).click();
    await passed().getByRole('listitem').first().waitFor(LONG);
    await passed().getByRole('button', { name: '停在这里' }).click();
    await passed().getByText('停在半路，没有走到 2022-12-30 周五 08:00').waitFor(LONG);
    expect(await passed().getByRole('listitem').count()).toBeLessThan(20);
    expect(troubles).toEqual([]);
  });

  it('have a call of the bot fail, and show it in the traffic without secrets', async () => {
    await choose('故障演练');
    expect(await barriers(page)).toEqual([]);
    const faults = drawer('故障演练');
    await faults.getByRole('radio', { name: '应答丢失' }).check();
    await faults.getByRole('combobox', { name: '哪种调用' }).selectOption('response_url');
    await faults.getByRole('button', { name: '安排' }).click();
    await faults.getByText('应答命令和按钮 · 还有 1 次').waitFor();
    await faults.getByRole('button', { name: '全部取消' }).click();
    await faults.getByText('一切正常，没有安排故障。').waitFor();
    await faults.getByRole('combobox', { name: '哪种调用' }).selectOption('views.open');
    await faults.getByRole('radio', { name: '服务器出错（500）' }).check();
    await faults.getByRole('button', { name: '安排' }).click();
    await page.getByRole('button', { name: '演练 ，有 1 项故障等着发生' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await faults.count()).toBe(0);

    await choose('通信记录');
    const traffic = drawer('通信记录');
    const composer = page.getByRole('textbox', { name: '发消息到 #chuangjian-tongbao' });
    await composer.fill('/duban reply');
    await composer.press('Escape');
    await composer.press('Enter');
    await traffic.getByRole('button', { name: 'views.open 服务器出错（500）' }).waitFor();
    await traffic.getByRole('searchbox', { name: '筛选' }).fill('slash_commands');
    const command = traffic.getByRole('listitem').first();
    await command.getByRole('button', { name: 'slash_commands · /duban' }).click();
    await command.getByText('"command": "/duban"').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await command.innerText()).toMatch(/"response_url": "\*\*\*"/);
    await traffic.getByRole('combobox', { name: '方向' }).selectOption('机器人 → Slack');
    await traffic.getByText('没有匹配项').waitFor();
    await traffic.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '演练', exact: true }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('let a person read English and be left alone', async () => {
    await page.getByRole('button', { name: '扮演 综合科科长' }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('textbox', { name: 'Message #chuangjian-tongbao' }).waitFor();
    const quiet = page.getByRole('switch', { name: 'Do not disturb' });
    await quiet.check();
    await page.reload();
    await page.getByRole('button', { name: 'Act as 综合科科长' }).click();
    expect(await quiet.isChecked()).toBe(true);
    await quiet.uncheck();
    await page.getByRole('radio', { name: '中文' }).check();
    await page.getByRole('button', { name: '扮演 综合科科长' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('begin again with the English office, in every tab', async () => {
    const other = await openTab(browser);
    await other.page.goto(`${office.url}/?as=ducha-kz`);
    await other.page.getByRole('button', { name: '扮演 督查科科长' }).waitFor();
    await choose('重新开始…');
    const dialog = page.getByRole('dialog', { name: '重新开始？' });
    await dialog.getByRole('radio', { name: '镇图书馆' }).check();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '重新开始' }).click();
    for (const tab of [page, other.page]) {
      await tab.getByRole('button', { name: 'Act as Director' }).waitFor(LONG);
      await tab.getByRole('log', { name: '#welcome-campaign' }).waitFor();
      await tab.getByRole('button', { name: 'To the next due slot weekly tasks out · 09:30' }).waitFor();
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect([...troubles, ...other.troubles]).toEqual([]);
    await other.page.close();
  });
});
