import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPageOffice, openTab, type PageOffice } from './browser.ts';
import { echo } from './echo-bot.ts';

const SLOT = { job: 'weekly.deploy', period: '2022-W18' };
const DEPLOY = new Date('2022-05-05T01:00:00Z');

let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice(echo, {
    commands: [{ command: '/echo', description: '说回来', usageHint: '[内容]' }],
    rhythm: {
      upcoming: async (after) => (after < DEPLOY ? [{ ...SLOT, dueAt: DEPLOY.toISOString() }] : []),
      runDue: async () => [{ ...SLOT, at: DEPLOY.toISOString(), outcome: 'fired' }],
    },
  });
});

afterAll(() => office.close());

beforeEach(async () => {
  office.troubles.length = 0;
  await office.page.goto(`${office.practice.url}/?as=zonghe-kz`);
  await office.page.getByRole('button', { name: 'ke-zonghe' }).click();
});

const messages = () => office.page.getByRole('log', { name: '#ke-zonghe' }).locator('.message');
const composer = () => office.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });

async function say(text: string): Promise<void> {
  await composer().fill(text);
  await composer().press('Enter');
}

it('sends what is typed, as text and nothing else', async () => {
  await say('<b>已汇总</b> & *5 条* 动态 <!channel>');
  const last = messages().last();
  await last.getByText('已汇总').waitFor();
  expect(await last.locator('.message-text').textContent()).toContain('<b>已汇总</b> & 5 条 动态 <!channel>');
  expect(await last.locator('strong', { hasText: '5 条' }).count()).toBe(1);
  expect(await composer().inputValue()).toBe('');
  expect(office.troubles).toEqual([]);
});

it('completes a command, and shows its answer to the one who asked only', async () => {
  await composer().fill('/ec');
  await office.page.getByRole('option', { name: '/echo' }).waitFor();
  await composer().press('Tab');
  expect(await composer().inputValue()).toBe('/echo ');
  await composer().pressSequentially('你好');
  await composer().press('Enter');
  const answer = messages().filter({ hasText: '仅你可见' }).filter({ hasText: '你说：你好' });
  await answer.waitFor();

  const other = await openTab(office.browser);
  await other.page.goto(`${office.practice.url}/?as=zonghe-fkz`);
  await other.page.getByRole('log', { name: '#ke-zonghe' }).waitFor();
  expect(await other.page.getByText('你说：你好').count()).toBe(0);
  await other.page.close();
  expect(office.troubles).toEqual([]);
});

it('keeps a refused command in the field and says why', async () => {
  await say('/nosuch');
  await office.page.getByText('/nosuch 不是有效的命令').waitFor();
  await expect.poll(() => composer().inputValue()).toBe('/nosuch');
  await composer().fill('');
  expect(office.troubles).toEqual([]);
});

it('opens a form, keeps its text through an error, and sends it once', async () => {
  await say('表单');
  await office.page.getByRole('button', { name: '打开表单' }).last().click();
  const form = office.page.getByRole('dialog', { name: '回复本周' });
  const field = form.getByRole('textbox', { name: '做了什么' });
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('请填写此必填项').waitFor();

  await field.fill('短');
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('请再说详细一点。').waitFor();
  expect(await field.inputValue()).toBe('短');

  await field.fill('已汇总 5 条动态');
  await form.getByRole('radio', { name: '已完成' }).check();
  await form.getByRole('button', { name: '提交' }).dblclick();
  await form.waitFor({ state: 'detached' });
  await office.page.getByRole('button', { name: '督办' }).click();
  await office.page.getByText('已收到（done）：已汇总 5 条动态').waitFor();
  expect(await office.page.getByText('已收到（').count()).toBe(1);
  expect(office.troubles).toEqual([]);
});

it('answers in a thread beside the conversation', async () => {
  await say('谁来回复？');
  const root = messages().filter({ hasText: '谁来回复？' });
  await root.hover();
  await root.getByRole('button', { name: '在消息串中回复' }).click();
  const thread = office.page.getByRole('complementary', { name: '消息串' });
  await thread.getByRole('textbox').fill('我来');
  await thread.getByRole('textbox').press('Enter');
  await thread.locator('.message', { hasText: '我来' }).waitFor();
  await root.getByRole('button', { name: '1 条回复' }).waitFor();
  expect(await messages().filter({ hasText: '我来' }).count()).toBe(0);
  expect(office.troubles).toEqual([]);
});

it('moves the clock and tells what it went past', async () => {
  await office.page.getByRole('button', { name: '到下一个时点 每周部署' }).click();
  await office.page.getByRole('region', { name: '刚才经过' }).getByText('已执行').waitFor();
  await office.page.getByText('2022-05-05 周四 09:00').first().waitFor();
  expect(office.troubles).toEqual([]);
});

it('speaks the language of whoever is acted as', async () => {
  await office.page.getByRole('button', { name: '综合科科长' }).click();
  await office.page.getByRole('link', { name: 'Head of Inspection' }).click();
  await office.page.getByRole('textbox', { name: 'Message #tongbao' }).waitFor();
  expect(office.page.url()).toContain('as=ducha-kz');
  expect(await office.page.locator('html').getAttribute('lang')).toBe('en');
  expect(office.troubles).toEqual([]);
});
