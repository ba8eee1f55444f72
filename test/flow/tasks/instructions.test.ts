import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { changed, SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';
import { holdEvents } from '../../support/traffic.ts';

/** Two leaders, of whom the deputy works in the office as well. */
const TWO_LEADERS = changed(
  SMALL,
  ['{ id: chuangjian-ban,', '{ id: fuzhuren, name: 办公室副主任 }\n  - { id: chuangjian-ban,'],
  [
    '{ head: zhuren, office: [chuangjian-ban] }',
    '{ head: zhuren, deputies: [fuzhuren], office: [chuangjian-ban, fuzhuren] }',
  ],
);

describe('a leader gives an instruction', () => {
  let office: TestOffice;
  let minute = 0;
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const task = async (ref: string) => {
    const found = (await office.exported()).tasks.find((one) => one.ref === ref);
    if (!found) throw new Error(`There is no ${ref}.`);
    return found;
  };
  const history = async (ref: string): Promise<string[]> =>
    (await task(ref)).history.map((line) =>
      [line.actor, line.event, line.reason, line.door].filter((part) => part !== '').join(' '),
    );
  /** Somebody writes under a message, a minute after whatever was before. */
  const writes = async (who: string, channel: string, text: string, under: MessageRecord) => {
    minute += 1;
    office.clock(`2022-05-09T10:${String(minute).padStart(2, '0')}+08:00`);
    return office.says(who, channel, text, { under });
  };
  const card = (): MessageRecord => {
    const found = office.messages('ke-zonghe').find((one) => shown(one).startsWith('*T6'));
    if (!found) throw new Error('There is no card.');
    return found;
  };
  const lastTold = (who: string): string | undefined => office.private(who).at(-1);

  beforeEach(async () => {
    minute = 0;
    office = await openOffice({ campaign: TWO_LEADERS, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await says('chuangjian-ban', 'task add 更新宣传栏 section:zonghe due:2022-05-20');
    await office.delivered();
  });

  it('under the card: it is told, acknowledged, answered and read, and only then can the task close', async () => {
    await says('zonghe-kz', 'task ack T6');
    await writes('zhuren', 'ke-zonghe', '照片要新的', card());
    await office.delivered();
    expect(lastTold('zhuren')).toBe(
      '✅ 已作为对 T6 的批示下达，会告知综合科。修改这条消息，批示随之更正；答复之前删除它，批示随之收回。',
    );
    expect(office.channel('ke-zonghe').at(-1)).toBe('*办公室主任：批示*\n> 照片要新的');
    expect(shown(card())).toContain('> 办公室主任批示：照片要新的\n> 尚未签收');

    await says('zonghe-kz', 'task ack T6');
    await says('zonghe-kz', 'task submit T6 四块都换了');
    expect(await says('chuangjian-ban', 'task close T6')).toContain('办公室主任');
    expect(await says('zonghe-kz', 'task answer T6 已换成新照片')).toContain('办公室主任批示：照片要新的');
    expect(await says('chuangjian-ban', 'task close T6')).toContain('阅过才能销号');
    await office.delivered();
    expect(office.direct('zhuren').map(shown).join('\n')).toContain('T6 更新宣传栏');
    await says('zhuren', 'task read T6');
    await says('chuangjian-ban', 'task close T6');
    expect(await history('T6')).toEqual([
      'chuangjian-ban add command',
      'zonghe-kz acknowledge command',
      'zhuren instruct 照片要新的 thread',
      'zonghe-kz take_instruction command',
      'zonghe-kz submit 四块都换了 command',
      'zonghe-kz answer_instruction 已换成新照片 command',
      'zhuren read_answer command',
      'chuangjian-ban close command',
    ]);
  });

  it('is corrected by editing the message, and taken back by deleting it before it is answered', async () => {
    const said = await writes('zhuren', 'ke-zonghe', '照片要新的', card());
    office.clock('2022-05-09T11:00+08:00');
    await office.edits('zhuren', said, '照片要新的，下周一前');
    expect(lastTold('zhuren')).toBe('✅ 已按修改后的消息更正：T6 批示。');
    expect(
      (await task('T6')).instructions.map(({ text, withdrawn_at }) => [text, withdrawn_at !== null]),
    ).toEqual([
      ['照片要新的', true],
      ['照片要新的，下周一前', false],
    ]);
    office.clock('2022-05-09T11:01+08:00');
    await office.deletes('zhuren', said);
    expect(lastTold('zhuren')).toBe('消息已删除，对 T6 的批示随之收回。');
    expect((await task('T6')).instructions.every(({ withdrawn_at }) => withdrawn_at !== null)).toBe(true);
    expect(await history('T6')).toEqual([
      'chuangjian-ban add command',
      'zhuren instruct 照片要新的 thread',
      'zhuren withdraw_instruction thread',
      'zhuren instruct 照片要新的，下周一前 thread',
      'zhuren withdraw_instruction thread',
    ]);
  });

  it('that is answered stays on record though its message is deleted', async () => {
    const said = await writes('zhuren', 'ke-zonghe', '照片要新的', card());
    await says('zonghe-kz', 'task answer T6 已换');
    await office.deletes('zhuren', said);
    expect(lastTold('zhuren')).toBe('消息已删除；T6 的「批示」已经记下，仍在记录里。要更正，请再写一条。');
    expect((await task('T6')).instructions).toMatchObject([
      { text: '照片要新的', answer: '已换', withdrawn_at: null },
    ]);
  });

  it('each leader their own; each reads the answer to their own', async () => {
    await writes('zhuren', 'ke-zonghe', '照片要新的', card());
    await writes('fuzhuren', 'ke-zonghe', '标题要大', card());
    await says('zonghe-kz', 'task ack T6');
    const first = await says('zonghe-kz', 'task answer T6 已换');
    expect(first).toContain('办公室主任批示：照片要新的\nT6 还有 1 条批示等着答复。');
    expect(await says('fuzhuren', 'task read T6')).toContain('的批示答复由办公室主任阅');
    await says('zonghe-kz', 'task answer T6 已放大');
    await says('fuzhuren', 'task read T6');
    expect(
      (await task('T6')).instructions.map(({ author, answer, read_at }) => [
        author,
        answer,
        read_at !== null,
      ]),
    ).toEqual([
      ['zhuren', '已换', false],
      ['fuzhuren', '已放大', true],
    ]);
  });

  it('never by mistake of somebody else: others talk under the card without a word from the bot', async () => {
    const before = office.private('chuangjian-ban').length;
    await writes('chuangjian-ban', 'ke-zonghe', '好', card());
    expect((await task('T6')).history).toHaveLength(1);
    expect(office.private('chuangjian-ban')).toHaveLength(before);
  });

  describe('under a summary', () => {
    const summary = (): MessageRecord => {
      const found = office.messages('tongbao').findLast((one) => one.threadTs === undefined);
      if (!found) throw new Error('There is no summary.');
      return found;
    };

    beforeEach(async () => {
      await says('zonghe-kz', 'reply T2 受阻 等签字');
      await office.at('2022-05-07T16:00+08:00');
    });

    it('on the task that its words begin with, or that they name', async () => {
      await writes('zhuren', 'tongbao', 'T2：本周内签完', summary());
      await writes('fuzhuren', 'tongbao', '请文电科把T4抓紧', summary());
      expect(await history('T2')).toContain('zhuren instruct 本周内签完 thread');
      expect(await history('T4')).toEqual(['fuzhuren instruct 请文电科把T4抓紧 thread']);
    });

    it('without a number: the leader is offered the blocked and the overdue, and nothing is lost', async () => {
      await writes('zhuren', 'tongbao', '要抓紧', summary());
      const asked = office.whispers('zhuren').at(-1);
      expect(asked && shown(asked)).toContain('[T2 签订责任书]\n[作为新任务]');
      expect((await office.exported()).drafts).toMatchObject([{ author: 'zhuren', text: '要抓紧' }]);
      expect(await office.presses('zhuren', asked, 'T2 签订责任书')).toContain('已作为对 T2 的批示下达');
      expect(await history('T2')).toContain('zhuren instruct 要抓紧 thread');
      await office.presses('zhuren', asked, 'T2 签订责任书');
      expect((await task('T2')).instructions).toHaveLength(1);
      expect((await office.exported()).drafts).toEqual([]);
    });

    it('as a new task: a proposal that begins with the instruction', async () => {
      await writes('zhuren', 'tongbao', '各科室都要建台账', summary());
      await office.presses('zhuren', office.whispers('zhuren').at(-1), '作为新任务');
      expect(await office.fills('zhuren', { fields: { 由哪个科室主办: '文电科' } })).toEqual([]);
      expect(await task('T7')).toMatchObject({
        title: '各科室都要建台账',
        state: 'draft',
        source: 'instruction',
        lead: 'wendian',
        instructions: [{ author: 'zhuren', text: '各科室都要建台账' }],
      });
      await office.delivered();
      expect(office.channel('ke-wendian').join('\n')).not.toContain('建台账');
    });

    it('names a task that there is not: the words come back', async () => {
      await writes('zhuren', 'tongbao', 'T99 抓紧', summary());
      expect(lastTold('zhuren')).toContain('没有任务「T99」');
      expect(lastTold('zhuren')).toContain('T99 抓紧');
    });

    it('others talk there without a word from the bot', async () => {
      const before = office.private('chuangjian-ban').length;
      for (const who of ['chuangjian-ban', 'wendian-kz']) await writes(who, 'tongbao', 'T2 加油', summary());
      expect(office.private('chuangjian-ban')).toHaveLength(before);
      expect(office.private('wendian-kz')).toEqual([]);
    });
  });
});

describe('a section writes under the card of its task', () => {
  let office: TestOffice;
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const lines = async (): Promise<string[]> => {
    const found = (await office.exported()).tasks.find((one) => one.ref === 'T6');
    return (found?.history ?? [])
      .slice(1)
      .map(({ actor, event, reason }) => `${actor} ${event} ${reason}`.trim());
  };
  const under = (): { under: MessageRecord } => {
    const found = office.messages('ke-zonghe').find((one) => shown(one).startsWith('*T6'));
    if (!found) throw new Error('There is no card.');
    return { under: found };
  };

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
    await says('chuangjian-ban', 'task add 更新宣传栏 section:zonghe due:2022-05-20');
    await office.delivered();
  });

  it('and reports by it; an edit adds a correction, and a deletion takes nothing off the record', async () => {
    await says('zonghe-kz', 'task ack T6');
    const said = await office.says('jianzhi', 'ke-zonghe', '已选好内容', under());
    expect(said.reactions.map(({ name }) => name)).toEqual(['white_check_mark']);
    await office.edits('jianzhi', said, '已选好三块的内容');
    await office.deletes('jianzhi', said);
    expect(await lines()).toEqual([
      'zonghe-kz acknowledge',
      'jianzhi report 已选好内容',
      'jianzhi report 已选好三块的内容',
    ]);
    expect(office.private('jianzhi').at(-1)).toBe(
      '消息已删除；T6 的「报告进展」已经记下，仍在记录里。要更正，请再写一条。',
    );
    expect((await office.exported()).replies).toEqual([]);
  });

  it('before it is acknowledged: its head says whether it is taken in or declined', async () => {
    await office.says('zonghe-kz', 'ke-zonghe', '这项不归我科', under());
    const asked = office.whispers('zonghe-kz').at(-1);
    expect(asked && shown(asked)).toContain('[签收并报告进展]\n[退回]');
    await office.presses('zonghe-kz', asked, '退回');
    expect(await lines()).toEqual(['zonghe-kz decline 这项不归我科']);
  });

  it('and is taken in with a report when its head says so', async () => {
    await office.says('zonghe-fkz', 'ke-zonghe', '已着手', under());
    await office.presses('zonghe-fkz', office.whispers('zonghe-fkz').at(-1), '签收并报告进展');
    expect(await lines()).toEqual(['zonghe-fkz acknowledge', 'zonghe-fkz report 已着手']);
  });

  it('while an instruction waits: it answers it, or reports', async () => {
    await says('zonghe-kz', 'task ack T6');
    await says('zhuren', 'task instruct T6 照片要新的');
    await office.says('jianzhi', 'ke-zonghe', '已换成新的', under());
    const asked = office.whispers('jianzhi').at(-1);
    expect(asked && shown(asked)).toContain('[答复批示]\n[报告进展]');
    await office.presses('jianzhi', asked, '答复批示');
    expect(await lines()).toEqual([
      'zonghe-kz acknowledge',
      'zhuren instruct 照片要新的',
      'jianzhi answer_instruction 已换成新的',
    ]);
  });

  it('where nothing can be reported any more: it is told why, with its words', async () => {
    await says('zonghe-kz', 'task ack T6');
    await says('zonghe-kz', 'task submit T6 换好了');
    await office.says('jianzhi', 'ke-zonghe', '补一句', under());
    expect(office.private('jianzhi').at(-1)).toContain('T6 现在是「办结审核」，不能再「报告进展」');
    expect(office.private('jianzhi').at(-1)).toContain('补一句');
    await says('chuangjian-ban', 'task close T6');
    const before = office.private('jianzhi').length;
    await office.says('jianzhi', 'ke-zonghe', '谢谢', under());
    expect(office.private('jianzhi')).toHaveLength(before);
  });

  it('once, though Slack repeats it; and the edit counts, though it arrives before the message', async () => {
    await says('zonghe-kz', 'task ack T6');
    await office.says('jianzhi', 'ke-zonghe', '已选好内容', under());
    office.practice.redeliver();
    await office.settled();
    expect(await lines()).toEqual(['zonghe-kz acknowledge', 'jianzhi report 已选好内容']);
    const deliver = holdEvents(office.practice);
    const said = await office.says('jianzhi', 'ke-zonghe', '已报两条', under());
    await office.edits('jianzhi', said, '已报三条');
    deliver();
    await office.settled();
    expect((await lines()).at(-1)).toBe('jianzhi report 已报三条');
  });
});
