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
  for (const list of Object.values(told)) list.length = 0;
  office.troubles.length = 0;
  office.practice.workspace.views.closeAll(office.practice.workspace.person('zonghe-kz').id);
  await office.page.goto(`${office.practice.url}/?as=zonghe-kz`);
  await office.page.getByRole('navigation').getByRole('button', { name: 'ke-zonghe' }).click();
});

async function open(command: string): Promise<Locator> {
  const composer = office.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });
  await composer.fill(command);
  await composer.press('Enter');
  const form = office.page.getByRole('dialog', { name: '什么都有' });
  await form.waitFor();
  return form;
}

/** The only field under a label. */
const field = (form: Locator, label: string) =>
  form.locator('.block-input').filter({ has: form.page().locator('.input-label', { hasText: label }) });

const isFocused = (one: Locator): Promise<boolean> => one.and(office.page.locator(':focus')).isVisible();

async function chooseSeveral(form: Locator, label: string, ...names: string[]): Promise<void> {
  const select = field(form, label).first();
  await select.getByRole('button').first().click();
  for (const name of names) await select.getByRole('checkbox', { name }).check();
  await office.page.keyboard.press('Escape');
}

it('begins in the field that the app wants, and warns beforehand', async () => {
  const form = await open('/form');
  expect(await isFocused(form.getByRole('textbox', { name: '标题' }))).toBe(true);
  await form.getByRole('note').getByText('不能').waitFor();
  await form.getByText('一句话说清楚').waitFor();
});

it('says beside each field what is wrong with it, and keeps everything that was typed', async () => {
  const form = await open('/form');
  await form.getByRole('textbox', { name: '说明' }).fill('保留');
  await form.getByRole('textbox', { name: '数量' }).fill('100');
  await form.getByRole('textbox', { name: '邮箱' }).fill('kezhang');
  await form.getByRole('textbox', { name: '网址' }).fill('kezhang');
  await form.getByRole('button', { name: '提交' }).click();
  const errors = form.locator('.field-error');
  await expect
    .poll(async () => (await errors.allInnerTexts()).map((one) => one.trim()))
    .toEqual(['请填写此必填项。', '请输入有效的数字。', '请输入有效的电子邮件地址。', '请输入有效的网址。']);
  expect(await isFocused(form.getByRole('textbox', { name: '标题' }))).toBe(true);
  expect(await form.getByRole('textbox', { name: '说明' }).inputValue()).toBe('保留');
  expect(told.submissions).toEqual([]);
});

it('sends every kind of input as Slack sends it', async () => {
  const form = await open('/form');
  const { workspace } = office.practice;
  const [person, channel] = [workspace.person('ducha-kz').id, workspace.channel('tongbao').id];
  await form.getByRole('textbox', { name: '标题' }).fill('值班');
  await form.getByRole('textbox', { name: '说明' }).fill('一\n二');
  await form.getByRole('textbox', { name: '正文' }).fill('*要点*\n- 甲\n- 乙');
  await form.getByRole('group', { name: '预览' }).getByText('要点').waitFor();
  await form.getByRole('textbox', { name: '数量' }).fill('42');
  await form.getByRole('textbox', { name: '邮箱' }).fill('kz@example.com');
  await form.getByRole('textbox', { name: '网址' }).fill('https://example.com/');
  await form.getByLabel('时间').fill('09:30');
  await form.getByLabel('时刻').fill('2022-05-10T09:30');
  await field(form, '地点').first().getByRole('combobox').selectOption('会议室');
  await chooseSeveral(form, '多个地点', '会议室', '接待大厅');
  await field(form, '成员').first().getByRole('combobox').selectOption('Head of Inspection');
  await chooseSeveral(form, '多名成员', 'Head of Inspection');
  await field(form, '频道').first().getByRole('combobox').selectOption('#tongbao');
  await chooseSeveral(form, '多个频道', '#tongbao');
  await field(form, '会话').first().getByRole('combobox').selectOption('#tongbao');
  await chooseSeveral(form, '多个会话', '#tongbao');
  await form.getByRole('radio', { name: '已完成' }).check();
  await form.getByRole('checkbox', { name: '已核对' }).check();
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });

  const text = (value: string) => [{ type: 'text', text: value }];
  const item = (value: string) => ({ type: 'rich_text_section', elements: text(value) });
  const [sent] = told.submissions;
  expect(Object.fromEntries(Object.entries(sent ?? {}).map(([id, { v }]) => [id, v]))).toMatchObject({
    title: { type: 'plain_text_input', value: '值班' },
    body: { value: '一\n二' },
    rich: {
      type: 'rich_text_input',
      rich_text_value: {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: '要点', style: { bold: true } }] },
          { type: 'rich_text_list', style: 'bullet', elements: [item('甲'), item('乙')] },
        ],
      },
    },
    count: { value: '42' },
    mail: { value: 'kz@example.com' },
    link: { value: 'https://example.com/' },
    day: { selected_date: '2022-05-06' },
    time: { selected_time: '09:30' },
    instant: { selected_date_time: Date.parse('2022-05-10T09:30+08:00') / 1000 },
    place: { selected_option: { value: 'room' } },
    places: { selected_options: [{ value: 'room' }, { value: 'hall' }] },
    user: { selected_user: person },
    users: { selected_users: [person] },
    channel: { selected_channel: channel },
    channels: { selected_channels: [channel] },
    conversation: { selected_conversation: channel },
    conversations: { selected_conversations: [channel] },
    state: { selected_option: { value: 'done' } },
    checks: { selected_options: [{ value: 'checked' }] },
    entered: { value: null },
  });
  expect(office.troubles).toEqual([]);
});

