import { describe, expect, it } from 'vitest';
import { tellsImport } from '../../../src/announce/tasks.ts';
import { importCampaign } from '../../../src/campaign/service.ts';
import { campaignOf, changed } from '../../support/campaigns.ts';
import { standing } from '../../support/form.ts';
import { INSPECTED, records } from '../../support/inspected.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const RECORDS = [
  'zonghe plan pass 分工上墙',
  'zonghe premises pass',
  'wendian plan fail 台账缺<三月>。',
  'wendian premises na',
  'dangjian plan pass',
];

/** An office whose monthly round of May is finished with one finding. */
async function inspected(campaign = INSPECTED): Promise<TestOffice> {
  const office = await openOffice({ campaign, at: '2022-05-23T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban inspect open monthly on:2022-05-25');
  office.clock('2022-05-25T10:00+08:00');
  await records(office, 'chuangjian-ban', 'I1', RECORDS);
  expect(await office.types('chuangjian-ban', '/duban inspect finish I1 force')).toMatch(
    /起草和发布：`\/duban 督查 通报 I1`\n[^]*\[通报\]$/,
  );
  await office.delivered();
  return office;
}

const posted = (office: TestOffice, channel: string): string[] =>
  office
    .messages(channel)
    .map(shown)
    .filter((text) => /^关于.*(通报|专报)/.test(text));

const reports = (office: TestOffice, who: string): string[] =>
  office
    .direct(who)
    .map(shown)
    .filter((text) => text.includes('专报'));

describe('the circular of a round', () => {
  it('is edited above the window of its round, which is there again when it is saved', async () => {
    const office = await inspected();
    await office.presses('ducha', office.direct('ducha').at(-1), '打开', 'I1 ');
    const round = office.window('ducha');
    await office.pressesInWindow('ducha', '通报');
    expect(standing(office.form('ducha'))).toContainEqual(
      expect.stringMatching(/^三、存在问题: 1\. 文电科：台账缺<三月>/),
    );
    expect(await office.fills('ducha', { fields: { '四、下步要求': '限期整改。' } })).toEqual([]);
    expect(office.window('ducha')).toBe(round);
    const draft = office.direct('ducha').at(-1);
    expect(draft && shown(draft)).toMatch(/\[发布\][^]*\*四、下步要求\*\n限期整改。$/);
    await office.presses('ducha', draft, '发布');
    await office.delivered();
    expect(posted(office, 'tongbao')).toEqual([expect.stringContaining('*四、下步要求*\n限期整改。')]);
  });

  it('is drafted from the facts, edited in a form, and posted once for ever', async () => {
    const office = await inspected();
    const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
    expect(await says('chuangjian-ban', 'inspect circular I1')).toBe(
      [
        '关于2022年5月督查情况的通报',
        '草稿，按督查记录自动起草，还没有发布。可以修改各部分；发布后发到 #tongbao。也可以输入 `/duban 督查 通报 I1 问题 内容`、`/duban 督查 通报 I1 发布`。',
        '[发布]',
        '[修改]',
        '*一、总体情况*',
        '5月25日周三对 3 个科室进行了月督查，检查表共 2 项。',
        '共记录 5 项次：符合 3，不符合 1，不适用 1；适用的 4 项次中 3 项次符合。',
        '另有 1 项次没有记录（机关党建科）。',
        '发现问题 1 个，其中重复出现的 0 个。',
        '截至5月25日，逾期没有完成的整改 0 项。',
        '*二、主要做法与成效*',
        '各项检查没有发现问题的科室：综合科。',
        '综合科：台账清楚（分工上墙）。',
        '*三、存在问题*',
        '1. 文电科：台账缺<三月>（R1）。依据：检查表“台账清楚”。',
        '*四、下步要求*',
        'R1 文电科：由科室提出措施并整改；责任人文电科科长，6月9日前完成，由创建办联络员、督查员复查。',
      ].join('\n'),
    );

    const told = (): string => office.direct('ducha').map(shown).at(-1) ?? '';
    expect(told()).toContain(
      '督查已结束，请起草通报*\n*I1 2022年5月督查*\n已结束 · 督查日 5月25日周三\n[通报]',
    );

    const draft = office.whispers('chuangjian-ban').at(-1);
    await office.presses('chuangjian-ban', draft, '修改');
    await says('ducha', 'inspect show I1');
    await office.presses('ducha', office.whispers('ducha').at(-1), '通报');
    const other = office.whispers('ducha').at(-1);
    await office.presses('ducha', other, '修改');
    expect(standing(office.form('ducha'))).toContainEqual(
      expect.stringMatching(/^三、存在问题: 1\. 文电科：台账缺<三月>/),
    );
    expect(
      await office.fills('ducha', { fields: { '二、主要做法与成效': '综合科分工上墙，*值得*借鉴。' } }),
    ).toEqual([]);
    expect(await office.fills('chuangjian-ban', { fields: { '四、下步要求': '限期整改。' } })).toEqual([
      '您打开表单以后，督查员修改了 I1 的通报，没有保存。请先复制您写的内容，关掉后重新打开。',
    ]);
    expect(posted(office, 'tongbao')).toEqual([]);

    expect(await office.presses('chuangjian-ban', draft, '发布')).toContain(
      '已排队，I1 的通报很快发到 #tongbao',
    );
    await office.delivered();
    expect(told()).not.toContain('请起草通报');
    const [circular = ''] = posted(office, 'tongbao');
    expect(circular).toContain('各科室：\n*一、总体情况*');
    expect(circular).toContain('*二、主要做法与成效*\n综合科分工上墙，*值得*借鉴。\n*三、存在问题*');
    expect(circular).toContain('小型创建 · 领导小组办公室 · 5月25日周三');

    expect(await office.presses('ducha', other, '发布')).toContain(
      '已由创建办联络员于5月25日周三发布，不能再改',
    );
    expect(await says('ducha', '督查 通报 I1 问题 没有问题')).toContain('不能再改，也不会重发');
    expect(await says('wendian-kz', 'inspect circular I1')).toContain(
      '创建办联络员 已于 5月25日周三 10:00 发布',
    );
    await office.delivered();
    expect(posted(office, 'tongbao')).toEqual([circular]);
    const { circulars, audit } = await office.exported();
    expect(circulars).toEqual([
      {
        inspection: 'I1',
        overall: expect.stringContaining('5月25日周三对 3 个科室'),
        practice: '综合科分工上墙，*值得*借鉴。',
        problems: expect.stringContaining('台账缺<三月>'),
        next: expect.stringContaining('R1 文电科'),
        edited_by: 'ducha',
        edited_at: '2022-05-25T02:00:00.000Z',
        posted_by: 'chuangjian-ban',
        posted_at: '2022-05-25T02:00:00.000Z',
      },
    ]);
    expect(
      audit
        .filter((line) => /circular/.test(line.event))
        .map(({ actor, event, door }) => [actor, event, door]),
    ).toEqual([
      ['ducha', 'edit_circular', 'modal'],
      ['chuangjian-ban', 'post_circular', 'button'],
    ]);
  });

  it('is typed as well, names what was urged in vain since the one before, and waits for working hours', async () => {
    const office = await inspected();
    const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
    await office.at('2022-06-06T09:00+08:00');
    expect(await says('ducha', '督查 通报 I1 要求 各科室对照检查。')).toContain('已保存 I1 的通报草稿。');
    expect(await says('ducha', '督查 通报 I1 奖励 无')).toContain('用法：`/duban 督查 通报 I1');
    office.clock('2022-06-06T19:00+08:00');
    expect(await says('ducha', '督查 通报 I1 发布')).toContain('安静时段和休息日会顺延到工作时间');
    await office.delivered();
    expect(posted(office, 'tongbao')).toEqual([]);
    await office.at('2022-06-07T08:30+08:00');
    const [circular = ''] = posted(office, 'tongbao');
    expect(circular).toContain(
      '多次催办仍逾期，在通报中列出：\nT2 综合科：签订责任书，应于5月31日完成，现在是“待签收”。\n*四、下步要求*\n各科室对照检查。',
    );

    await office.at('2022-06-14T09:00+08:00');
    await office.at('2022-06-20T10:00+08:00');
    await says('chuangjian-ban', 'inspect open special sections:zonghe,wendian on:2022-06-20');
    await records(office, 'chuangjian-ban', 'I1001', [
      'wendian plan fail 暗访仍缺',
      'zonghe plan fail 没上墙',
    ]);
    await says('chuangjian-ban', 'inspect finish I1001 force');
    await says('chuangjian-ban', 'inspect open monthly on:2022-06-24');
    office.clock('2022-06-24T10:00+08:00');
    await records(office, 'chuangjian-ban', 'I2', [
      'wendian plan fail 仍缺三月',
      'zonghe plan fail 又没上墙',
    ]);
    await says('chuangjian-ban', 'inspect finish I2 force');
    await office.delivered();
    // What a special round found is told as a repetition to those who may know of that round, and nowhere in public.
    expect(await says('zonghe-kz', 'rectify show R3')).toContain('见 R1002。');
    const card = office.channel('ke-zonghe').find((text) => text.startsWith('*R3 '));
    expect(card).toBeDefined();
    expect(card).not.toContain('R1002');
    const next = await says('chuangjian-ban', 'inspect circular I2');
    expect(next).toContain('发现问题 2 个，其中重复出现的 1 个。');
    expect(next).not.toMatch(/[IR]100\d/);
    expect(next).toContain(
      '2. 文电科：仍缺三月（R2）。依据：检查表“台账清楚”。重复出现，上次是 5月25日的 R1。',
    );
    expect(next).not.toContain('T2 综合科');
    // What was decided to be no fault is no fault of the section.
    await says('wendian-kz', 'rectify dispute R2 三月台账在柜里');
    await says('chuangjian-ban', 'rectify withdraw R2 已看到台账');
    expect(await says('chuangjian-ban', 'inspect circular I2')).toContain(
      [
        '共记录 2 项次：符合 0，不符合 1，不适用 0；适用的 1 项次中 0 项次符合。',
        '另有 4 项次没有记录（综合科、文电科、机关党建科）。',
        '经认定撤回 1 项，不计入不符合。',
        '发现问题 1 个，其中重复出现的 0 个。',
      ].join('\n'),
    );
    const smaller = INSPECTED.split('\n').filter((line) => !/(id|lead): wendian,|lead: wendian/.test(line));
    const file = changed(smaller.join('\n'), ['supporting: [wendian], ', '']);
    await importCampaign(office.deps, campaignOf(file), { tell: tellsImport(office.deps) });
    expect(await says('chuangjian-ban', 'inspect circular I2')).toContain(
      '多次催办仍逾期，在通报中列出：\nR1 文电科（已移出方案）：台账缺<三月>，应于6月9日完成，现在是“待认领”。',
    );
  });

  it('follows what becomes of a finding until it is posted, but for the parts that somebody wrote', async () => {
    const office = await inspected(changed(INSPECTED, [', leading_group: lingdao', '']));
    const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
    await says('chuangjian-ban', 'inspect circular I1 problems 台账仍有欠缺。');
    await says('wendian-kz', 'rectify accept R1');
    await says('wendian-kz', 'rectify done R1 已补齐');
    await says('ducha', 'rectify pass R1');
    await says('chuangjian-ban', 'inspect circular I1 post');
    await office.delivered();
    expect(posted(office, 'tongbao')).toEqual([
      expect.stringContaining(
        '*三、存在问题*\n台账仍有欠缺。\n*四、下步要求*\nR1 文电科：复查已通过，已销号。\n',
      ),
    ]);
    const { circulars } = await office.exported();
    expect(circulars).toMatchObject([
      { problems: '台账仍有欠缺。', next: 'R1 文电科：复查已通过，已销号。' },
    ]);

    // Where the leading group has no channel, its leaders get the report of a special round themselves, and nobody else.
    await says('ducha', 'inspect open special sections:wendian on:2022-05-25 专查台账');
    await records(office, 'ducha', 'I1001', ['wendian plan fail 仍缺三月']);
    await says('ducha', 'inspect finish I1001 force');
    office.clock('2022-05-25T19:00+08:00');
    expect(await says('ducha', 'inspect circular I1001 post')).toContain(
      'I1001 的通报很快发到 领导小组各位领导的私信；安静时段和休息日会顺延到工作时间。',
    );
    await office.delivered();
    expect(reports(office, 'zhuren')).toEqual([]);
    await office.at('2022-05-26T08:30+08:00');
    expect(reports(office, 'zhuren')).toEqual([
      expect.stringMatching(/^关于专项督查（I1001）情况的专报\n领导小组：\n[^]*文电科：仍缺三月（R1001）/),
    ]);
    for (const who of ['wendian-kz', 'chuangjian-ban', 'wuke']) expect(reports(office, who)).toEqual([]);
    expect(posted(office, 'tongbao')).toHaveLength(1);
  });

  it('is for the office; of a special round it goes up to the leading group, and its sections do not read it', async () => {
    const office = await inspected();
    const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
    for (const who of ['wendian-kz', 'zhuren']) {
      expect(await says(who, 'inspect circular I1')).toContain('I1 的通报由领导小组办公室起草和发布');
      expect(await says(who, 'inspect circular I1 post')).toContain('没有改动');
      expect(await says(who, 'inspect circular I1 problems 都好')).toContain('没有改动');
    }
    await says('ducha', 'inspect open special sections:wendian on:2022-05-26 专查台账');
    expect(await says('ducha', 'inspect circular I1001')).toContain('结束以后才有通报');
    office.clock('2022-05-26T10:00+08:00');
    await records(office, 'ducha', 'I1001', ['wendian plan pass', 'wendian premises pass']);
    await says('ducha', 'inspect finish I1001');
    expect(await says('ducha', 'inspect circular I1001 post')).toContain('I1001 的通报很快发到 #lingdao');
    await office.delivered();
    expect(posted(office, 'tongbao')).toEqual([]);
    expect(posted(office, 'lingdao')).toEqual([
      expect.stringMatching(/^关于专项督查（I1001）情况的专报\n领导小组：\n[\s\S]*督查事由：专查台账。/),
    ]);
    expect(await says('zhuren', 'inspect circular I1001')).toContain('督查员 已于');
    expect(await says('wendian-kz', 'inspect circular I1001')).toContain('报领导小组。没有改动。');
    expect(await says('zonghe-kz', 'inspect circular I1001')).toContain('没有 I1001 这一轮督查');
  });
});
