import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPageOffice, type PageOffice } from './browser.ts';
import { kitchen, type Told } from './kitchen-bot.ts';

const told: Told = { actions: [], submissions: [], closed: [] };
let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice(kitchen(told));
});

afterAll(() => office.close());

beforeEach(async () => {
  told.actions.length = 0;
  office.troubles.length = 0;
  await office.page.goto(`${office.practice.url}/?as=zonghe-kz`);
  await office.page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
});

/** Says a word to the bot, and gives the message that it answers with. */
async function answerTo(word: string): Promise<Locator> {
  const { page } = office;
  const answers = page.getByRole('log').locator('.message', { has: page.locator('.blocks') });
  const before = await answers.count();
  await page.getByRole('textbox', { name: '发消息到 #ke-zonghe' }).fill(word);
  await page.keyboard.press('Enter');
  await expect.poll(() => answers.count()).toBe(before + 1);
  return answers.last();
}

/** The bot is told of this action, once. */
async function expectAction(action: object): Promise<void> {
  await expect.poll(() => told.actions, { interval: 20 }).toMatchObject([action]);
  told.actions.length = 0;
}

it('shows headers, text, fields, pictures, formatted text and tables', async () => {
  const message = await answerTo('看');
  await message.getByRole('heading', { name: '本周简报 📝' }).waitFor();
  const text = message.locator('.block-section').first();
  expect(await text.locator('strong').first().textContent()).toBe('三件事');
  expect(await text.locator('em, s, code').allTextContents()).toEqual(['请看', '作废', 'T2']);
  expect(await text.getByRole('link', { name: '附件' }).getAttribute('href')).toBe('https://example.com/a');
  expect(await text.getByRole('listitem').allTextContents()).toEqual(['第一件', '第二件']);
  expect(await text.locator('blockquote, pre').allTextContents()).toEqual(['领导批示', 'x = 1']);
  expect(await text.locator('.section-fields > div').allInnerTexts()).toEqual([
    '牵头\n综合科',
    '协办\n督查科',
  ]);
  expect(await message.getByRole('separator').count()).toBe(1);
  await message.getByRole('img', { name: '印章' }).waitFor();
  await message
    .getByRole('figure')
    .filter({ hasText: '整改前' })
    .getByRole('link', { name: '平面图' })
    .waitFor();

  const rich = message.locator('.rich-text').first();
  expect(await rich.locator('p').first().innerText()).toBe('加粗 与 链接👀#007a5a@here');
  expect(await rich.locator('ol > li, ul.indent-1 > li').allTextContents()).toEqual(['先汇总', '再上报']);
  expect(await rich.locator('blockquote, pre').allTextContents()).toEqual(['原话', 'a  b']);

  const table = message.getByRole('table');
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['科室', '条数']);
  expect(await table.getByRole('cell').allTextContents()).toEqual(['综合科', '5']);
  expect(await table.getByRole('cell', { name: '5' }).getAttribute('class')).toContain('align-right');
  expect(office.troubles).toEqual([]);
});

it('turns the pages of a data table, and sorts it by number', async () => {
  const message = await answerTo('数据');
  const table = message.getByRole('table', { name: '各科室动态' });
  const heads = () => table.getByRole('rowheader').allTextContents();
  expect(await heads()).toEqual(['第1科', '第2科', '第3科', '第4科', '第5科']);
  await message.getByRole('button', { name: '下一页' }).click();
  expect(await heads()).toEqual(['第6科', '第7科']);
  await table.getByRole('button', { name: '条数' }).click();
  expect(await heads()).toEqual(['第7科', '第2科', '第4科', '第6科', '第1科']);
  await table.getByRole('button', { name: '条数' }).click();
  expect((await heads())[0]).toBe('第5科');
  await table
    .getByRole('columnheader', { name: '条数' })
    .and(office.page.locator('[aria-sort=descending]'))
    .waitFor();
});

it('shows Markdown as what it means', async () => {
  const markdown = (await answerTo('数据')).locator('.markdown');
  await markdown.getByRole('heading', { name: '小结' }).waitFor();
  expect(await markdown.getByRole('listitem').allInnerTexts()).toEqual(['一 链接', '已办']);
  expect(await markdown.getByRole('checkbox').isChecked()).toBe(true);
  expect(await markdown.getByRole('cell').allTextContents()).toEqual(['综合科', '5']);
  expect(await markdown.locator('pre').textContent()).toBe('code');
});

