import { describe, expect, it } from 'vitest';
import { rhythmOf } from '../../../src/rehearsal.ts';
import { changed, SAMPLE } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** The sample without its monthly inspections, of which its people would hear in the same messages. */
const UNINSPECTED = changed(SAMPLE, [
  '  monthly:\n    inspection: { day: 25, shift: previous-workday, at: "09:00", notice_workdays: 3 }\n',
  '',
]);

/** The sample's office on Friday 6 May; 行政科 has a task that is due on Wednesday the 18th. */
async function withTask(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-06T10:00+08:00', campaign: UNINSPECTED });
  await office.types('chuangjian-ban', '/duban task add 检修电梯 section:xingzheng due:2022-05-18');
  await office.delivered();
  return office;
}

const nine = (day: string): string => `${day}T09:00+08:00`;
/** The direct messages to somebody, but for those that tell of days that the story leaps over. */
const read = (office: TestOffice, who: string): string[] =>
  office
    .direct(who)
    .map(shown)
    .filter((text) => !text.startsWith('督办停机期间'));
const OFFICE = ['chuangjian-ban', 'ducha-yuan'];

describe('the urging ladder', () => {
  it('goes up step by step while nobody acts: handler, head, office, deputy heads, and a talk is proposed', async () => {
    const office = await withTask();
    await office.at(nine('2022-05-12'));
    expect(office.direct('xingzheng-gy')).toEqual([]);

    await office.at(nine('2022-05-13'));
    expect(read(office, 'xingzheng-gy')).toEqual([
      '*请您留意的任务：1 项*\n*T21 检修电梯*\n🔵 临近到期 · 待签收 · 行政科 · 5月18日周三 截止\n[打开]',
    ]);
    await office.at(nine('2022-05-16'));
    await office.at(nine('2022-05-17'));
    expect(office.direct('xingzheng-gy')).toHaveLength(2);
    expect(read(office, 'xingzheng-kz').at(-1)).toContain('5月18日周三 截止');

    await office.at(nine('2022-05-18'));
    expect(OFFICE.flatMap((who) => read(office, who))).toEqual([]);
    await office.at(nine('2022-05-19'));
    for (const who of OFFICE)
      expect(read(office, who)).toEqual([
        '*请您留意的任务：1 项*\n*T21 检修电梯*\n🔴 已逾期 · 待签收 · 行政科 · 5月18日周三 截止，已逾期 1 天\n[打开]',
      ]);

    await office.at(nine('2022-05-20'));
    await office.at(nine('2022-05-23'));
    expect(read(office, 'fuzhuren-1')).toHaveLength(1);
    expect(read(office, 'fuzhuren-2')[0]).toContain('已逾期 5 天');
    expect(read(office, 'zhuren')).toEqual([]);

    await office.at(nine('2022-05-25'));
    expect(read(office, 'ducha-yuan').at(-1)).toContain(
      '已逾期较久，建议约谈；是否约谈由您决定：`/duban 任务 约谈 T21 是|否 意见`\n[打开]\n[约谈意见]',
    );
    await office.types('ducha-yuan', '/duban task talk T21 no 配件周五到货');
    await office.delivered();
    expect(read(office, 'ducha-yuan').at(-1)).toBe('今天提醒您的事都已有人办理，不用再管。');

    await office.at(nine('2022-05-26'));
    expect(read(office, 'ducha-yuan')).toHaveLength(2);
    const { tasks, slots } = await office.exported();
    expect(tasks.find((one) => one.ref === 'T21')?.urgings).toEqual([
      {
        due_on: '2022-05-18',
        workdays: -3,
        made_on: '2022-05-13',
        told: ['xingzheng-gy'],
        circular: false,
        talk: false,
      },
      {
        due_on: '2022-05-18',
        workdays: -1,
        made_on: '2022-05-17',
        told: ['xingzheng-gy', 'xingzheng-kz'],
        circular: false,
        talk: false,
      },
      {
        due_on: '2022-05-18',
        workdays: 1,
        made_on: '2022-05-19',
        told: ['xingzheng-kz', ...OFFICE],
        circular: false,
        talk: false,
      },
      {
        due_on: '2022-05-18',
        workdays: 3,
        made_on: '2022-05-23',
        told: ['fuzhuren-1', 'fuzhuren-2'],
        circular: true,
        talk: false,
      },
      { due_on: '2022-05-18', workdays: 5, made_on: '2022-05-25', told: OFFICE, circular: false, talk: true },
    ]);
    const daily = slots.filter((slot) => slot.job === 'daily.urging');
    // The task was not acknowledged when the day of the 12th came; T4 of the campaign file is due on the 31st.
    expect(daily.map((slot) => `${slot.period} ${slot.state}`)).toEqual(
      ['12', '13', '17', '19', '23', '25', '26'].map((day) => `2022-05-${day} fired`),
    );
  });

  it('leaves a section in peace that acts, and says in the message that it was dealt with', async () => {
    const office = await withTask();
    await office.at(nine('2022-05-13'));
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.delivered();
    expect(read(office, 'xingzheng-gy')).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
    await office.at(nine('2022-05-17'));
    expect(office.direct('xingzheng-gy')).toHaveLength(1);
    await office.at(nine('2022-05-19'));
    expect(OFFICE.flatMap((who) => read(office, who))).toHaveLength(2);
  });

  it('tells a section that acted just before the due day that it is late, before those above it hear alone', async () => {
    const office = await openOffice({ at: '2022-04-22T10:00+08:00' });
    await office.types('chuangjian-ban', '/duban task add 检修电梯 section:xingzheng due:2022-05-06');
    await office.types('xingzheng-kz', '/duban task ack T21');
    office.clock('2022-05-05T10:00+08:00');
    await office.types('xingzheng-gy', '/duban task report T21 配件在路上');
    await office.delivered();
    const late = (who: string): string[] => read(office, who).filter((text) => text.includes('已逾期'));
    await office.at(nine('2022-05-07'));
    for (const who of ['xingzheng-kz', ...OFFICE, 'fuzhuren-1']) expect(late(who)).toEqual([]);
    await office.at(nine('2022-05-10'));
    for (const who of ['xingzheng-kz', 'fuzhuren-1', 'fuzhuren-2'])
      expect(late(who)).toEqual([expect.stringContaining('*T21 检修电梯*\n🔴 已逾期')]);
    await office.at(nine('2022-05-12'));
    expect(late('ducha-yuan')).toEqual([expect.stringContaining('建议约谈')]);
    expect(late('xingzheng-kz')).toHaveLength(1);
  });

  it('waits while a deferral is asked for, and begins anew from the day that is granted', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.types('xingzheng-gy', '/duban task defer T21 to:2022-05-27 等配件');
    await office.delivered();
    expect(read(office, 'chuangjian-ban')).toEqual([
      '*等您办理的事：1 件*\n*T21 检修电梯* · 行政科\n申请延期至 5月27日周五，请决定\n[打开]',
    ]);
    await office.at(nine('2022-05-17'));
    expect(office.direct('xingzheng-gy')).toEqual([]);
    await office.types('ducha-yuan', '/duban task approve T21');
    await office.at(nine('2022-05-23'));
    expect(office.direct('xingzheng-gy')).toEqual([]);
    await office.at(nine('2022-05-24'));
    expect(read(office, 'xingzheng-gy')[0]).toContain('5月27日周五 截止');
  });

  it('goes on above the section when nobody decides on a deferral', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.types('xingzheng-gy', '/duban task defer T21 to:2022-05-27 等配件');
    await office.delivered();
    for (const day of ['13', '17', '19', '23', '25']) await office.at(nine(`2022-05-${day}`));
    for (const who of ['xingzheng-kz', 'xingzheng-gy'])
      expect(read(office, who).filter((text) => text.includes('请您留意'))).toEqual([]);
    const told = read(office, 'ducha-yuan');
    expect(told).toHaveLength(3);
    expect(told[1]).toMatch(/已逾期 1 天[^]*申请延期至 5月27日周五，请决定/);
    expect(told[2]).toContain('建议约谈');
    expect(read(office, 'fuzhuren-1')).toEqual([expect.stringContaining('T21 检修电梯')]);
  });

  it('tells the office once on the day on which a suspended task is to be looked at again', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.types('chuangjian-ban', '/duban task suspend T21 review:2022-05-20 等配件');
    await office.delivered();
    const rhythm = rhythmOf(office.deps, () => office.bot);
    const daily = (await rhythm.upcoming(office.deps.clock(), 20)).filter(
      ({ job }) => job === 'daily.urging',
    );
    expect(daily[0]?.period).toBe('2022-05-20');
    for (const day of ['19', '20', '23', '24']) await office.at(nine(`2022-05-${day}`));
    for (const who of OFFICE)
      expect(read(office, who)).toEqual([
        '*等您办理的事：1 件*\n*T21 检修电梯* · 行政科\n挂账到了复核日，请决定是否恢复\n[打开]',
      ]);
    expect(read(office, 'xingzheng-kz').filter((text) => text.includes('挂账'))).toEqual([]);
  });

  it('is climbed once after days without the bot, at the newest step, in one message', async () => {
    const office = await withTask();
    await office.stopsBot();
    office.clock('2022-05-19T19:00+08:00');
    await office.startsBot();
    expect(office.direct('xingzheng-gy')).toEqual([]);
    await office.at('2022-05-20T08:30+08:00');
    await office.at(nine('2022-05-20'));
    await office.at('2022-05-20T09:01+08:00');
    expect(office.direct('xingzheng-gy')).toEqual([]);
    for (const who of OFFICE) {
      const urged = read(office, who).filter((text) => text.includes('检修电梯'));
      expect(urged).toEqual([expect.stringContaining('已逾期 2 天')]);
    }
    expect((await office.exported()).slots.filter((slot) => slot.job === 'daily.urging')).toMatchObject([
      { period: '2022-05-20', state: 'fired', reason: null },
    ]);
  });

  it('turns to the deputy, or else to the office, for whoever is on leave', async () => {
    const office = await withTask();
    await office.types('chuangjian-ban', '/duban task add 换灯 section:zonghe due:2022-05-18');
    await office.types('zonghe-kz', '/duban leave 2022-05-13 2022-05-20');
    await office.types('xingzheng-gy', '/duban leave 2022-05-13 2022-05-13');
    await office.types('xingzheng-kz', '/duban leave 2022-05-13 2022-05-13');
    await office.types('ducha-yuan', '/duban leave 2022-05-13 2022-05-13');
    await office.at(nine('2022-05-13'));
    expect(read(office, 'zonghe-fkz').at(-1)).toContain('T22 换灯');
    expect(read(office, 'chuangjian-ban')).toEqual([expect.stringContaining('T21 检修电梯')]);
    for (const who of ['zonghe-kz', 'xingzheng-gy', 'xingzheng-kz', 'ducha-yuan'])
      expect(
        office
          .direct(who)
          .map(shown)
          .filter((text) => text.includes('请您留意')),
      ).toEqual([]);
  });

  it('is climbed once, however many bots there are', async () => {
    const office = await withTask();
    const other = office.anotherBot();
    office.clock(nine('2022-05-13'));
    await Promise.all([office.bot.tick(), other.tick()]);
    await office.delivered();
    expect(office.direct('xingzheng-gy')).toHaveLength(1);
    await other.stop();
  });
});

