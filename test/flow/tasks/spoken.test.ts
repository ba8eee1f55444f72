import { expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../../support/office.ts';

const office = async (): Promise<TestOffice> => {
  const opened = await openOffice({ at: '2022-05-05T08:55+08:00' });
  await opened.at('2022-05-05T09:00+08:00');
  await opened.types('chuangjian-ban', '/duban task add 更新宣传栏 section:xinxi due:5月20日');
  return opened;
};

it('takes a command in a mention or a direct message as a command, once, and never as the weekly reply', async () => {
  const at = await office();
  await at.says('xinxi-kz', 'chuangjian-tongbao', '@duban 签收 T21');
  expect(at.private('xinxi-kz').at(-1)).toContain('✅ 已办：T21 签收。');
  const report = await at.says('xinxi-kz', null, '任务 报告 Ｔ21 已选好内容');
  await at.edits('xinxi-kz', report, '任务 报告 T21 已选好全部内容');
  await at.says('xinxi-kz', null, 'task submit T21 已更新');
  await at.says('chuangjian-ban', 'chuangjian-tongbao', '@duban 退回 T21 缺一块');
  await at.deletes('xinxi-kz', report);
  await at.says('fuzhuren-1', null, '批示 T21 请抓紧');
  const { replies, tasks } = await at.exported();
  expect(replies).toEqual([]);
  const history = tasks.find(({ ref }) => ref === 'T21')?.history ?? [];
  expect(history.map(({ event, reason }) => [event, reason])).toEqual([
    ['add', ''],
    ['acknowledge', ''],
    ['report', '已选好内容'],
    ['submit', '已更新'],
    ['return', '缺一块'],
    ['instruct', '请抓紧'],
  ]);
});

it('lets everything be asked in a direct message, and keeps a reply a reply', async () => {
  const at = await office();
  const asks = async (who: string, text: string): Promise<string> => {
    await at.says(who, null, text);
    return at.private(who).at(-1) ?? '';
  };
  expect(await asks('xinxi-kz', 'help T2')).toContain('督办 · 我能做什么');
  expect(await asks('xinxi-kz', 'progress 信息科')).toContain('进度');
  expect(await asks('xinxi-kz', 'T21')).toContain('更新宣传栏');
  expect(await asks('xinxi-kz', '请假 明天至下周三')).toContain('5月6日');
  expect(await asks('chuangjian-ban', 'audit T21')).toContain('全部记录');
  expect((await at.exported()).replies).toEqual([]);
  for (const reply of ['T2 完成 已更新', '进展 顺利', '任务 已完成']) await asks('xinxi-kz', reply);
  expect((await at.exported()).replies).toHaveLength(3);
});

it('answers what is missing with how that verb is typed, in the language of whoever typed', async () => {
  const at = await office();
  const types = (who: string, typed: string) => at.types(who, `/duban ${typed}`);
  expect(await types('xinxi-kz', 'task ack')).toContain('用法：`/duban 任务 签收 T12`');
  await types('xinxi-kz', 'task ack T21');
  expect(await types('xinxi-kz', 'task defer T21 展柜未到货')).toContain(
    '用法：`/duban 任务 延期 T21 延至:日期 原因`',
  );
  expect(await types('xinxi-kz', 'task')).toContain('立项|签收');
  expect(await types('xinxi-kz', 'task assign T21 张三')).toContain('名单里没有「张三」');
  expect(await types('xinxi-kz', 'task assign T21 @信息科科长 请尽快')).toContain(
    '✅ 已办：T21 指定承办人。',
  );
  expect(await types('chuangjian-ban', 'task talk T21 否')).toContain('是|否 意见');
  expect(await types('chuangjian-ban', 'leave 明天')).toContain('用法：`/duban 请假 开始日 结束日');
});

it('does not take a mistyped command for the weekly reply: it gives the words back with the nearest ones', async () => {
  const at = await office();
  await at.says('xinxi-kz', 'chuangjian-tongbao', '@duban clsoe T21');
  expect(at.private('xinxi-kz').at(-1)).toBe(
    '没有「clsoe」这个命令，没有办理，也没有存为回复。您是不是要：`close T21`？如果就是回复内容，请在前面写上「回复」。\nclsoe T21',
  );
  await at.says('xinxi-kz', null, 'reprot T21 已选好内容');
  expect(at.private('xinxi-kz').at(-1)).toContain('`report T21`');
  expect(await at.types('xinxi-kz', '/duban submti T21 已更新')).toContain('`submit T21`');
  expect((await at.exported()).replies).toEqual([]);
  await at.says('xinxi-kz', null, '回复 reprot T21 已选好内容');
  await at.says('xinxi-kz', null, 'closed T21 window for entries');
  const { replies, tasks } = await at.exported();
  expect(new Set(replies.map(({ text }) => text))).toEqual(
    new Set(['reprot T21 已选好内容', 'closed T21 window for entries']),
  );
  expect(tasks.find(({ ref }) => ref === 'T21')?.state).toBe('assigned');
});

it('answers a verb without its task with how it is typed, also without "task" in front', async () => {
  const at = await office();
  const first = async (typed: string) => (await at.types('xinxi-kz', `/duban ${typed}`)).split('\n')[0];
  expect(await first('ack')).toBe('用法：`/duban 任务 签收 T12`');
  expect(await first('close')).toBe('用法：`/duban 任务 销号 T12 [备注]`');
  expect(await first('延期 等资料')).toBe('用法：`/duban 任务 延期 T12 延至:日期 原因`');
  expect(await first('ackk')).toContain('没有「ackk」这个命令');
});

it('understands the day of a deferral behind each of its words, and shows the option in one’s own language', async () => {
  const at = await office();
  await at.types('xinxi-kz', '/duban 签收 T21');
  expect(await at.types('xinxi-kz', '/duban 延期 T21 到：5月27日 等资料')).toContain(
    '申请延期至 5月27日周五：等资料',
  );
  await at.practice.acts.perform({ as: 'xinxi-kz', kind: 'preferences', language: 'en' });
  await at.settled();
  expect(await at.types('xinxi-kz', '/duban 延期 T21 等资料')).toContain(
    'Usage: `/duban task defer T21 to:DAY REASON`',
  );
});
