import { describe, expect, it } from 'vitest';
import { tellsImport } from '../../../src/announce/tasks.ts';
import { importCampaign } from '../../../src/campaign/service.ts';
import { campaignOf, changed, INSPECTED } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const nine = (day: string): string => `2022-05-${day}T09:00+08:00`;

/** The office on the Friday on which the inspection of the coming Wednesday is announced. */
async function announced(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: INSPECTED });
  await office.at(nine('20'));
  return office;
}

const direct = (office: TestOffice, who: string): string[] => office.direct(who).map(shown);

/** What became of each slot of an inspection. */
async function slotsOf(office: TestOffice): Promise<string[]> {
  const { slots } = await office.exported();
  return slots
    .filter(({ job }) => job.includes('inspection') || job === 'monthly.notice')
    .map(({ job, period, state, reason }) => [job, period, state, reason ?? ''].join(' ').trim());
}

/** Everything that was done with rounds: when, by whom, what, from which state to which. */
async function historyOf(office: TestOffice): Promise<string[]> {
  const { audit } = await office.exported();
  return audit
    .filter(({ noun }) => noun === 'inspection')
    .map((line) => [line.actor ?? 'clock', line.door, line.event, line.from ?? '-', line.to].join(' '));
}

describe('the monthly inspection', () => {
  it('is announced by the clock, recorded on site by typed words, and what was found goes out when it is finished', async () => {
    const office = await announced();
    expect(office.channel('ke-wendian')).toEqual([
      [
        '*I1 2022年5月督查*\n待开展 · 督查日 5月25日周三 · 文电科',
        '*督查人员*  创建办联络员、督查员',
        '*检查内容*\n1. 任务分解到人\n2. 办公区域整洁\n3. 值班在岗',
        '[自查]\n[提问]\n自查可以不做。有疑问，请按“提问”，或在这条消息下面回复。',
      ].join('\n'),
    ]);
    const headline = '*督查：1 项*\n*I1 2022年5月督查*\n待开展 · 督查日 5月25日周三';
    expect(direct(office, 'dangjian-kz')).toEqual([`${headline} · 查机关党建科\n[打开]`]);
    expect(direct(office, 'ducha-yuan')).toEqual([`${headline} · 您是督查人员\n[打开]`]);
    expect(direct(office, 'zhuren')).toEqual([]);

    await office.types('wendian-gy', '/duban 督查 自查 I1 项目:plan 不符合 台账还没更新');
    await office.types('wendian-kz', '/duban inspect ask I1 查几楼？');
    await office.delivered();
    expect(office.channel('ke-wendian')[0]).toContain('本科室已自查 1/3 项');
    expect(office.channel('ke-wendian')[1]).toBe('*文电科科长说*\n> 查几楼？');
    expect(direct(office, 'ducha-yuan')).toEqual([
      `${headline} · 您是督查人员\n文电科 · 文电科科长：查几楼？\n[打开]`,
    ]);
    const ofBoth = await office.types('jianzhi', '/duban inspect show I1');
    expect(ofBoth).toMatch(/^\*I1 2022年5月督查\*\n待开展 · 督查日 5月25日周三 · 综合科、文电科\n/);
    expect(ofBoth).toMatch(/\*综合科\*\n\[自查\]\n[^]*\*文电科\*\n\[自查\]\n\[提问\]\n本科室已自查 1\/3 项/);

    await office.at(nine('25'));
    expect(office.channel('ke-zonghe')[0]).toContain('*I1 2022年5月督查*\n督查中');
    expect(direct(office, 'ducha-yuan').at(-1)).toBe(
      '*督查：1 项*\n*I1 2022年5月督查*\n督查中 · 督查日 5月25日周三 · 您是督查人员\n[打开]',
    );
    const answers = [];
    for (const typed of [
      'record I1 section:wendian item:plan pass',
      '记录I1 科室:文电科 项目:premises 不符合：三楼走廊堆放杂物',
      '记录 I1 科室:wendian 项目:duty 不适用',
      'record I1 section:zonghe item:plan fail 台账缺三月',
      'record I1 section:zonghe item:premises n/a',
      'record I1 section:zonghe item:duty pass 记录完整',
    ])
      answers.push(await office.types('ducha-yuan', `/duban inspect ${typed}`));
    expect(answers[1]).toBe(
      '✅ 已记录 I1 · 文电科。\n• 办公区域整洁: *不符合* · R1 — 三楼走廊堆放杂物\n已记录 2/3 · 不符合的已编号，结束督查时发给科室。',
    );
    expect(await office.types('ducha-yuan', '/duban inspect finish I1')).toMatch(
      /^I1 还有没记录的项目，没有结束：\n• 机关党建科：3 项（任务分解到人、办公区域整洁、值班在岗）\n/,
    );
    for (const item of ['plan', 'premises', 'duty'])
      await office.says('chuangjian-ban', null, `督查 记录 I1 科室:机关党建科 项目:${item} 符合`);
    const before = JSON.stringify([office.channel('ke-wendian'), office.channel('ke-zonghe')]);
    expect(before).not.toMatch(/R1|R2|走廊|台账缺/);
    expect(await office.types('ducha-yuan', '/duban 督查 结束 I1')).toContain(
      'I1 已结束。发出整改 2 项：R1、R2。',
    );
    await office.delivered();
    expect(office.channel('ke-wendian')[0]).toContain('发现 1 个问题，整改要求已另发：R1。');
    expect(direct(office, 'dangjian-kz').at(-1)).toContain('*I1 2022年5月督查*\n已结束');

    const { checks, rectifications } = (await office.exported()) as unknown as Record<string, object[]>;
    expect(checks?.map((one) => Object.values(one).slice(1, 6).join(' '))).toHaveLength(10);
    expect(rectifications).toMatchObject([
      { ref: 'R1', section: 'wendian', state: 'issued' },
      { ref: 'R2', section: 'zonghe', state: 'issued' },
    ]);
    expect(await slotsOf(office)).toEqual([
      'monthly.notice 2022-05 fired',
      'monthly.inspection 2022-05 fired',
    ]);
    const recorded = (await historyOf(office)).filter((line) => !line.includes(' record '));
    expect(recorded).toEqual([
      'clock clock open - planned',
      'wendian-gy command self_check planned planned',
      'wendian-kz command ask planned planned',
      'clock clock start planned under_way',
      'ducha-yuan command finish under_way finished',
    ]);
  });

  it('is announced on its day for the next workday when its notice was missed, and begins then', async () => {
    const office = await openOffice({ at: '2022-05-18T10:00+08:00', campaign: INSPECTED });
    await office.at(nine('25'));
    expect(office.channel('ke-wendian')[0]).toContain('待开展 · 督查日 5月26日周四');
    expect(await office.types('ducha-yuan', '/duban inspect start I1')).toMatch(/^I1 定在5月26日周四开展/);
    await office.at('2022-05-26T08:59+08:00');
    expect(office.channel('ke-wendian')[0]).toContain('待开展');
    await office.at(nine('26'));
    expect(office.channel('ke-wendian')).toEqual([expect.stringContaining('督查中 · 督查日 5月26日周四')]);
    expect(await slotsOf(office)).toEqual([
      'monthly.notice 2022-05 missed outside_window',
      'monthly.inspection 2022-05 fired',
      'inspection.start I1 fired',
    ]);
  });

  it('is posted and begun once though the bot is stopped in between and two bots work', async () => {
    const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: INSPECTED });
    office.practice.faults.add({ method: 'chat.postMessage', kind: 'drop' });
    office.clock(nine('20'));
    await office.bot.tick();
    await office.stopsBot();
    await office.startsBot();
    await office.at(nine('20'));
    office.clock(nine('25'));
    const other = office.anotherBot();
    await Promise.all([office.bot.tick(), other.tick()]);
    await office.delivered();
    expect(office.channel('ke-wendian')).toEqual([expect.stringContaining('督查中')]);
    expect(office.channel('ke-zonghe')).toHaveLength(1);
    expect((await historyOf(office)).map((line) => line.split(' ')[2])).toEqual(['open', 'start']);
    await other.stop();
  });

  it('is not opened when nobody may inspect, and the leaders hear of it', async () => {
    const office = await openOffice({
      at: '2022-05-20T08:50+08:00',
      campaign: changed(
        INSPECTED,
        ['office: [chuangjian-ban, ducha-yuan]', 'office: [jianzhi]'],
        ['head: dangjian-kz }', 'head: dangjian-kz, handlers: [jianzhi] }'],
      ),
    });
    await office.at(nine('20'));
    expect(direct(office, 'zhuren')).toEqual([
      '*月督查没有人可以派*\n2022年5月的月督查没有开展：领导小组办公室没有可以督查的人。请调整办公室人员，或请办公室用 `/duban 督查 开展 月督查 督查人员:@某人` 另派。',
    ]);
    expect(office.channel('ke-wendian')).toEqual([]);
    expect(await office.types('jianzhi', '/duban audit')).toContain(
      '督办 | 月督查没有人可以派 | 小型创建 | 定时 | 2022-05',
    );
    expect(await slotsOf(office)).toEqual(['monthly.notice 2022-05 skipped no_inspector']);
  });

  it('tells office and leaders which sections lack an inspector, also when an import retires the only one', async () => {
    const small = changed(INSPECTED, [
      'office: [chuangjian-ban, ducha-yuan]',
      'office: [jianzhi, ducha-yuan]',
    ]);
    const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: small });
    await office.at(nine('20'));
    expect(direct(office, 'zhuren')).toEqual([]);
    const others = small.split('\n').filter((line) => !line.includes('id: ducha-yuan'));
    const later = campaignOf(others.join('\n').replace('jianzhi, ducha-yuan]', 'jianzhi]'));
    await importCampaign(office.deps, later, { tell: tellsImport(office.deps) });
    await office.delivered();
    const lacking =
      '*督查缺人的科室*\n*I1 2022年5月督查*\n待开展 · 督查日 5月25日周三\n没有人可以督查：综合科、文电科。请加人：`/duban 督查 加入 I1 @某人`\n[打开]';
    expect(direct(office, 'zhuren')).toEqual([lacking]);
    expect(direct(office, 'jianzhi').at(-1)).toContain(lacking);
    const card = await office.types('zhuren', '/duban inspect show I1');
    expect(card).toContain('督查员（已退出）');
    expect(card).toContain('☐ *文电科* · 已记录 0/3\n⚠ 没有人可以督查本科室');
    expect(await historyOf(office)).toContain('clock import leave planned planned');
    await office.types('jianzhi', '/duban inspect join I1 @创建办联络员');
    await office.delivered();
    expect(direct(office, 'zhuren')).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
    await office.types('jianzhi', '/duban inspect join I1 @无科室人员');
    expect(await office.types('jianzhi', '/duban inspect leave I1 @无科室人员')).toContain('已退出 I1');
  });

  it('is not opened twice in a month, nor anew when it was called off', async () => {
    const office = await announced();
    expect(await office.types('chuangjian-ban', '/duban inspect open monthly')).toMatch(
      /^2022年5月的月督查已经有了：I1，5月25日周三。/,
    );
    await office.types('chuangjian-ban', '/duban 督查 取消 I1 全员下乡');
    await office.delivered();
    expect(office.channel('ke-wendian')[0]).toContain('本轮督查已取消，不需要准备。');
    await office.at(nine('25'));
    expect(await slotsOf(office)).toContain('monthly.inspection 2022-05 skipped called_off');
    await office.types('chuangjian-ban', '/duban inspect open monthly on:2022-05-30');
    await office.at('2022-05-30T09:00+08:00');
    expect(office.channel('ke-wendian')).toEqual([
      expect.stringContaining('已取消'),
      expect.stringContaining('*I2 2022年5月督查*\n督查中 · 督查日 5月30日周一'),
    ]);
  });
});