it('asks the app what may be chosen while one types', async () => {
  const form = await open('/form');
  await form.getByRole('textbox', { name: '标题' }).fill('选文件');
  const one = form.getByRole('combobox', { name: '文件', exact: false }).first();
  await one.focus();
  await field(form, '文件').first().getByText('再输入 1 个字符').waitFor();
  await one.fill('国办');
  await form.getByRole('option', { name: '国办函12号' }).click();
  await one.fill('没有');
  await field(form, '文件').first().getByText('没有匹配项').waitFor();

  const several = field(form, '几个文件').getByRole('combobox');
  await several.focus();
  await expect.poll(() => field(form, '几个文件').getByRole('option').count()).toBe(3);
  await several.press('Enter');
  await several.press('ArrowDown');
  await several.press('ArrowDown');
  await several.press('Enter');
  await several.press('Escape');
  expect(await field(form, '几个文件').getByRole('listitem').allInnerTexts()).toEqual([
    '国办函12号',
    '区府办5号',
  ]);
  await field(form, '几个文件').getByRole('button', { name: '去掉 国办函12号' }).click();
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });
  expect(told.submissions).toMatchObject([
    {
      file: { v: { type: 'external_select', selected_option: { value: '国办函12号' } } },
      files: { v: { type: 'multi_external_select', selected_options: [{ value: '区府办5号' }] } },
    },
  ]);
  expect(office.troubles).toEqual([]);
});

it('tells the app what is typed, at each key or at Enter, as the field says', async () => {
  const form = await open('/form');
  await form.getByRole('textbox', { name: '随打随报' }).pressSequentially('甲乙丙');
  await expect.poll(() => told.actions.at(-1)).toMatchObject({ block_id: 'entered', value: '甲乙丙' });
  told.actions.length = 0;
  const onEnter = form.getByRole('textbox', { name: '回车才报' });
  await onEnter.fill('丁');
  await onEnter.press('Enter');
  await expect.poll(() => told.actions).toMatchObject([{ block_id: 'on_enter', value: '丁' }]);
});

it('goes back by the arrow to what was typed below, and leaves everything by the cross', async () => {
  const form = await open('/stack');
  await form.getByRole('textbox', { name: '标题' }).fill('写了一半');
  await form.getByRole('button', { name: '再开一层' }).click();
  const top = office.page.getByRole('dialog', { name: '上面一层' });
  await top.getByRole('button', { name: '返回上一个表单' }).click();
  expect(await form.getByRole('textbox', { name: '标题' }).inputValue()).toBe('写了一半');
  await form.getByRole('button', { name: '再开一层' }).click();
  await top.getByRole('button', { name: '关闭', exact: true }).click();
  await top.waitFor({ state: 'detached' });
  expect(await form.count()).toBe(0);
  await expect
    .poll(() => told.closed)
    .toEqual([
      { callbackId: 'kitchen.top', cleared: false },
      { callbackId: 'kitchen.submit', cleared: true },
    ]);
  expect(office.troubles).toEqual([]);
});
