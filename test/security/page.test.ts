import { expect, it, onTestFinished } from 'vitest';
import { openBrowser, openTab } from '../e2e/page/browser.ts';
import { attaches } from '../support/attaching.ts';
import { openOffice } from '../support/office.ts';
import { naughtyCampaign, TITLES, together } from './naughty.ts';

/** Names that are markup to a browser; a file's name keeps what stands behind the last slash. */
const MARKUP = TITLES.filter((one) => /<|javascript:|onerror|&#/i.test(one));
const NAMES = MARKUP.filter((one) => !one.includes('/')).slice(0, 9);

/** Runs in the page: every element that would run something or call somewhere. */
const ALIVE = `[...document.body.querySelectorAll('*')].filter((one) =>
  /^(script|iframe|frame|object|embed|link|style|meta|base|audio|video)$/i.test(one.localName) && !one.src?.startsWith(location.origin)
  || [...one.attributes].some(({ name }) => name.startsWith('on'))
  || [one.getAttribute('href'), one.getAttribute('src')].some((to) => /^\\s*(javascript|data|vbscript):/i.test(to ?? ''))
).map((one) => one.outerHTML)`;

it('names, titles, words and file names that are markup are text to a real browser, and call nobody', async () => {
  const office = await openOffice({
    campaign: naughtyCampaign(MARKUP.slice(0, 60)),
    at: '2022-05-05T08:55+08:00',
  });
  await office.at('2022-05-05T09:00+08:00');
  for (const text of together(3_000)) await office.says('zonghe-kz', 'ke-zonghe', text);
  await attaches(
    office,
    'zonghe-kz',
    'ke-zonghe',
    NAMES.map((name) => ({ name: `${name}.txt`, body: name })),
    { text: '最后一条' },
  );
  await office.opensHome('zonghe-kz');
  await office.delivered();

  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const { page, troubles } = await openTab(browser);
  const opened: string[] = [];
  const called: string[] = [];
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => called.push(request.url()));
  const { url } = office.practice;
  await page.goto(`${url}/?as=zonghe-kz`);
  await page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
  const list = page.getByRole('log', { name: '#ke-zonghe' });
  await list.getByText('最后一条').waitFor();
  const shown = (await list.innerText()).replaceAll(/\s+/g, ' ');
  expect(await page.evaluate(ALIVE)).toEqual([]);
  expect(NAMES).toHaveLength(9);
  for (const one of ['<script>alert(123)</script>', ...NAMES]) expect(shown).toContain(one);
  expect(opened).toEqual([]);
  expect(called.filter((one) => !one.startsWith(url) && !/^(data|blob):/.test(one))).toEqual([]);
  expect(troubles).toEqual([]);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<i onclick="">x</i>')`);
  expect(await page.evaluate(ALIVE)).toHaveLength(1);
}, 60_000);
