import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { startRehearsal } from '../../../src/main.ts';
import { rehearsalCli } from '../../support/rehearsal.ts';
import { openBrowser, openTab } from '../page/browser.ts';

/** Duban itself in a practice workspace, as `npm start` brings it up, with browser tabs in it. */
export interface Rehearsal {
  url: string;
  /** A tab of somebody; what goes wrong in any tab is in `troubles`. */
  tabOf(handle: string): Promise<Desk>;
  troubles: string[];
  stop(): Promise<void>;
  /** The same office again, on the same address. */
  startAgain(): Promise<void>;
}

/** Starts a rehearsal for all tests of a file; everything ends with them. */
export async function openRehearsal(campaign = ''): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-e2e-'));
  const start = (port: number) => {
    const env = { DUBAN_CAMPAIGN: campaign, PORT: String(port) };
    return startRehearsal(rehearsalCli(folder, env));
  };
  const opened: [Awaited<ReturnType<typeof start>>, Browser] = await Promise.all([start(0), openBrowser()]);
  const [, browser] = opened;
  let [running] = opened;
  const troubles: string[] = [];
  afterAll(async () => {
    await browser.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { url } = running;
  return {
    url,
    troubles,
    async tabOf(handle) {
      const { page } = await openTab(browser, troubles);
      return new Desk(page, url, handle);
    },
    stop: () => running.stop(),
    async startAgain() {
      running = await start(Number(new URL(url).port));
    },
  };
}

const AGAIN_MS = 5_000;
const TRUTH = [() => true, () => false] as const;

/** One tab, in which one person works. */
export class Desk {
  readonly page: Page;
  readonly #url: string;
  readonly #handle: string;

  constructor(page: Page, url: string, handle: string) {
    this.page = page;
    this.#url = url;
    this.#handle = handle;
  }

  /** Opens the page, and a channel in it. */
  async enter(channel: string): Promise<Locator> {
    await this.page.goto(`${this.#url}/?as=${this.#handle}`);
    return this.goTo(channel);
  }

  /** Opens a channel; gives its messages. */
  async goTo(channel: string): Promise<Locator> {
    await this.page.getByRole('navigation').getByRole('button', { name: channel }).click();
    const log = this.page.getByRole('log', { name: `#${channel}` });
    await log.waitFor();
    return log.locator('.message');
  }

  /** Types into the conversation that is open. */
  async say(text: string): Promise<void> {
    const composer = this.page.locator('.conversation .composer textarea');
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
  }

  /** Presses a button that opens a dialog; on a busy machine Slack's three seconds may pass, and one presses again. */
  async open(button: Locator, dialog: Locator): Promise<void> {
    do await button.click();
    while (!(await dialog.waitFor({ timeout: AGAIN_MS }).then(...TRUTH)));
  }

  /** Moves the clock to the next slot, which is this job's. */
  async toNextSlot(job: string): Promise<void> {
    await this.page.getByRole('button', { name: `到下一个时点 ${job}` }).click();
    await this.page.getByRole('region', { name: '刚才经过' }).getByText(job).waitFor();
  }
}
