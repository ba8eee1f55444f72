import { expect, it } from 'vitest';
import { changed, SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown, tableIn } from '../../support/shown.ts';

/** T6 of the first section, added in the morning of 5 May. */
async function withTask(campaign = SMALL): Promise<TestOffice> {
  const office = await openOffice({ campaign, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  return office;
}

async function first(office: TestOffice, who: string, typed: string): Promise<string> {
  return (await office.types(who, `/duban ${typed}`)).split('\n')[0] ?? '';
}

it('in English what was done is told in the past tense, and buttons say what can be done', async () => {
  const office = await withTask();
  for (const as of ['zonghe-kz', 'chuangjian-ban'])
    await office.practice.acts.perform({ as, kind: 'preferences', language: 'en' });
  await office.settled();
  expect(await first(office, 'zonghe-kz', 'task ack T6')).toBe('✅ T6: acknowledged.');
  expect(await first(office, 'zonghe-kz', 'task defer T6 to:2022-05-27 等照片')).toBe(
    '✅ T6: asked for a deferral.',
  );
  const card = await office.types('chuangjian-ban', '/duban task approve T6');
  expect(card).toContain('T6: granted the deferral.');
  expect(card).toContain('Fri 27 May (originally Fri 20 May)');
  expect(card).toContain('创建办联络员 added\n');
  expect(card).toContain('综合科科长 acknowledged\n');
  expect(card).toContain('综合科科长 asked for a deferral — 等照片\n');
  expect(card).toContain('创建办联络员 granted the deferral');
  expect(card).toContain('[Cancel the task]');
  await office.types('chuangjian-ban', '/duban audit T6');
  const done = tableIn(office.whispers('chuangjian-ban').at(-1)).map((row) => row[2]);
  expect(done).toEqual(['What', 'added', 'acknowledged', 'asked for a deferral', 'granted the deferral']);
  expect(await first(office, 'zonghe-kz', 'task ack T6')).toBe(
    'T6 is in progress now, so “Acknowledge” is no longer possible; nothing was changed. Thu 5 May, 综合科科长 acknowledged.',
  );
});

it('whoever may not is told who may, by name, also when it is the office or the leaders', async () => {
  const office = await withTask();
  expect(await first(office, 'zonghe-kz', 'task cancel T6 不办了')).toBe(
    'T6「撤销」由领导小组办公室办理，没有改动。办公室：创建办联络员。',
  );
  expect(await first(office, 'zonghe-kz', 'task instruct T6 抓紧')).toBe(
    'T6「批示」由领导小组领导办理，没有改动。领导：办公室主任。',
  );
  await office.practice.acts.perform({ as: 'wendian-kz', kind: 'preferences', language: 'en' });
  await office.settled();
  expect(await first(office, 'wendian-kz', 'task talk T6 yes 已谈')).toBe(
    'T6: “Decide on a talk” is for the campaign office, a leader of the leading group; nothing was changed. In the office: 创建办联络员. Of the leaders: 办公室主任.',
  );
});

it('a day on which nobody could look at a suspended task again is refused as a review day', async () => {
  const office = await withTask();
  await office.types('zonghe-kz', '/duban task ack T6');
  expect(await first(office, 'chuangjian-ban', 'task suspend T6 review:2022-05-05 等经费')).toBe(
    '5月5日周四太近：复核日最早是下一个工作日，没有改动。最近可用的是 5月6日周五 (2022-05-06)。',
  );
  expect(await first(office, 'chuangjian-ban', 'task suspend T6 review:2022-05-08 等经费')).toContain(
    '5月8日周日不是工作日',
  );
});

it('where nothing waits for a decision, that is said to whoever types one', async () => {
  const office = await withTask();
  const nothing = 'T6 没有等着决定的延期申请，没有改动。';
  for (const who of ['chuangjian-ban', 'zonghe-kz', 'zhuren']) {
    expect(await first(office, who, 'task approve T6')).toBe(nothing);
    expect(await first(office, who, 'task 不同意 T6 不必')).toBe(nothing);
  }
});

it('a leader who may not read an answer hears for whom it is', async () => {
  const office = await withTask(
    changed(
      SMALL,
      ['leading_group: { head: zhuren,', 'leading_group: { head: zhuren, deputies: [fuzhuren],'],
      ['  - { id: wuke,', '  - { id: fuzhuren, name: 办公室副主任 }\n  - { id: wuke,'],
    ),
  );
  await office.types('zhuren', '/duban task instruct T6 照片要新的');
  expect(await first(office, 'fuzhuren', 'task read T6')).toBe('T6 没有等您办理的批示，没有改动。');
  await office.types('zonghe-kz', '/duban task answer T6 已换新');
  expect(await first(office, 'fuzhuren', 'task read T6')).toBe('T6 的批示答复由办公室主任阅，没有改动。');
  expect(await first(office, 'zhuren', 'task read T6')).toBe('✅ 已办：T6 已阅答复。');
});

it('a task that was taken back for rework but closed in time is in order, one that was late says so', async () => {
  const office = await withTask();
  for (const [who, typed] of [
    ['zonghe-kz', 'ack T6'],
    ['zonghe-kz', 'submit T6 已整理'],
    ['chuangjian-ban', 'return T6 缺照片'],
    ['zonghe-kz', 'submit T6 已补照片'],
  ])
    await office.types(who ?? '', `/duban task ${typed}`);
  expect(await office.types('chuangjian-ban', '/duban task close T6')).toContain('🟢 正常 · 已销号');
  await office.types('chuangjian-ban', '/duban task add 补种花木 section:zonghe due:2022-05-20');
  await office.types('zonghe-kz', '/duban task ack T7');
  office.clock('2022-05-23T10:00+08:00');
  await office.types('zonghe-kz', '/duban task submit T7 已补种');
  expect(await office.types('chuangjian-ban', '/duban task close T7')).toContain('🟡 逾期后办结 · 已销号');
});

it('a task that its section gave back waits for the office, and shows no light of its own', async () => {
  const office = await withTask();
  expect(await office.types('zonghe-kz', '/duban task decline T6 不归我科')).toContain(
    '⚪ 暂不计时 · 退回改派',
  );
});

it('the forms that ask for a day say what is due when, and which days are possible', async () => {
  const office = await withTask();
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.delivered();
  const hints = (who: string): string => JSON.stringify(office.form(who)?.source.blocks);
  const card = office.messages('ke-zonghe').findLast((one) => shown(one).startsWith('*T6 '));
  await office.presses('zonghe-kz', card, '申请延期');
  expect(hints('zonghe-kz')).toContain('现在是 5月20日周五 截止；可以延到 5月23日周一 或之后的工作日。');
  await office.types('chuangjian-ban', '/duban task show T6');
  await office.presses('chuangjian-ban', office.whispers('chuangjian-ban').at(-1), '挂账');
  expect(hints('chuangjian-ban')).toContain('5月20日周五 截止；复核日可以是 5月6日周五 或之后的工作日。');
});

it('the history of a task that was split names the part', async () => {
  const office = await withTask();
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.types('zonghe-kz', '/duban task split T6 布置灯光 due:2022-05-18');
  expect(await office.types('zonghe-kz', '/duban task show T6')).toContain('综合科科长 分解 — T7 布置灯光');
  await office.types('chuangjian-ban', '/duban audit T6');
  const rows = tableIn(office.whispers('chuangjian-ban').at(-1));
  expect(rows.at(-1)?.slice(1)).toEqual(['综合科科长', '分解', '办理中', '命令', 'T7 — 布置灯光']);
});

it('in Chinese everything is typed in Chinese', async () => {
  const office = await withTask();
  expect(await office.types('zonghe-kz', '/duban 帮助')).toContain('`任务 延期 T12 延至:日期 原因`');
  expect(await office.types('chuangjian-ban', '/duban 帮助')).toContain(
    '`/duban 任务 立项 名称 科室:编号 截止:日期`',
  );
  expect(await office.types('chuangjian-ban', '/duban 任务 立项 补种花木 科室:zonghe')).toContain(
    '要改请写 `截止:日期`',
  );
});

it('one line of a history that is left out is one line, and people are called by their names', async () => {
  const office = await withTask();
  await office.types('zonghe-kz', '/duban task ack T6');
  for (const done of ['一', '二', '三', '四', '五'])
    await office.types('zonghe-kz', `/duban task report T6 第${done}步`);
  await office.practice.acts.perform({ as: 'zonghe-kz', kind: 'preferences', language: 'en' });
  await office.settled();
  expect(await office.types('zonghe-kz', '/duban task show T6')).toContain(
    '1 earlier line; for the office: `/duban audit T6`.',
  );
  await office.types('zonghe-kz', '/duban task report T6 第六步');
  expect(await office.types('zonghe-kz', '/duban task show T6')).toContain('2 earlier lines;');
  expect(await first(office, 'zonghe-kz', 'task assign T6 @wendian-kz')).toBe(
    '文电科科长 is not of 综合科 and cannot be named; nothing was changed.',
  );
});
