import type { App } from '@slack/bolt';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import type { PracticeOptions } from '../../../src/practice/options.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice, startBot } from '../../flow/practice/office.ts';

/** A headless Chromium that came with the packages: nothing is downloaded, no network is needed. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // The package's own arguments are for a cloud function: one process for all tabs, and the web's security off.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });
}

/** A fresh tab, and everything that went wrong in it, added to what is known already. */
export async function openTab(
  browser: Browser,
  troubles: string[] = [],
): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  return { page, troubles };
}

/** A bot in a practice office of its own, looked at in a browser. */
export interface PageOffice {
  practice: Practice;
  browser: Browser;
  page: Page;
  /** Everything that went wrong in the tab. */
  troubles: string[];
  close(): Promise<void>;
}

const OPENED = Date.now();
const PATIENT_MS = 10_000;

/** Opens an office with a bot in it, and a tab. */
export async function openPageOffice(
  listen: (app: App) => void,
  options: Partial<PracticeOptions> = {},
): Promise<PageOffice> {
  const timing = { ackWaitMs: PATIENT_MS, retryWaitsMs: [] };
  const rhythm = { upcoming: async () => [], runDue: async () => [] };
  const [practice, browser] = await Promise.all([
    // Triggers must not run out because a machine is busy; nothing here waits for them to.
    openOffice({ timing, postingRate: false, rhythm, realNow: () => OPENED, ...options }),
    openBrowser(),
  ]);
  const bot = await startBot(practice, listen, PATIENT_MS);
  const { page, troubles } = await openTab(browser);
  return {
    practice,
    browser,
    page,
    troubles,
    async close() {
      await browser.close();
      await bot.stop();
      await practice.close();
    },
  };
}
