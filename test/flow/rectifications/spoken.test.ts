import { expect, it } from 'vitest';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown, tableIn } from '../../support/shown.ts';

const opened = async (): Promise<TestOffice> => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00', english: ['ducha-yuan'] });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '走道堆放<杂物>' }], 'special');
  return office;
};

const history = async (office: TestOffice): Promise<string[]> => {
  const [record] = (await office.exported()).rectifications;
  return (record?.history ?? [])
    .slice(2)
    .map(({ event, door, reason }) => `${event} ${door} ${reason}`.trim());
};

it('is moved by a mention, a direct message and words under its card, which an edit corrects and a deletion leaves on record', async () => {
  const office = await opened();
  const told = (): string => office.private('xinxi-kz').at(-1) ?? '';
  const card = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith('*R1001 '));
  if (!card) throw new Error('there is no card');
  await office.says('xinxi-kz', 'ke-xinxi', '哪天看到的', { under: card });
  expect(told()).toBe(
    'R1001 还没有认领，这条话只作为讨论，没有记为进展。认领：`/duban 整改 认领 R1001`；有异议：`/duban 整改 异议 R1001 理由`。',
  );
  await office.says('xinxi-kz', 'ke-xinxi', '@duban 认领 R1001');
  expect(told()).toMatch(/^✅ 已办：R1001 认领。\n\*R1001 走道堆放&lt;杂物&gt;\*/);
  const report = await office.says('xinxi-kz', 'ke-xinxi', '已清一半 <!channel>', { under: card });
  expect(told()).toBe('✅ 已办：R1001 报告进展。修改这条消息会追加一条更正。');
  await office.edits('xinxi-kz', report, '已清三分之二');
  expect(told()).toBe('✅ 已按修改后的消息更正：R1001 报告进展。');
  await office.deletes('xinxi-kz', report);
  expect(told()).toBe('消息已删除；R1001 的「报告进展」已经记下，仍在记录里。要更正，请再写一条。');
  const last = await office.says('xinxi-kz', 'ke-xinxi', '快好了', { under: card });
  await office.says('xinxi-kz', null, '完成 R1001 已清走');
  expect(told()).toMatch(/^✅ 已办：R1001 整改完成，待复查。\n等本科室以外的人复查：督查员、创建办联络员。/);
  await office.edits('xinxi-kz', last, '好了');
  expect(told()).toBe(
    'R1001 现在是「待复查」，不能再「报告进展」，没有改动。5月11日周三，信息科科长：整改完成，待复查。\n好了',
  );
  await office.says('ducha-yuan', 'ke-xinxi', '@duban rectify fail R1001 due:2022-05-20 墙角还有');
  await office.says('xinxi-kz', 'chuangjian-tongbao', '@duban 报告 R1001 墙角也清了');
  expect(await history(office)).toEqual([
    'accept mention',
    'report thread 已清一半 <!channel>',
    'report thread 已清三分之二',
    'report thread 快好了',
    'done mention 已清走',
    'fail mention 墙角还有',
    'report mention 墙角也清了',
  ]);
  expect((await office.exported()).replies).toEqual([]);
});

it('keeps its day and person when the new ones do not do, and says which would', async () => {
  const office = await opened();
  const amend = (who: string, said: string): Promise<string> =>
    office.types(who, `/duban rectify amend R1001 ${said}`);
  const refused: [who: string, said: string, answer: string][] = [
    [
      'ducha-yuan',
      'due:2022-05-15',
      'Sun 15 May is a day off (Sat 14 May to Sun 15 May); nothing was changed. The first workday after it is Mon 16 May (2022-05-16).',
    ],
    [
      'ducha-yuan',
      'due:2022-05-11',
      'Wed 11 May is too soon: there must be at least one workday’s lead. Nothing was changed. The next good day is Thu 12 May (2022-05-12).',
    ],
    [
      'chuangjian-ban',
      '期限:2022-05-10',
      '5月10日周二已经过去，没有改动。最近可用的是 5月12日周四 (2022-05-12)。',
    ],
    [
      'chuangjian-ban',
      '期限:改天',
      '「改天」看不出是哪一天。可以写 2022-05-20、5月20日、下周三、next Wed。没有改动。',
    ],
    ['chuangjian-ban', '责任人:@综合科科长 限期清走', '综合科科长不是信息科的人员，不能指定；没有改动。'],
    ['chuangjian-ban', '责任人:@老王', '名单里没有「老王」。'],
    [
      'chuangjian-ban',
      'deadline:6月1日 清走',
      '没看懂「deadline:」，没有办理。用法：`/duban 整改 要求 R1001 [期限:日期] [责任人:@某人] [整改要求] [原因:改期限的原因]`',
    ],
    [
      'chuangjian-ban',
      'due:2022-06-01 清走',
      '科室已经知道原来的整改期限，改期限要写明原因，没有改动。请写：`/duban 整改 要求 R1001 [期限:日期] [责任人:@某人] [整改要求] [原因:改期限的原因]`',
    ],
    ['zonghe-kz', '清走', '没有 R1001 这项整改。用 `/duban 整改 列表` 查看。'],
  ];
  for (const [who, said, answer] of refused)
    expect(await amend(who, said)).toBe(`${answer}\n${`rectify amend R1001 ${said}`.trim()}`);
  expect(await history(office)).toEqual([]);
});

