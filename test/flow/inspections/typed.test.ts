import { describe, expect, it } from 'vitest';
import { changed, INSPECTED } from '../../support/campaigns.ts';
import { exportFor } from '../../../src/export.ts';
import { roundList } from '../../../src/inspections/list.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const nine = (day: string): string => `2022-05-${day}T09:00+08:00`;
const open = '/duban inspect open special';

/** The office on Thursday 5 May, on which nothing is planned yet. */
const quiet = (): Promise<TestOffice> => openOffice({ at: '2022-05-05T10:00+08:00', campaign: INSPECTED });

const direct = (office: TestOffice, who: string): string[] => office.direct(who).map(shown);

/** A special round of 文电科 that has begun, with 督查员 and 创建办联络员. */
async function onSite(): Promise<TestOffice> {
  const office = await quiet();
  await office.types('chuangjian-ban', `${open} sections:wendian on:2022-05-05 inspectors:@督查员 群众反映`);
  await office.types('ducha-yuan', '/duban inspect start I1001');
  await office.delivered();
  return office;
}

describe('a special inspection', () => {
  it('is known to its team alone until the clock begins it, and then told to its sections', async () => {
    const office = await quiet();
    const answer = await office.types(
      'chuangjian-ban',
      '/duban 督查 开展 专项 科室:文电科 督查人员:@督查员 收文积压，有反映',
    );
    expect(answer).toMatch(
      /^✅ 已安排：I1001 专项督查，定在5月7日周六。开始之前只有督查人员知道，不发任何通知。/,
    );
    await office.delivered();
    expect(
      office
        .posted()
        .filter(({ text, metadata }) => metadata && /I1001|专项/.test(text))
        .map(shown),
    ).toEqual(['*督查：1 项*\n*I1001 专项督查*\n待开展 · 督查日 5月7日周六 · 您是督查人员\n[打开]']);
    for (const who of ['wendian-kz', 'zhuren']) {
      expect(await office.types(who, '/duban inspect show I1001')).toMatch(/^没有 I1001 这一轮督查。/);
      expect(await office.types(who, '/duban inspect list')).toBe('还没有督查。');
    }
    await office.at(nine('07'));
    expect(office.channel('ke-wendian')).toEqual([
      expect.stringMatching(/^\*I1001 专项督查\*\n督查中[^]*\*事由\* {2}收文积压，有反映/),
    ]);
    expect(office.channel('ke-zonghe')).toEqual([]);
    expect(direct(office, 'chuangjian-ban')).toEqual([
      '*督查：1 项*\n*I1001 专项督查*\n督查中 · 督查日 5月7日周六 · 您是督查人员\n[打开]',
    ]);
    expect(await office.types('zhuren', '/duban inspect show I1001')).toContain('☐ *文电科* · 已记录 0/3');
    expect(await office.types('wendian-kz', '/duban inspect show I1001')).toContain(
      '督查中 · 督查日 5月7日周六 · 文电科',
    );
    expect(await office.types('zonghe-kz', '/duban inspect show I1001')).toMatch(/^没有 I1001/);
  });

  it('spares its sections a second visit, and warns of another day and of a third round', async () => {
    const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: INSPECTED });
    await office.at(nine('20'));
    expect(await office.types('chuangjian-ban', `${open} sections:wendian`)).toMatch(
      /I1001 专项督查，定在5月25日周三。[^]*\n文电科当天还有 I1（5月25日周三），合并为一次到科室。/,
    );
    const third = await office.types('chuangjian-ban', `${open} sections:wendian,dangjian on:2022-05-24`);
    expect(third).toContain('⚠ 文电科、机关党建科当月已安排 I1（5月25日周三）。');
    expect(third).toContain('⚠ 文电科当月这是第 3 轮督查，一般不超过 2 轮。');
    expect(third).not.toContain('机关党建科当月这是');

    let queries = 0;
    const counted = office.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const viewer = { personId: 'chuangjian-ban', isOffice: true, isLeader: false, sectionIds: [] };
    const costOf = async (most: number): Promise<number[]> => {
      queries = 0;
      const { rounds } = await roundList(counted, viewer, most);
      return [rounds.length, queries];
    };
    // A list costs the same however many rounds there are.
    const [[, one], [all, cost]] = [await costOf(1), await costOf(9)];
    expect([all, cost]).toEqual([3, one]);
  });

  it('is refused on days that do not do, without sections, or with a team that may not inspect them', async () => {
    const office = await quiet();
    const answers: [who: string, typed: string, said: RegExp][] = [
      ['zonghe-kz', `${open} sections:wendian`, /由领导小组办公室办理/],
      ['chuangjian-ban', open, /^专项督查查哪些科室？/],
      ['chuangjian-ban', `${open} sections:caiwu`, /caiwu/],
      ['chuangjian-ban', `${open} sections:wendian on:2022-05-04`, /^5月4日周三已经过去/],
      ['chuangjian-ban', `${open} sections:wendian on:2022-05-08`, /^5月8日周日不是工作日，没有改动/],
      [
        'chuangjian-ban',
        `${open} sections:wendian on:2023-02-01`,
        /^2023年2月1日周三在活动结束（.*）之后，没有改动。活动的最后一个工作日是/,
      ],
      ['chuangjian-ban', `${open} sections:wendian inspectors:@老王`, /老王/],
      [
        'chuangjian-ban',
        `${open} sections:wendian inspectors:@wendian-kz`,
        /^回避：文电科科长是文电科的人员/,
      ],
      [
        'chuangjian-ban',
        '/duban inspect open monthly inspectors:@jianzhi',
        /^没有人可以督查综合科、文电科：[^]*可以由创建办联络员、督查员督查。/,
      ],
      ['chuangjian-ban', '/duban inspect open', /督查人员:@某人/],
      ['chuangjian-ban', '/duban inspect dance I1001', /\/duban 督查 列表/],
    ];
    for (const [who, typed, said] of answers) expect(await office.types(who, typed)).toMatch(said);
    expect(await office.types('chuangjian-ban', '/duban inspect list')).toMatch(/^还没有督查。/);
    const alone = '/duban 督查 开展 专项 窗口作风暗访 5月12日 科室:wendian 人员:@ducha-yuan 保密';
    const opened = await office.types('chuangjian-ban', alone);
    expect(opened).toContain('✅ 已安排：I1001 专项督查，定在5月12日周四。');
    expect(opened).toMatch(/\*督查人员\* {2}[^\n]*督查员[^\n]*\n\*事由\* {2}窗口作风暗访 保密/);
  });
});