describe('the message of a day', () => {
  it('is one with what the week asks, which can still be answered in its thread', async () => {
    const office = await withTask();
    await office.types('chuangjian-ban', '/duban task add 订阅报刊 section:dangjian due:2022-05-13');
    await office.at(nine('2022-05-09'));
    const before = office.direct('dangjian-kz').length;
    await office.at(nine('2022-05-12'));
    const [asked, ...more] = office.direct('dangjian-kz').slice(before);
    expect(more).toEqual([]);
    const text = asked ? shown(asked) : '';
    expect(text).toContain('机关党建科还没有回复2022年第19周的任务');
    expect(text).toContain('*请您留意的任务：1 项*\n*T22 订阅报刊*');
    expect(asked?.text).toContain('机关党建科还没有回复2022年第19周的任务');
    expect(asked?.text).toContain('T22 订阅报刊: 5月13日周五 截止');
    await office.says('dangjian-kz', null, 'T16 完成 去了敬老院', asked ? { under: asked } : {});
    const [reply] = (await office.exported()).replies;
    expect(reply).toMatchObject({ section: 'dangjian', source: 'thread', period: '2022-W19' });
  });

  it('tells the office at once what waits for its decision, and keeps to one message however much comes', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task ack T21');
    office.clock('2022-05-09T10:00+08:00');
    await office.types('xingzheng-kz', '/duban task submit T21 已检修');
    await office.delivered();
    for (const who of OFFICE)
      expect(read(office, who)).toEqual([
        '*等您办理的事：1 件*\n*T21 检修电梯* · 行政科\n已提交办结，请审核\n[打开]',
      ]);
    await office.types('zonghe-kz', '/duban task add 换灯 section:zonghe due:2022-05-27');
    await office.delivered();
    expect(read(office, 'ducha-yuan')).toEqual([
      expect.stringMatching(/2 件[^]*T21[^]*审核[^]*T22 换灯[^]*拟立项/),
    ]);
    await office.types('ducha-yuan', '/duban task close T21');
    await office.types('ducha-yuan', '/duban task reject T22 灯是新的');
    await office.delivered();
    for (const who of OFFICE) expect(read(office, who)).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
  });

  it('waits for the morning when something comes at night, and is not sent when it was dealt with by then', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task ack T21');
    office.clock('2022-05-13T20:00+08:00');
    await office.types('xingzheng-kz', '/duban task submit T21 已检修');
    await office.at('2022-05-14T10:00+08:00');
    await office.at('2022-05-16T08:45+08:00');
    expect(read(office, 'ducha-yuan')).toEqual([]);
    await office.at(nine('2022-05-16'));
    expect(read(office, 'ducha-yuan')).toEqual([expect.stringContaining('已提交办结，请审核')]);
    office.clock('2022-05-16T20:00+08:00');
    await office.types('ducha-yuan', '/duban task return T21 缺合格证');
    await office.types('xingzheng-kz', '/duban task submit T21 已补');
    await office.types('ducha-yuan', '/duban task close T21');
    await office.at(nine('2022-05-17'));
    for (const who of OFFICE) expect(read(office, who)).toHaveLength(1);
  });

  it('tells a leader that an instruction was answered, and nobody what they did themselves', async () => {
    const office = await withTask();
    await office.types('fuzhuren-2', '/duban task instruct T21 请在月底前完成');
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.types('xingzheng-kz', '/duban task answer T21 保证完成');
    await office.delivered();
    expect(read(office, 'fuzhuren-2')).toEqual([
      '*等您办理的事：1 件*\n*T21 检修电梯* · 行政科\n您的批示有了答复，请阅\n[打开]',
    ]);
    expect(office.direct('fuzhuren-1')).toEqual([]);
    await office.types('chuangjian-ban', '/duban task cancel T21 合并办理');
    await office.delivered();
    expect(read(office, 'fuzhuren-2')).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
    expect(office.direct('chuangjian-ban')).toEqual([]);
  });

  it('waits while its reader wants not to be disturbed, and is not sent once the day is over', async () => {
    const office = await withTask();
    const disturb = (dnd: boolean) =>
      office.practice.acts.perform({ as: 'xingzheng-gy', kind: 'preferences', dnd });
    await disturb(true);
    await office.at(nine('2022-05-13'));
    expect(office.direct('xingzheng-gy')).toEqual([]);
    await disturb(false);
    await office.at('2022-05-13T09:00:30+08:00');
    expect(office.direct('xingzheng-gy')).toEqual([]);
    await office.at('2022-05-13T14:00+08:00');
    expect(office.direct('xingzheng-gy')).toHaveLength(1);

    await disturb(true);
    await office.at(nine('2022-05-17'));
    expect(read(office, 'xingzheng-kz')).toEqual([
      expect.stringMatching(/^\*等您办理的事：1 件\*[^]*待签收，已超过一个工作日/),
      expect.stringMatching(/^\*请您留意的任务：1 项\*/),
    ]);
    await disturb(false);
    await office.at('2022-05-17T19:00+08:00');
    await office.at(nine('2022-05-18'));
    expect(office.direct('xingzheng-gy')).toHaveLength(1);
    const { deliveries } = await office.exported();
    expect(deliveries.filter(({ key }) => key.includes('/day/2022-05-17/'))).toEqual([
      expect.objectContaining({ address: '@xingzheng-gy', state: 'cancelled' }),
      expect.objectContaining({ address: '@xingzheng-kz', state: 'sent' }),
    ]);
  });

  it('does not wait for a Slack that does not say who wants to be left in peace', async () => {
    const office = await withTask();
    await office.practice.acts.perform({ as: 'xingzheng-gy', kind: 'preferences', dnd: true });
    office.practice.faults.add({ method: 'dnd.teamInfo', kind: 'error', error: 'internal_error', times: 9 });
    await office.at(nine('2022-05-13'));
    expect(office.direct('xingzheng-gy')).toHaveLength(1);
  });

  it('opens the task by its button', async () => {
    const office = await withTask();
    await office.at(nine('2022-05-13'));
    await office.presses('xingzheng-gy', office.direct('xingzheng-gy')[0], '打开');
    const window = office.form('xingzheng-gy');
    expect(JSON.stringify(window?.source)).toContain('检修电梯');
  });
});

