import { expect, it } from 'vitest';
import { SAMPLE, SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { tableIn } from '../../support/shown.ts';

/** A small office in which one task is overdue, one near its end, one under review and one deferred. */
async function busyOffice(english: string[] = []): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00', english });
  const work: [who: string, typed: string][] = [
    ['chuangjian-ban', 'task add 更新展板 section:zonghe due:2022-05-09'],
    ['chuangjian-ban', 'task add 整理台账 section:wendian due:2022-05-13'],
    ['chuangjian-ban', 'task add 组织讨论 section:dangjian due:2022-05-20'],
    ['wendian-kz', 'task ack T7'],
    ['dangjian-kz', 'task ack T8'],
    ['dangjian-kz', 'task submit T8 已组织两次'],
    ['wendian-kz', 'task defer T7 to:2022-05-18 等资料'],
  ];
  for (const [who, typed] of work) await office.types(who, `/duban ${typed}`);
  await office.at('2022-05-11T10:00+08:00');
  return office;
}

const titles = (list: string): string[] => list.match(/T\d+ (?=\S)/g)?.map((one) => one.trim()) ?? [];

it('lists tasks by light, by state, by section and by what waits, in both languages', async () => {
  const office = await busyOffice(['wendian-gy']);
  expect(await office.types('wuke', '/duban tasks 逾期')).toBe(
    '任务 · 🔴 已逾期\n共 1 项\n*T6 更新展板*\n🔴 已逾期 · 待签收 · 综合科 · 5月9日 截止\n[打开]',
  );
  expect(await office.types('wendian-gy', '/duban tasks overdue')).toBe(
    'Tasks · 🔴 overdue\n1 task\n*T6 更新展板*\n🔴 overdue · awaiting acknowledgement · 综合科 · due 9 May\n[Open]',
  );
  const asked: [who: string, typed: string, refs: string[]][] = [
    ['wuke', '任务 section:文电科', ['T7', 'T3', 'T4']],
    ['wuke', 'tasks 文电科 待签收', ['T3', 'T4']],
    ['wuke', 'tasks 办结审核', ['T8']],
    ['chuangjian-ban', 'tasks waiting', ['T7', 'T8']],
    ['zonghe-kz', '任务 本科室', ['T6', 'T2', 'T1']],
    ['zhuren', '任务 待办', []],
  ];
  for (const [who, typed, refs] of asked) {
    expect([typed, titles(await office.types(who, `/duban ${typed}`))]).toEqual([typed, refs]);
  }
  expect(await office.types('wuke', '/duban tasks 财务科')).toContain('用法：`/duban 任务');
  expect(await office.types('zhuren', '/duban 任务 待办')).toContain('没有这样的任务。');
});

it('turns the pages of a long list in its place', async () => {
  const office = await openOffice({ campaign: SAMPLE, at: '2022-05-05T10:00+08:00' });
  const first = await office.types('xinxi-kz', '/duban tasks 全部');
  expect(first).toContain('共 20 项 · 第 1 页，共 2 页');
  expect(titles(first)).toHaveLength(12);
  await office.presses('xinxi-kz', office.whispers('xinxi-kz').at(-1), '下一页');
  const second = office.private('xinxi-kz').at(-1) ?? '';
  expect(second).toContain('共 20 项 · 第 2 页，共 2 页');
  expect(new Set([...titles(first), ...titles(second)]).size).toBe(20);
  await office.presses('xinxi-kz', office.whispers('xinxi-kz').at(-1), '上一页');
  expect(office.private('xinxi-kz')).toEqual([first]);
});

it('shows in App Home what each of them has to do', async () => {
  const office = await busyOffice();
  await office.opensHome('zonghe-kz');
  // What the week asks is acknowledged by any word on it; only what it does not ask is shown besides.
  expect(office.home('zonghe-kz').match(/\*T\d .*\*\n(?:请|待)签收[^ ]*/g)).toEqual([
    '*T6 更新展板*\n待签收，已超过一个工作日',
  ]);
  expect(office.home('zonghe-kz')).toContain('本科室主办的任务\n*T6 更新展板*\n🔴 已逾期');
  expect(office.home('zonghe-kz')).not.toContain('等我决定的');
  expect(office.home('zonghe-kz')).toContain('[新任务]');
  await office.opensHome('zhuren');
  expect(office.home('zhuren')).toContain('等我决定的\n现在没有等您决定的事。');
  await office.opensHome('wuke');
  expect(office.home('wuke')).not.toContain('[新任务]');
  expect(await office.types('chuangjian-ban', '/duban')).toContain(
    '*等您办理的事：2 件*\n*T7 整理台账*\n申请延期至 5月18日周三，请决定 · 文电科 · 5月13日 截止\n[打开]',
  );
});

