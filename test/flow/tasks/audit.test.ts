import { expect, it, beforeEach, describe } from 'vitest';
import { importCampaign } from '../../../src/campaign/service.ts';
import { campaignOf, changed, SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { tableIn } from '../../support/shown.ts';

describe('the audit', () => {
  let office: TestOffice;
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  /** The rows that the office was shown last, without their times. */
  const rows = (): string[] =>
    tableIn(office.whispers('chuangjian-ban').at(-1))
      .slice(1)
      .map((row) => row.slice(1).join(' | '));

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
  });

  it('has every step of a task: who, what, between which states, by which door, and all that was said', async () => {
    await says('chuangjian-ban', 'task add 更新宣传栏 section:zonghe due:5月20日');
    await says('zonghe-kz', 'task ack T6');
    await says('zonghe-kz', 'task assign T6 @jianzhi');
    await says('zonghe-kz', 'task defer T6 to:2022-05-27 等照片');
    await says('chuangjian-ban', 'task approve T6');
    await says('zhuren', 'task instruct T6 要用<新>照片');
    await says('jianzhi', 'task answer T6 已换新');
    await says('zhuren', 'task read T6');
    await says('chuangjian-ban', 'task talk T6 yes 已谈');
    await says('chuangjian-ban', 'task suspend T6 review:2022-06-01 等经费');
    await says('chuangjian-ban', 'task resume T6');
    await says('zonghe-kz', 'task submit T6 四块都换了');
    await says('chuangjian-ban', 'audit T6');
    expect(rows()).toEqual([
      '创建办联络员 | 立项 | — → 待签收 | 命令 | 截止 5月20日周五',
      '综合科科长 | 签收 | 待签收 → 办理中 | 命令 | ',
      '综合科科长 | 指定承办人 | 办理中 | 命令 | 两科兼职干事',
      '综合科科长 | 申请延期 | 办理中 | 命令 | 5月20日周五 → 5月27日周五 — 等照片',
      '创建办联络员 | 同意延期 | 办理中 | 命令 | 5月20日周五 → 5月27日周五',
      '办公室主任 | 批示 | 办理中 | 命令 | 要用<新>照片',
      '两科兼职干事 | 答复批示 | 办理中 | 命令 | 办公室主任批示：要用<新>照片 — 已换新',
      '办公室主任 | 已阅答复 | 办理中 | 命令 | 办公室主任批示：要用<新>照片',
      '创建办联络员 | 约谈意见 | 办理中 | 命令 | 已约谈 — 已谈',
      '创建办联络员 | 挂账 | 办理中 → 挂账 | 命令 | 复核日 6月1日周三 — 等经费',
      '创建办联络员 | 恢复 | 挂账 → 办理中 | 命令 | ',
      '综合科科长 | 提交办结 | 办理中 → 办结审核 | 命令 | 四块都换了',
    ]);
  });

  it('alone shows what was done last in the whole office: imports, leave, replies and tasks', async () => {
    await importCampaign(office.deps, campaignOf(changed(SMALL, ['整理档案', '整理旧档案'])));
    office.clock('2022-05-05T10:00+08:00');
    await says('zonghe-kz', 'leave 2022-05-06 2022-05-09');
    office.clock('2022-05-05T10:01+08:00');
    const said = await office.says('wendian-kz', 'ke-wendian', 'T4 受阻 缺目录', office.thread('ke-wendian'));
    office.clock('2022-05-05T10:02+08:00');
    await office.edits('wendian-kz', said, '写错了地方');
    office.clock('2022-05-05T10:03+08:00');
    await office.deletes('wendian-kz', said);
    office.clock('2022-05-05T10:04+08:00');
    const told = await says('chuangjian-ban', 'audit');
    expect(rows()).toEqual([
      '文电科科长 | 撤回回复 | 文电科 · 2022年第18周 | 消息串 | 第 2 次提交',
      '文电科科长 | 修改回复 | 文电科 · 2022年第18周 | 消息串 | 第 2 次提交',
      '文电科科长 | 保存回复 | 文电科 · 2022年第18周 | 消息串 | 第 1 次提交',
      '文电科科长 | 报告进展 | T4 整理旧档案 | 消息串 | 受阻 — 缺目录',
      '文电科科长 | 签收 | T4 整理旧档案 | 消息串 | ',
      '综合科科长 | 登记请假 | 综合科科长 | 命令 | 5月6日周五 → 5月9日周一',
      '督办 | 导入活动方案 | 小型创建 | 导入 | ~ 任务 archive：title 整理档案 → 整理旧档案',
      '督办 | 导入活动方案 | T4 整理旧档案 | 导入 | ~ 任务 archive：title 整理档案 → 整理旧档案',
      expect.stringMatching(/^督办 \| 导入活动方案 \| 小型创建 \| 导入 \| \+ 方案 xiao 小型创建；/),
    ]);
    expect(told).toContain('查看一项任务的全部记录：`/duban audit T12`。');
  });

  it('of a very long task shows its newest lines and says where the others are', async () => {
    await says('wendian-kz', 'task ack T4');
    for (let count = 1; count <= 110; count += 1) await says('wendian-kz', `task report T4 第${count}次`);
    const told = await says('chuangjian-ban', 'audit T4');
    expect(rows()).toHaveLength(99);
    expect(rows().at(-1)).toContain('第110次');
    expect(told).toContain('更早的 12 条可用 `duban export` 导出查看。');
  });

  it.each(['zhuren', 'zonghe-kz', 'wuke'])(
    'is for the office alone: %s is told the same of a task that exists and of one that does not',
    async (who) => {
      for (const typed of ['audit T1', 'audit T99', 'audit', '审计 T1']) {
        expect((await says(who, typed)).split('\n')[0]).toBe('这件事由领导小组办公室办理。');
      }
    },
  );
});
