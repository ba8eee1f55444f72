import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/** A headless Chromium that came with the packages: nothing is downloaded, no network is needed. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // The package's own arguments are for a cloud function: one process for all tabs, and the web's security off.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });
}

/** A fresh tab, and everything that went wrong in it. */
export async function openTab(browser: Browser): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.setDefaultTimeout(5_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  return { page, troubles };
}