it('shows blocks in frames, and tells the app what is used in them', async () => {
  const message = await answerTo('框');
  await message.getByText('本周要点').click();
  await message.getByRole('button', { name: '里面的按钮' }).click();
  await expectAction({ action_id: 'inner', block_id: 'within' });
  const cards = message.getByRole('group', { name: '并排的卡片' }).getByRole('article');
  expect((await cards.allInnerTexts()).map((one) => one.split(/\n+/).slice(-4))).toEqual([
    ['甲 点位', '已整改', '路面已清理。', '看甲'],
    ['乙 点位', '已整改', '路面已清理。', '看乙'],
  ]);
  await cards.last().getByRole('button', { name: '看乙' }).click();
  await expectAction({ action_id: 'card', block_id: 'card-乙', value: '乙' });
  await message.getByRole('button', { name: '没用' }).click();
  const text = { type: 'plain_text', text: '没用' };
  await expect.poll(() => told.actions).toMatchObject([{ text, value: 'no' }]);
  expect(Object.keys(told.actions[0] ?? {}).toSorted()).toEqual(['action_id', 'block_id', 'text', 'value']);
  told.actions.length = 0;
  await message.getByRole('button', { name: '丢掉' }).click();
  await expectAction({ action_id: 'bin', value: 'T2', icon: 'trash' });
  expect(await message.getByRole('button', { name: '别人的' }).count()).toBe(0);
  expect(office.troubles).toEqual([]);
});

it('presses a button only after its question is answered', async () => {
  const message = await answerTo('用');
  const { page } = office;
  await message.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog', { name: '确定删除？' }).getByRole('button', { name: '再想想' }).click();
  await message.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog', { name: '确定删除？' }).getByRole('button', { name: '删掉' }).click();
  await expectAction({ action_id: 'remove', block_id: 'beside', value: 'v1' });
  await message.getByRole('button', { name: '办理' }).click();
  await expectAction({ action_id: 'go', block_id: 'press', value: 'T2' });
  await message.getByRole('button', { name: '更多操作' }).click();
  await message.getByRole('button', { name: '退回' }).click();
  await expectAction({ action_id: 'more', selected_option: { value: 'return' } });
  expect(office.troubles).toEqual([]);
});

it('tells the app of every choice, in the field that Slack uses for it', async () => {
  const message = await answerTo('用');
  const { workspace } = office.practice;
  const head = workspace.person('ducha-kz').id;
  const channel = workspace.channel('tongbao').id;

  await message.getByRole('combobox', { name: '地点' }).selectOption('接待大厅');
  await expectAction({ action_id: 'place', selected_option: { value: 'hall' } });
  await message.getByRole('combobox', { name: '成员' }).selectOption('Head of Inspection');
  await expectAction({ action_id: 'user', selected_user: head });
  await message.getByRole('combobox', { name: '频道' }).selectOption('#tongbao');
  await expectAction({ action_id: 'channel', selected_channel: channel });
  await message.getByRole('combobox', { name: '会话' }).selectOption('#tongbao');
  await expectAction({ action_id: 'conversation', selected_conversation: channel });

  const moments = message.locator('.moment');
  await moments.nth(0).fill('2022-05-10');
  await expectAction({ action_id: 'day', selected_date: '2022-05-10' });
  await moments.nth(1).fill('09:30');
  await expectAction({ action_id: 'time', selected_time: '09:30' });
  await moments.nth(2).fill('2022-05-10T09:30');
  await expectAction({
    action_id: 'instant',
    selected_date_time: Date.parse('2022-05-10T09:30+08:00') / 1000,
  });

  await message.getByRole('checkbox', { name: '已盖章' }).check();
  await expectAction({ action_id: 'boxes', selected_options: [{ value: 'sealed' }] });
  await message.getByRole('radio', { name: '同意', exact: true }).check();
  await expectAction({ action_id: 'radio', selected_option: { value: 'yes' } });
  await message.getByRole('button', { name: '多个地点' }).click();
  await message.getByRole('checkbox', { name: '会议室' }).check();
  await expectAction({ action_id: 'places', selected_options: [{ value: 'room' }] });
  expect(office.troubles).toEqual([]);
});