describe('on site', () => {
  it('an office member reads nothing of their own section before the end, and does not end a round with gaps in it', async () => {
    const grouped = ['[chuangjian-ban, ducha-yuan]', '[chuangjian-ban, ducha-yuan, wendian-kz]'] as const;
    const office = await openOffice({
      at: '2022-05-20T10:00+08:00',
      campaign: changed(INSPECTED, [...grouped]),
    });
    const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
    await says('chuangjian-ban', 'inspect open special sections:wendian,zonghe on:2022-05-20');
    await says('chuangjian-ban', 'inspect record I1001 section:zonghe item:plan fail 没上墙');
    await says('chuangjian-ban', 'inspect record I1001 section:wendian item:plan fail 台账缺三月');
    const card = await says('wendian-kz', 'inspect show I1001');
    expect(card).toContain('*文电科*\n您是该科室人员，按回避规定由其他督查人员检查。');
    expect(card).toContain('没上墙');
    expect(card).toContain('\n除您所在的科室，科室 1 个，查完 0 个\n');
    expect(card).not.toContain('[结束督查]');
    expect(await says('ducha-yuan', 'inspect show I1001')).toMatch(
      /\n科室 2 个，查完 0 个\n[^]*\[结束督查\]/,
    );
    expect(await says('wendian-kz', 'rectify show R1002')).toContain('没有 R1002 这项整改');
    for (const typed of [
      'inspect show I1001',
      'rectify list',
      'audit',
      'audit I1001',
      'inspect finish I1001',
    ])
      expect(await says('wendian-kz', typed)).not.toMatch(/台账缺三月|R1002/);
    expect(JSON.stringify(await exportFor(office.deps, 'wendian-kz'))).not.toMatch(/台账缺三月|R1002/);
    expect(JSON.stringify(await exportFor(office.deps, 'ducha-yuan'))).toContain('台账缺三月');
    for (const force of ['', ' force'])
      expect(await says('wendian-kz', `inspect finish I1001${force}`)).toContain(
        '回避：文电科还有没记录的项目，您是该科室的人员，不能结束 I1001，没有改动。可以由创建办联络员结束。',
      );
    await says('chuangjian-ban', 'inspect finish I1001 force');
    expect(await says('wendian-kz', 'rectify show R1002')).toContain('台账缺三月');
  });

  it('nobody inspects their own section, none that is not in the round, and nothing that is not on its checklist', async () => {
    const office = await onSite();
    await office.types('ducha-yuan', '/duban inspect join I1001 @两科兼职干事');
    const record = '/duban inspect record I1001 section:wendian';
    const answers: [who: string, typed: string, said: RegExp][] = [
      ['ducha-yuan', '/duban inspect join I1001 @文电科科员', /^回避：文电科科员是文电科的人员/],
      [
        'jianzhi',
        `${record} item:plan pass`,
        /^回避：不能督查自己所在的科室（文电科），没有记下。可以由督查员、创建办联络员督查。/,
      ],
      [
        'ducha-yuan',
        '/duban inspect record I1001 section:zonghe item:plan pass',
        /^I1001 这一轮不查「zonghe」，没有记下。本轮查的是：文电科。/,
      ],
      [
        'ducha-yuan',
        `${record} item:roof pass`,
        /没有「roof」，没有记下。检查项目：\n• `plan` 任务分解到人\n/,
      ],
      ['ducha-yuan', `${record} item:plan fail`, /^「不符合」要写明是什么问题：plan。/],
      ['ducha-yuan', `${record} pass`, /^用法：`\/duban 督查 记录 I1001 科室:编号 项目:编号/],
      [
        'zhuren',
        `${record} item:plan pass`,
        /^I1001 由督查人员记录，没有记下。督查人员：督查员、创建办联络员。/,
      ],
      [
        'ducha-yuan',
        '/duban inspect check I1001 section:wendian item:plan pass',
        /^自查由文电科自己的人员填写/,
      ],
      ['wendian-kz', '/duban inspect finish I1001 force', /^I1001 的「结束」由督查人员或领导小组办公室办理/],
      ['ducha-yuan', '/duban inspect cancel I1001', /^I1001 已经开始，取消要写明原因，没有改动。/],
      ['ducha-yuan', '/duban inspect show I1009', /^没有 I1009 这一轮督查。/],
    ];
    for (const [who, typed, said] of answers)
      expect([typed, await office.types(who, typed)]).toEqual([typed, expect.stringMatching(said)]);
    expect(await office.types('ducha-yuan', '/duban inspect show I1001')).toContain(
      '☐ *文电科* · 已记录 0/3',
    );
  });

  it('two inspectors record at once, and a second record says whose it takes the place of', async () => {
    const office = await onSite();
    await Promise.all([
      office.types('ducha-yuan', '/duban inspect record I1001 item:plan fail 台账缺三月'),
      office.types('chuangjian-ban', '/duban inspect record I1001 item:duty pass'),
    ]);
    expect(await office.types('ducha-yuan', '/duban inspect show I1001')).toMatch(
      /☐ \*文电科\* · 已记录 2\/3 · 不符合 1 项\n✗ R1001 任务分解到人 — 台账缺三月/,
    );
    expect(
      await office.types('chuangjian-ban', '/duban inspect record I1001 item:plan fail 台账缺三月、四月'),
    ).toContain(
      '• 任务分解到人: *不符合* · R1001 — 台账缺三月、四月\n   原记录（督查员）：不符合 — 台账缺三月\n',
    );
    expect(
      await office.types('ducha-yuan', '/duban inspect record I1001 item:plan fail 台账缺三月、四月'),
    ).toContain('与已有记录相同，没有改动。');
    expect(await office.types('ducha-yuan', '/duban inspect record I1001 item:plan pass 当场补齐')).toContain(
      '*符合* · R1001 随之撤回 — 当场补齐',
    );
    await office.types('ducha-yuan', '/duban inspect record I1001 item:premises na');
    expect(await office.types('ducha-yuan', '/duban 督查 结束 I1001')).toContain(
      'I1001 已结束，没有发现问题。\n下一步是报领导小组的专报，由督查人员和领导小组办公室起草和发布：`/duban 督查 通报 I1001`',
    );
    await office.delivered();
    const { rectifications } = await office.exported();
    expect(rectifications[0]?.history.map(({ actor, event, reason }) => [actor, event, reason])).toEqual([
      ['ducha-yuan', 'note', '台账缺三月'],
      ['chuangjian-ban', 'reword', '台账缺三月、四月'],
      ['ducha-yuan', 'withdraw', '当场补齐'],
    ]);
    expect(office.channel('ke-wendian').at(-1)).toContain('✅ 没有发现问题。');
    expect(await office.types('ducha-yuan', '/duban inspect record I1001 item:plan pass 再看')).toMatch(
      /^I1001 现在是「已结束」，不能再「记录」/,
    );
  });

  it('an inspector who leaves half-way keeps what they recorded, and the last one stays', async () => {
    const office = await onSite();
    await office.types('ducha-yuan', '/duban inspect record I1001 item:plan fail 台账缺三月');
    expect(await office.types('ducha-yuan', '/duban 督查 退出 I1001')).toMatch(
      /^✅ 督查员已退出 I1001 的督查人员，已记录的内容保留。[^]*创建办联络员、督查员（已退出）[^]*✗ R1001 任务分解到人/,
    );
    expect(await office.types('ducha-yuan', '/duban inspect record I1001 item:duty pass')).toMatch(
      /由督查人员记录，没有记下/,
    );
    expect(await office.types('chuangjian-ban', '/duban inspect leave I1001')).toMatch(
      /^没有人可以督查文电科：每个科室至少要有一名不是本科室的督查人员。/,
    );
    expect(await office.types('chuangjian-ban', '/duban inspect leave I1001 @办公室主任')).toMatch(
      /^办公室主任不在 I1001 的督查人员里/,
    );
    await office.types('chuangjian-ban', '/duban inspect join I1001 @督查员');
    expect(await office.types('ducha-yuan', '/duban inspect record I1001 item:duty pass')).toContain(
      '已记录 2/3',
    );
    expect(await office.types('ducha-yuan', '/duban inspect finish I1001 force 天晚')).toMatch(
      /I1001 已结束。发出整改 1 项：R1001。\n有 1 项没有记录，按没有记录结束。/,
    );
    const { audit } = await office.exported();
    const lines = audit.filter(({ noun }) => noun === 'inspection');
    expect(lines.map(({ actor, event, reason }) => [actor, event, reason].join(' ').trim())).toEqual([
      'chuangjian-ban open 群众反映',
      'ducha-yuan start',
      'ducha-yuan record 台账缺三月',
      'ducha-yuan leave',
      'chuangjian-ban join',
      'ducha-yuan record',
      'ducha-yuan finish 天晚',
    ]);
  });

  it('the sections and the team are told what is asked and answered, and nothing of what is recorded', async () => {
    const office = await onSite();
    await office.types('ducha-yuan', '/duban inspect record I1001 item:plan fail 台账缺三月');
    expect(await office.types('wendian-kz', '/duban 督查 提问 I1001 要看几月的台账？')).toBe(
      '✅ 已记入 I1001 · 文电科，督查人员会看到。\n> 要看几月的台账？',
    );
    office.clock('2022-05-05T10:05+08:00');
    expect(
      await office.types('ducha-yuan', '/duban inspect ask I1001 section:wendian 一至五月 <!channel>'),
    ).toContain('✅ 已记入 I1001，会告知文电科。');
    expect(await office.types('ducha-yuan', '/duban inspect ask I1001 几月？')).toMatch(
      /哪个科室？请写明：文电科 \(section:wendian\)/,
    );
    await office.delivered();
    expect(office.channel('ke-wendian').slice(1)).toEqual([
      '*文电科科长说*\n> 要看几月的台账？',
      expect.stringContaining('*督查员说*\n> 一至五月'),
    ]);
    expect(office.channel('ke-wendian').join('\n')).not.toMatch(/R1001|缺三月|已记录/);
    expect(direct(office, 'chuangjian-ban').at(-1)).toMatch(
      /文电科科长：要看几月的台账？[^]*督查员：一至五月/,
    );
  });
});
