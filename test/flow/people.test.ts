import { describe, expect, it } from 'vitest';
import { changed, SMALL } from '../support/campaigns.ts';
import { standing } from '../support/form.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';

async function deployed(campaign = SMALL): Promise<TestOffice> {
  const office = await openOffice({ campaign, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  return office;
}

const direct = (office: TestOffice, who: string): string[] => office.direct(who).map(shown);

describe('who speaks for a section', () => {
  it('a person in two sections is asked which one is meant, and their text is kept meanwhile', async () => {
    const office = await deployed();
    expect(await office.types('jianzhi', '/duban reply 两卷已归档')).toBe(
      '您可以代表多个科室，请选择这条回复属于哪一个（内容已暂存，不会丢失）：\n[综合科]\n[文电科]',
    );
    expect((await office.exported()).replies).toEqual([]);
    const chooser = office.whispers('jianzhi').at(-1);
    expect((await office.presses('jianzhi', chooser, '文电科')).split('\n').slice(0, 2)).toEqual([
      '✅ 已保存：文电科 · 2022年第18周。',
      '两卷已归档',
    ]);
    expect(await office.presses('jianzhi', chooser, '综合科')).toBe('这次提交先前已经保存，没有重复记录。');
    const { replies, drafts } = await office.exported();
    expect(replies).toMatchObject([
      { section: 'wendian', author: 'jianzhi', source: 'command', text: '两卷已归档', on_behalf: false },
    ]);
    expect(drafts).toEqual([]);
  });

  it('nobody is asked when the channel says it already', async () => {
    const office = await deployed();
    await office.types('jianzhi', '/duban reply 已报', 'ke-zonghe');
    await office.says('jianzhi', 'ke-wendian', '已归档', office.thread('ke-wendian'));
    const { replies } = await office.exported();
    expect(replies.map(({ section, text }) => `${section} ${text}`)).toEqual([
      'zonghe 已报',
      'wendian 已归档',
    ]);
  });

  it('a mention outside all threads is asked about once, and the form opens for the chosen section', async () => {
    const office = await deployed();
    await office.says('jianzhi', 'tongbao', '@duban 两卷已归档');
    expect(office.private('jianzhi')).toHaveLength(1);
    expect((await office.exported()).drafts).toEqual([
      {
        author: 'jianzhi',
        text: '两卷已归档',
        source: 'mention',
        period: '2022-W18',
        created_at: '2022-05-05T01:00:00.000Z',
      },
    ]);
    expect(await office.types('jianzhi', '/duban reply')).toContain('请选择要填写哪一个：');
    await office.presses('jianzhi', office.whispers('jianzhi').at(-1), '综合科');
    expect(standing(office.form('jianzhi'))[0]).toBe('T1 状态: 无变化');
  });

  it('a section without a channel hears by direct message and answers there', async () => {
    const office = await deployed();
    const [asked] = office.direct('dangjian-kz');
    await office.says('dangjian-kz', null, 'T5 完成 学了两次', asked ? { under: asked } : {});
    expect((await office.exported()).replies).toMatchObject([
      { section: 'dangjian', source: 'thread', items: [{ task: 'study', state: 'done', text: '学了两次' }] },
    ]);
    await office.at('2022-05-06T09:00+08:00');
    expect(direct(office, 'dangjian-kz')).toHaveLength(2);
  });

  it('the deputy is prompted while the head is on leave, and only then', async () => {
    const office = await deployed();
    expect(await office.types('zonghe-kz', '/duban leave 2022-05-06 2022-05-06')).toBe(
      '已登记：综合科科长 5月6日周五 至 5月6日周五 请假，期间的提醒改发副职；没有副职的，改发领导小组办公室。',
    );
    await office.types('wendian-kz', '/duban leave 2022-05-04 2022-05-05');
    await office.at('2022-05-06T09:00+08:00');
    expect(direct(office, 'zonghe-kz')).toEqual([]);
    expect(direct(office, 'zonghe-fkz')[0]?.split('\n').slice(0, 2)).toEqual([
      '综合科还没有回复2022年第18周的任务，请于 *5月7日周六 12:00* 前回复。没有新情况就点「无变化」。',
      '（科室负责人空缺或外出，转给您。）',
    ]);
    expect(direct(office, 'wendian-kz')).toHaveLength(1);
  });

  it('the office is asked at deployment for a section without a channel whose head is on leave', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-04T10:00+08:00' });
    await office.types('dangjian-kz', '/duban leave 2022-05-05 2022-05-05');
    await office.at('2022-05-05T09:00+08:00');
    expect(direct(office, 'dangjian-kz')).toEqual([]);
    expect(direct(office, 'chuangjian-ban')).toEqual([
      expect.stringContaining('2022年第18周任务 · 机关党建科'),
    ]);
  });

  it('others are put on leave by the office alone, by name or by mention', async () => {
    const office = await deployed();
    expect(await office.types('wendian-kz', '/duban leave 2022-05-06 2022-05-07 @zonghe-kz')).toBe(
      '这件事由领导小组办公室办理。\nleave 2022-05-06 2022-05-07 @综合科科长',
    );
    await office.types('chuangjian-ban', '/duban 请假 2022-05-06 2022-05-07 @zonghe-kz');
    await office.types('chuangjian-ban', '/duban 请假 2022-05-06 2022-05-07 文电科科长');
    expect(
      (await office.exported()).leave.map(({ person, recorded_by }) => `${person} by ${recorded_by}`),
    ).toEqual(['zonghe-kz by chuangjian-ban', 'wendian-kz by chuangjian-ban']);
    expect(await office.types('zonghe-kz', '/duban leave 改天 2022-05-07')).toContain('「改天」不能用');
    expect(await office.types('zonghe-kz', '/duban leave')).toBe(
      '用法：`/duban 请假 开始日 结束日 [@某人]`\nleave',
    );
    expect(await office.types('chuangjian-ban', '/duban leave 2022-05-06 2022-05-07 @某人')).toBe(
      '名单里没有「@某人」。\nleave 2022-05-06 2022-05-07 @某人',
    );
  });

  it('a vacant head: the deputy is prompted, and without one the campaign office', async () => {
    const office = await deployed(
      changed(
        SMALL,
        ['channel: ke-zonghe, head: zonghe-kz, deputy', 'channel: ke-zonghe, deputy'],
        ['channel: ke-wendian, head: wendian-kz, ', 'channel: ke-wendian, '],
      ),
    );
    expect(office.channel('tongbao')[0]).toContain('请领导小组办公室代为关注：文电科');
    await office.at('2022-05-06T09:00+08:00');
    expect(direct(office, 'zonghe-fkz')).toHaveLength(1);
    expect(direct(office, 'chuangjian-ban').at(-1)?.split('\n').slice(0, 2)).toEqual([
      '文电科还没有回复2022年第18周的任务，请于 *5月7日周六 12:00* 前回复。没有新情况就点「无变化」。',
      '（该科室负责人空缺或外出且没有副职，转给领导小组办公室。）',
    ]);
    expect(direct(office, 'wendian-gy')).toEqual([]);
  });
});

describe('the campaign office speaks for a section', () => {
  it('by command with the section named, marked with the real author', async () => {
    const office = await deployed();
    expect(
      await office.types('chuangjian-ban', '/duban reply section:wendian 电话汇报：收文 42 件'),
    ).toContain('已注明由您代文电科提交。');
    expect(await office.types('chuangjian-ban', '/duban reply 科室：综合科 已报')).toContain(
      '已注明由您代综合科提交。',
    );
    expect((await office.exported()).replies).toMatchObject([
      { section: 'zonghe', author: 'chuangjian-ban', on_behalf: true },
      { section: 'wendian', author: 'chuangjian-ban', on_behalf: true },
    ]);
    expect(await office.types('zhuren', '/duban progress')).toContain(
      '文电科 | ● 已回复 | 创建办联络员（代） | 5月5日周四 09:00',
    );
    expect(await office.types('chuangjian-ban', '/duban reply section:caiwu 已报')).toBe(
      '没有「caiwu」这个科室。可用的科室编号：zonghe、wendian、dangjian\nreply section:caiwu 已报',
    );
  });

  it('by the button and the form', async () => {
    const office = await deployed();
    await office.presses('chuangjian-ban', office.messages('ke-wendian')[0], '回复');
    const view = office.form('chuangjian-ban');
    expect(JSON.stringify(view?.source)).toContain('您正在代文电科填写，会注明您的姓名。');
    await office.fills('chuangjian-ban', { general: '电话汇报' });
    expect((await office.exported()).replies).toMatchObject([
      { section: 'wendian', author: 'chuangjian-ban', on_behalf: true, source: 'modal', text: '电话汇报' },
    ]);
  });

  it('but its comment in a thread is no reply until it says so', async () => {
    const office = await deployed();
    await office.says('chuangjian-ban', 'ke-wendian', '请抓紧', office.thread('ke-wendian'));
    expect((await office.exported()).replies).toEqual([]);
    expect(office.private('chuangjian-ban')).toEqual([
      '您的消息作为讨论保留，没有计入文电科的回复。如果要代文电科回复，请点下面的按钮。\n[代文电科回复]',
    ]);
    await office.presses('chuangjian-ban', office.whispers('chuangjian-ban')[0], '代文电科回复');
    await office.says('zhuren', 'ke-wendian', '辛苦了', office.thread('ke-wendian'));
    expect(office.private('zhuren')).toEqual([
      '您的消息作为讨论保留；只有文电科的人员和领导小组办公室可以代表它回复。',
    ]);
    expect((await office.exported()).replies).toMatchObject([
      { section: 'wendian', author: 'chuangjian-ban', on_behalf: true, source: 'thread', text: '请抓紧' },
    ]);
  });

  it('and nobody else does', async () => {
    const office = await deployed();
    expect(await office.types('wendian-kz', '/duban reply section:zonghe 已报')).toContain(
      '您不能代表综合科回复。可以代表它的是该科室人员和领导小组办公室；您可以代表：文电科。',
    );
    expect(await office.presses('zhuren', office.messages('ke-zonghe')[0], '无变化')).toContain(
      '您不能代表综合科回复。',
    );
    expect(await office.presses('zhuren', office.messages('ke-zonghe')[0], '回复')).toContain(
      '您不能代表综合科回复。',
    );
    expect((await office.exported()).replies).toEqual([]);
  });
});

it('somebody who puts their Slack into another language is answered in it from then on', async () => {
  const office = await deployed();
  expect(await office.types('jianzhi', '/duban calendar')).toContain('接下来的日期');
  await office.practice.acts.perform({ as: 'jianzhi', kind: 'preferences', language: 'en' });
  await office.settled();
  expect(await office.types('jianzhi', '/duban calendar')).toContain('The next dates');
});