describe('a section without a channel', () => {
  it('is told of its tasks by the day’s message of its head, which is the week’s as well', async () => {
    const office = await withTask();
    const told = (): string[] => read(office, 'dangjian-kz');
    const [week = '', ...more] = told();
    expect(more).toEqual([]);
    await office.types('chuangjian-ban', '/duban task add 订阅报刊 section:dangjian due:2022-05-20');
    await office.delivered();
    expect(told()).toEqual([`${week}\n*等您办理的事：1 件*\n*T22 订阅报刊* · 机关党建科\n请签收\n[打开]`]);
    await office.types('dangjian-kz', '/duban reply T15 完成 读了两本');
    await office.types('dangjian-kz', '/duban task ack T22');
    await office.types('dangjian-kz', '/duban task submit T22 已订');
    await office.types('ducha-yuan', '/duban task return T22 请附 <清单>');
    await office.delivered();
    expect(told()).toEqual([
      expect.stringMatching(
        /● 已回复 · 机关党建科科长[^]*\n\*您科室的任务有人办理：1 件\*\n\*T22 订阅报刊\*\n督查员：退回重办\n> 请附 &lt;清单&gt;\n\[打开\]$/,
      ),
    ]);
    await office.types('ducha-yuan', '/duban task cancel T22 不订了');
    await office.at(nine('2022-05-07'));
    expect(told()).toHaveLength(1);

    await office.types('chuangjian-ban', '/duban task add 更新橱窗 section:dangjian due:2022-05-20');
    await office.at(nine('2022-05-17'));
    expect(told().at(-1)).toMatch(
      /」。\n\*请您留意的任务：1 项\*\n\*T23 更新橱窗\*\n🔵 临近到期 · 待签收 · 机关党建科 · 5月20日周五 截止\n\[打开\]$/,
    );
  });
});
