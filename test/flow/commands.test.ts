import { describe, expect, it } from 'vitest';
import { SAMPLE, SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';

async function deployed(campaign = SMALL, english: string[] = []): Promise<TestOffice> {
  const office = await openOffice({ campaign, at: '2022-05-05T08:55+08:00', english });
  await office.at('2022-05-05T09:00+08:00');
  return office;
}

const firstLine = (text: string): string | undefined => text.split('\n')[0];

describe('commands', () => {
  it('answer the same in both languages, alone and after /duban', async () => {
    const office = await deployed();
    const verbs: [typed: string[], begins: string][] = [
      [['/duban help', '/duban 帮助', '/duban-help', '/duban HELP'], '督办 · 我能做什么'],
      [['/duban tasks', '/duban 任务', '/duban-tasks'], '综合科 · 2022年第18周任务'],
      [['/duban progress', '/duban 进度', '/duban 进展', '/duban-progress'], '进度 · 2022年第18周'],
      [['/duban calendar', '/duban 日历', '/duban 日程', '/duban-calendar'], '接下来的日期'],
      [
        ['/duban leave 2022-05-06 2022-05-06', '/duban 请假 2022-05-06 2022-05-06'],
        '已登记：综合科科长 5月6日周五 至 5月6日周五 请假，期间的提醒改发副职；没有副职的，改发领导小组办公室。',
      ],
      [['/duban 回复 甲', '/duban 汇报 乙', '/duban 反馈 丙', '/duban-reply 丁'], '✅ 已保存：综合科'],
    ];
    for (const [typed, begins] of verbs) {
      const answers = [];
      for (const one of typed) answers.push(firstLine(await office.types('zonghe-kz', one, 'ke-zonghe')));
      expect(answers).toEqual(typed.map(() => expect.stringMatching(new RegExp(`^${begins}`))));
    }
    expect((await office.exported()).replies.map(({ text }) => text)).toEqual(['丁', '丙', '乙', '甲']);
    for (const said of ['@duban 帮助', '@duban help']) {
      await office.says('zonghe-kz', 'ke-zonghe', said);
      expect(firstLine(office.private('zonghe-kz').at(-1) ?? '')).toBe('督办 · 我能做什么');
    }
  });

  it('say what the caller owes when /duban stands alone', async () => {
    const office = await deployed();
    const menu = await office.types('zonghe-kz', '/duban');
    expect(menu.split('\n').slice(0, 6)).toEqual([
      '您好，综合科科长',
      '*综合科* 尚未回复 2022年第18周，5月7日周六 12:00 截止。',
      'T1 汇总本周动态（每周）',
      'T2 签订责任书（5月31日 到期）',
      '[回复]',
      '[无变化]',
    ]);
    expect(menu).toContain('接下来：5月6日周五 09:00　周提醒 · 2022年第18周');
    await office.presses('zonghe-kz', office.whispers('zonghe-kz').at(-1), '无变化');
    expect(await office.types('zonghe-kz', '/duban')).toContain('*综合科* 已回复 2022年第18周（○ 无变化）。');
    expect(await office.types('wuke', '/duban')).toContain('现在没有要您回复的事。');
  });

  it('name the nearest ones when there is no such verb, and give back what was typed', async () => {
    const office = await deployed();
    const answer = await office.types('zonghe-kz', '/duban progess <!channel> 一下');
    expect(answer).toBe(
      '没有「progess」这个命令。您是不是要：`/duban progress`、`/duban inspect`、`/duban calendar`？输入 `/duban help` 查看全部。\nprogess <!channel> 一下',
    );
  });

  it('show the whole of a big office: all sections with their tasks, one section, one week', async () => {
    const office = await deployed(SAMPLE);
    const tasks = await office.types('chuangjian-ban', '/duban tasks');
    expect(tasks.match(/第18周任务/g)).toHaveLength(13);
    expect(tasks).toContain('机关党建科 · 2022年第18周任务\nT15 开展读书交流（每月）');
    const one = await office.types('xinxi-kz', '/duban progress 信息科');
    expect(one.split('\n').filter((line) => line.includes(' | '))).toEqual([
      '科室 | 状态 | 回复人 | 时间 | 任务',
      '信息科 | ✕ 未回复 |  |  | 🟢 正常 2',
    ]);
    expect(await office.types('xinxi-kz', '/duban progress 2022-w18')).toContain('进度 · 2022年第18周');
    expect(await office.types('xinxi-kz', '/duban progress 财务科')).toContain('没有「财务科」这个科室。');
    expect(await office.types('xinxi-kz', '/duban progress 2022-W10')).toContain('2022-W10 没有部署过');
    expect(await office.types('xinxi-kz', '/duban calendar')).toContain(
      '5月25日周三 09:00　月督查 · 2022-05',
    );
  });

  it('let leaders and the office post the progress, nobody else', async () => {
    const office = await deployed();
    await office.types('zonghe-kz', '/duban progress');
    expect(shown(office.whispers('zonghe-kz').at(-1) ?? { text: '' })).not.toContain('[发到频道]');
    await office.types('zhuren', '/duban progress');
    const button = office.whispers('zhuren').at(-1);
    expect(await office.presses('zhuren', button, '发到频道')).toBe(
      '已排队，很快发到频道；安静时段和休息日会顺延到工作时间。',
    );
    await office.delivered();
    expect(office.channel('tongbao').map(firstLine)).toEqual([
      '2022年第18周部署 · 小型创建',
      '2022年第18周进度 · 小型创建',
    ]);
    await office.types('chuangjian-ban', '/duban progress');
    await office.presses('chuangjian-ban', office.whispers('chuangjian-ban').at(-1), '发到频道');
    await office.delivered();
    expect(office.channel('tongbao')).toHaveLength(3);
  });

  it('speak English with those whose Slack is English, in channels the language of the campaign', async () => {
    const office = await deployed(SMALL, ['wendian-kz', 'dangjian-kz']);
    expect(await office.types('wendian-kz', '/duban reply T3 done 42 letters', 'ke-wendian')).toBe(
      '✅ Saved: 文电科 · week 18 of 2022.\nT3 公文处理: done — 42 letters\nT3: done for this turn; the next one asks again.\n[Change]\n[Withdraw]',
    );
    expect(firstLine(await office.types('wendian-kz', '/duban 进度'))).toBe('Progress · week 18 of 2022');
    expect(await office.types('wendian-kz', '/duban nonsense')).toContain('There is no command “nonsense”.');
    await office.presses('wendian-kz', office.messages('ke-wendian')[0], '回复');
    expect(JSON.stringify(office.form('wendian-kz')?.source)).toContain('What blocks it');
    expect(firstLine(office.channel('ke-wendian')[0] ?? '')).toBe('2022年第18周任务 · 文电科');
    expect(office.direct('dangjian-kz').map(shown).map(firstLine)).toEqual([
      'Tasks for week 18 of 2022 · 机关党建科',
    ]);
    await office.at('2022-05-06T09:00+08:00');
    expect(office.direct('dangjian-kz').map(shown).at(-1)).toContain(
      'No reply for week 18 of 2022 yet from 机关党建科.',
    );
  });
});

describe('App Home', () => {
  it('shows what its owner owes, and is brought up to date when they reply there', async () => {
    const office = await deployed();
    await office.opensHome('zonghe-kz');
    expect(office.home('zonghe-kz').split('\n').slice(0, 2)).toEqual([
      '我要办的',
      '*综合科* 尚未回复 2022年第18周，5月7日周六 12:00 截止。',
    ]);
    await office.pressesAtHome('zonghe-kz', '无变化');
    expect(office.home('zonghe-kz')).toContain('*综合科* 已回复 2022年第18周（○ 无变化）。');
    await office.pressesAtHome('zonghe-kz', '回复');
    await office.fills('zonghe-kz', { tasks: { T1: { state: '已完成', text: '报了三条' } } });
    expect(office.home('zonghe-kz')).toContain('*综合科* 已回复 2022年第18周（● 已回复）。');
    expect((await office.exported()).replies.map(({ source }) => source)).toEqual(['modal', 'button']);
  });
});
