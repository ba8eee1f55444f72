import { describe, expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { liveTokens } from '../support/shown.ts';

async function deployed(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  return office;
}

describe('what cannot be taken is answered in words, and nothing is lost', () => {
  it('a reply before the first deployment is given back', async () => {
    const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:00+08:00' });
    expect(await office.types('zonghe-kz', '/duban reply 报了三条', 'ke-zonghe')).toBe(
      '还没有部署过任何一周的任务，暂时没有可以回复的内容，没有保存。请在收到部署消息后再发一次。\nreply 报了三条',
    );
    expect(await office.types('zonghe-kz', '/duban reply', 'ke-zonghe')).toContain(
      '还没有部署过任何一周的任务',
    );
    expect(await office.types('zonghe-kz', '/duban')).toContain(
      '还没有部署过任务。下一次部署：5月5日周四 09:00。',
    );
    expect(await office.types('zhuren', '/duban progress')).toContain('还没有部署过任务，所以还没有进度。');
    expect(await office.types('zonghe-kz', '/duban tasks')).toBe(
      '还没有部署过任务。\n一次性任务\n*T2 签订责任书*\n🟢 正常 · 待签收 · 综合科 · 5月31日 截止\n[打开]',
    );
  });

  it('a stranger is told so, once, wherever they knock', async () => {
    const office = await deployed();
    const { workspace } = office.practice;
    workspace.people.put({ handle: 'luren', name: '路人', language: 'en' });
    workspace.join(workspace.channel('tongbao'), workspace.person('luren').id);
    const sorry =
      '您不在这项活动的名单里，所以这里没有您要办的事。如果应当有您，请联系领导小组办公室把您加进方案。';
    expect(await office.types('luren', '/duban')).toBe(sorry);
    expect(await office.types('luren', '/duban reply 我来说')).toBe(`${sorry}\nreply 我来说`);
    await office.says('luren', 'tongbao', '@duban 我来说');
    expect(office.private('luren').slice(2)).toEqual([`${sorry}\n我来说`]);
    await office.opensHome('luren');
    expect(office.home('luren')).toBe(sorry);
    expect((await office.exported()).replies).toEqual([]);
  });

  it('a person without a section may look but not reply', async () => {
    const office = await deployed();
    expect(await office.types('wuke', '/duban reply 我来说')).toBe(
      '您不在任何科室名下，不能代表科室回复。您可以用 `/duban progress` 查看进度；如果应当有您，请联系领导小组办公室。\nreply 我来说',
    );
    await office.says('wuke', 'tongbao', '@duban 我来说');
    expect(office.private('wuke')).toHaveLength(2);
    expect(await office.types('wuke', '/duban progress')).toContain('综合科 | ✕ 未回复');
    expect(await office.types('wuke', '/duban tasks')).toContain('您不在任何科室名下');
  });

  it('an empty reply is not saved', async () => {
    const office = await deployed();
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    const emptied = { T1: { state: '', text: '  ' }, T2: { state: '', blocker: '' } };
    expect(await office.fills('zonghe-kz', { tasks: emptied })).toEqual([
      '还没有填写任何内容。没有变化时，请点「无变化」按钮。',
    ]);
    expect(office.form('zonghe-kz')).toBeDefined();
    expect(await office.types('zonghe-kz', '/duban reply section:zonghe', 'ke-zonghe')).toBe('');
    expect(office.form('zonghe-kz')).toBeDefined();
    expect((await office.exported()).replies).toEqual([]);
  });

  it('a reply of 40,000 characters is kept whole, shown by its beginning, and does not break the form', async () => {
    const office = await deployed();
    const long = `报告😀${'很长的情况。'.repeat(6_666)}`.slice(0, 40_000);
    await office.says('zonghe-kz', 'ke-zonghe', long, office.thread('ke-zonghe'));
    const [reply] = (await office.exported()).replies;
    expect(reply?.text).toBe(long);
    expect(office.private('zonghe-kz').at(-1)).toContain('全文 40000 字已完整保存；汇总里只显示开头。');
    expect(await office.types('zhuren', '/duban progress')).toContain('报告😀很长的情况。');
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    expect(office.form('zonghe-kz')).toBeDefined();
    await office.at('2022-05-07T16:00+08:00');
    expect(office.channel('tongbao').at(-1)).toContain('综合科 | ● 已回复');
    expect((await office.exported()).deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
  });
});

describe('what people write is text', () => {
  const NASTY = [
    '<!channel> 请看 <https://evil.example|通知> <@U0BOGUS> <#C0BOGUS|x> &amp; *粗*',
    '@channel @here #tongbao @zonghe-kz https://example.com/?a=1&b=2',
    '<!everyone|所有人> <mailto:a@b.example|x> `code` <!date^1^{date}^https://evil.example|x>',
    '&lt;!here&gt; ~删~ _斜_ {section} {count, plural}',
  ];

  it('and never a live mention, broadcast or link in anything that the bot shows', async () => {
    const office = await deployed();
    for (const text of NASTY) {
      await office.types('zonghe-kz', `/duban reply ${text}`, 'ke-zonghe');
      await office.types('zonghe-kz', `/duban ${text}`, 'ke-zonghe');
      await office.types('zonghe-kz', `/duban progress ${text}`, 'ke-zonghe');
      await office.types('zonghe-kz', `/duban leave ${text}`, 'ke-zonghe');
      await office.types('zonghe-kz', `/duban reply section:${text}`, 'ke-zonghe');
      await office.types('zonghe-kz', `/duban reply week:${text}`, 'ke-zonghe');
      await office.types('chuangjian-ban', `/duban leave 2022-05-06 2022-05-06 ${text}`);
      await office.says('wendian-kz', 'ke-wendian', `T4 受阻 ${text}\n${text}`, office.thread('ke-wendian'));
      await office.says('wuke', 'tongbao', `@duban ${text}`);
      await office.says('dangjian-kz', null, `T5 完成 ${text}`);
      await office.presses('zonghe-fkz', office.messages('ke-zonghe')[0], '回复');
      await office.fills('zonghe-fkz', {
        tasks: { T1: { state: '受阻', text, blocker: text } },
        general: text,
      });
    }
    await office.at('2022-05-07T16:00+08:00');
    await office.types('zhuren', '/duban progress');

    expect(office.posted().length).toBeGreaterThan(50);
    expect(office.posted().flatMap((message) => liveTokens(message))).toEqual([]);
    const summary = office.channel('tongbao').at(-1) ?? '';
    expect(summary).toContain(`T1 汇总本周动态: ${NASTY[3]} — ${NASTY[3]}`);
    expect(summary).toContain('T4 整理档案: ');
    const { replies } = await office.exported();
    expect(
      replies
        .filter(({ source }) => source === 'modal')
        .map(({ text }) => text)
        .toReversed(),
    ).toEqual(NASTY);
    expect(replies.find(({ source, revision }) => source === 'command' && revision === 1)?.text).toBe(
      NASTY[0],
    );
  });
});