it('lets the office choose what App Home lists, and keeps the choice while tasks move', async () => {
  const office = await busyOffice();
  const all = (): string => office.home('chuangjian-ban').split('全部任务')[1] ?? '';
  const listed = (): string[] => titles(all().slice(all().indexOf('共 ')));
  await office.opensHome('chuangjian-ban');
  expect(listed()[0]).toBe('T6');
  await office.choosesAtHome('chuangjian-ban', '文电科');
  expect(listed()).toEqual(['T7', 'T3', 'T4']);
  await office.choosesAtHome('chuangjian-ban', '办理中');
  expect(listed()).toEqual(['T7']);
  await office.pressesAtHome('chuangjian-ban', '打开', '申请延期至');
  await office.pressesInWindow('chuangjian-ban', '同意延期');
  expect(all()).toContain('共 1 项\n*T7 整理台账*\n🟢 正常 · 办理中 · 文电科 · 5月18日 截止');
  await office.choosesAtHome('chuangjian-ban', '🔴 已逾期');
  expect(all()).toContain('没有这样的任务。');
});

it('shows lights beside the week, and a month in numbers in roster order', async () => {
  const office = await busyOffice();
  await office.types('zonghe-kz', '/duban progress');
  expect(tableIn(office.whispers('zonghe-kz').at(-1)).map((row) => [row[0], row[4]])).toEqual([
    ['科室', '任务'],
    ['综合科', '🔴 已逾期 1 · 🟡 需要留意 2'],
    ['文电科', '🟡 需要留意 2 · 🔵 临近到期 1'],
    ['机关党建科', '🟡 需要留意 1 · 🟢 正常 1'],
  ]);
  await office.types('chuangjian-ban', '/duban task approve T7');
  await office.types('chuangjian-ban', '/duban task close T8');
  await office.types('chuangjian-ban', '/duban task add 补种花木 section:dangjian due:2022-05-13');
  for (const typed of ['task ack T6', 'task submit T6 已更新']) {
    await office.types('zonghe-kz', `/duban ${typed}`);
  }
  await office.at('2022-05-17T10:00+08:00');
  const may = await office.types('wuke', '/duban progress 2022-05');
  expect(tableIn(office.whispers('wuke').at(-1))).toEqual([
    ['科室', '按期销号', '逾期销号', '🔴 逾期未办结', '🟡 逾期已补办', '挂账', '同意延期'],
    ['综合科', '0', '0', '0', '1', '0', '0'],
    ['文电科', '0', '0', '0', '0', '0', '1'],
    ['机关党建科', '1', '0', '1', '0', '0', '0'],
  ]);
  expect(may).toContain('🟡 逾期已补办 · T6 更新展板 · 综合科 · 5月9日 截止');
  expect(may).toContain('🔴 逾期未办结 · T9 补种花木 · 机关党建科 · 5月13日 截止');
  expect(await office.types('wuke', '/duban 进度 2022年4月')).toContain('2022年4月任务办理情况');
});

it('says in its help what a section, the office and a leader do with tasks', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00', english: ['wendian-kz'] });
  const helped = async (who: string): Promise<boolean[]> => {
    const help = await office.types(who, '/duban help');
    return ['签收|报告|延期|提交', '立项 名称', '批示 T12'].map((verbs) => help.includes(verbs));
  };
  expect(await helped('zonghe-kz')).toEqual([true, false, false]);
  expect(await helped('chuangjian-ban')).toEqual([false, true, false]);
  expect(await helped('zhuren')).toEqual([false, false, true]);
  expect(await office.types('wendian-kz', '/duban help')).toContain(
    '`/duban task ack|report|defer|submit T12',
  );
  expect(await office.types('wendian-kz', '/duban 帮助 督查')).toMatch(
    /^Commands for inspections\n[^]*• `\/duban inspect record I3 section:ID item:ID pass\|fail\|na \[NOTE\]`/,
  );
  expect(await office.types('zonghe-kz', '/duban help rectify')).toMatch(
    /^整改命令\n[^]*• `\/duban 整改 异议 R7 理由`/,
  );
  await office.says('zonghe-kz', null, '帮助 整改');
  expect(office.private('zonghe-kz').at(-1)).toMatch(/^整改命令\n/);
});