it('is in the audit in the words of either language, with its round', async () => {
  const office = await opened();
  await office.types('xinxi-kz', '/duban rectify accept R1001');
  await office.types(
    'chuangjian-ban',
    '/duban rectify amend R1001 reason:等配件，已订货 due:2022-06-01 person:@信息科科长 清走',
  );
  await office.types('chuangjian-ban', '/duban rectify suspend R1001 review:2022-05-20 等车');
  const audit = async (who: string, what: string): Promise<string[]> => {
    await office.types(who, `/duban audit ${what}`);
    return tableIn(office.whispers(who).at(-1))
      .slice(1)
      .map((row) => row.slice(1).join(' | '));
  };
  expect(await audit('chuangjian-ban', 'R1001')).toEqual([
    '创建办联络员 | 记录问题 | — → 已记录，未发出 | 命令 | 整改期限 5月26日周四 — 走道堆放<杂物>',
    '创建办联络员 | 发出整改通知 | 已记录，未发出 → 待认领 | 命令 | 整改期限 5月26日周四',
    '信息科科长 | 认领 | 待认领 → 整改中 | 命令 | ',
    '创建办联络员 | 修改整改要求 | 整改中 | 命令 | 整改期限 5月26日周四 → 6月1日周三 — 等配件，已订货 — 信息科科长 — 清走',
    '创建办联络员 | 挂账 | 整改中 → 挂账 | 命令 | 复核日 5月20日周五 — 等车',
  ]);
  expect(await audit('ducha-yuan', 'R1001')).toEqual([
    '创建办联络员 | noted the finding | — → noted, not issued yet | command | Due Thu 26 May — 走道堆放<杂物>',
    '创建办联络员 | issued the rectification | noted, not issued yet → to be accepted | command | Due Thu 26 May',
    '信息科科长 | accepted the rectification | to be accepted → in progress | command | ',
    '创建办联络员 | changed what is to be done | in progress | command | Due Thu 26 May → Wed 1 Jun — 等配件，已订货 — 信息科科长 — 清走',
    '创建办联络员 | suspended | in progress → suspended | command | Review on Fri 20 May — 等车',
  ]);
  expect(await audit('chuangjian-ban', 'I1001')).toEqual([
    '创建办联络员 | 安排督查 | — → 待开展 | 命令 | 督查日 5月11日周三',
    '创建办联络员 | 开始 | 待开展 → 督查中 | 命令 | ',
    '创建办联络员 | 记录 | 督查中 | 命令 | 信息科 — 办公区域整洁，标识规范 — 不符合 — 走道堆放<杂物>',
    '创建办联络员 | 结束 | 督查中 → 已结束 | 命令 | ',
  ]);
  expect(await audit('ducha-yuan', 'I1001')).toEqual([
    '创建办联络员 | opened the inspection | — → planned | command | Day Wed 11 May',
    '创建办联络员 | started it | planned → under way | command | ',
    '创建办联络员 | recorded | under way | command | 信息科 — 办公区域整洁，标识规范 — does not conform — 走道堆放<杂物>',
    '创建办联络员 | finished it | under way → finished | command | ',
  ]);
});
