import { beforeEach, describe, expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** T1 汇总本周动态 each week and T2 签订责任书 once, of 综合科; T3 公文处理 each week and T4 整理档案 once, of 文电科. */
describe('a weekly reply and its tasks are one thing', () => {
  let office: TestOffice;
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const task = async (ref: string) => {
    const found = (await office.exported()).tasks.find((one) => one.ref === ref);
    if (!found) throw new Error(`There is no ${ref}.`);
    return found;
  };
  const states = async (): Promise<string[]> =>
    (await office.exported()).tasks.map(({ ref, state }) => `${ref} ${state}`);
  /** `actor event reason door`, line by line. */
  const history = async (ref: string): Promise<string[]> =>
    (await task(ref)).history.map((line) =>
      [line.actor, line.event, line.reason, line.door].filter((part) => part !== '').join(' '),
    );

  beforeEach(async () => {
    office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
    await office.at('2022-05-05T09:00+08:00');
  });

  it('any word on a task acknowledges it, "done" hands its result in, and a recurring task goes on', async () => {
    const told = await says('zonghe-kz', 'reply T1 完成 报了三条；T2 完成 十三份都签了');
    expect(told).toContain('T2 已提交办结，等领导小组办公室审核。\nT1 这一轮办完了，下一轮再请您回复。');
    expect(await states()).toEqual([
      'T1 in_progress',
      'T2 under_review',
      'T3 assigned',
      'T4 assigned',
      'T5 assigned',
    ]);
    expect(await history('T1')).toEqual([
      'zonghe-kz acknowledge command',
      'zonghe-kz report 报了三条 command',
    ]);
    expect(await history('T2')).toEqual([
      'zonghe-kz acknowledge command',
      'zonghe-kz submit 十三份都签了 command',
    ]);
  });

  it('nobody is asked for words twice: where there are none, the chosen state is what was said', async () => {
    await office.presses('wendian-gy', office.messages('ke-wendian')[0], '回复');
    await office.fills('wendian-gy', {
      tasks: { T3: { state: '进行中' }, T4: { state: '已完成' } },
    });
    expect(await history('T3')).toEqual(['wendian-gy acknowledge modal', 'wendian-gy report 进行中 modal']);
    expect(await history('T4')).toEqual(['wendian-gy acknowledge modal', 'wendian-gy submit 已完成 modal']);
    expect((await task('T4')).history.at(-1)?.details).toEqual({ reply: expect.any(String) });
  });

  it('"no change" acknowledges and adds no line that says nothing', async () => {
    const told = await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '无变化');
    expect(told).toContain('T1、T2 已签收。');
    expect(await history('T1')).toEqual(['zonghe-kz acknowledge button']);
    expect(await history('T2')).toEqual(['zonghe-kz acknowledge button']);
  });

  it('a form that comes back with what was said before says it only once', async () => {
    await says('zonghe-kz', 'reply T1 已报两条；T2 受阻 等签字');
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    await office.fills('zonghe-kz', { tasks: { T2: { state: '已完成', text: '签了', blocker: '' } } });
    expect(await history('T1')).toEqual([
      'zonghe-kz acknowledge command',
      'zonghe-kz report 已报两条 command',
    ]);
    expect(await history('T2')).toEqual([
      'zonghe-kz acknowledge command',
      'zonghe-kz report 等签字 command',
      'zonghe-kz submit 签了 modal',
    ]);
  });

  it('the office answers for a section in its own name', async () => {
    await says('chuangjian-ban', 'reply section:wendian T4 完成 已归档');
    expect(await history('T4')).toEqual([
      'chuangjian-ban acknowledge command',
      'chuangjian-ban submit 已归档 command',
    ]);
    expect((await office.exported()).replies[0]).toMatchObject({ section: 'wendian', on_behalf: true });
  });

  it('what a supporting section says changes no state', async () => {
    await says('wendian-kz', 'reply T2 完成 我们的已签');
    expect(await history('T2')).toEqual([]);
    expect(await states()).toContain('T2 assigned');
  });

  it('an edit that takes "done" back brings the result back', async () => {
    const said = await office.says('zonghe-kz', 'ke-zonghe', 'T2 完成 都签了', office.thread('ke-zonghe'));
    expect(await states()).toContain('T2 under_review');
    await office.edits('zonghe-kz', said, 'T2 进行中 还差两份');
    expect(office.private('zonghe-kz').at(-1)).toContain('T2 已撤回提交，继续办理。');
    await office.edits('zonghe-kz', said, 'T2 完成 补齐了');
    await office.edits('zonghe-kz', said, '写错了地方');
    expect(await history('T2')).toEqual([
      'zonghe-kz acknowledge thread',
      'zonghe-kz submit 都签了 thread',
      'zonghe-kz recall 还差两份 thread',
      'zonghe-kz submit 补齐了 thread',
      'zonghe-kz recall thread',
    ]);
    expect(await states()).toContain('T2 in_progress');
  });

  it.each([
    [
      'the message that said it is deleted',
      async () => {
        const said = await office.says('zonghe-kz', 'ke-zonghe', 'T2 完成', office.thread('ke-zonghe'));
        await office.deletes('zonghe-kz', said);
      },
    ],
    [
      'the reply is withdrawn',
      async () => {
        await says('zonghe-kz', 'reply T2 完成');
        await office.presses('zonghe-kz', office.whispers('zonghe-kz').at(-1), '撤回');
      },
    ],
    [
      'the message is edited to "no change"',
      async () => {
        const said = await office.says('zonghe-kz', 'ke-zonghe', 'T2 完成', office.thread('ke-zonghe'));
        await office.edits('zonghe-kz', said, 'T2 无变化');
      },
    ],
  ])('a result comes back when %s', async (_how, takesBack) => {
    await takesBack();
    expect(await states()).toContain('T2 in_progress');
    expect(office.private('zonghe-kz').at(-1)).toContain('T2 已撤回提交，继续办理。');
  });

  it('but never one that was handed in by another way, and never one that is closed', async () => {
    const said = await office.says('wendian-kz', 'ke-wendian', 'T4 完成', office.thread('ke-wendian'));
    await says('chuangjian-ban', 'task return T4 缺目录');
    await says('wendian-kz', 'task submit T4 目录已补');
    await office.deletes('wendian-kz', said);
    expect(await states()).toContain('T4 under_review');

    const other = await office.says('zonghe-kz', 'ke-zonghe', 'T2 完成', office.thread('ke-zonghe'));
    await says('chuangjian-ban', 'task close T2');
    await office.edits('zonghe-kz', other, 'T2 进行中 还差一份');
    expect(await states()).toContain('T2 closed');
    expect(office.private('zonghe-kz').at(-1)).toContain(
      '这些任务的状态不变，写的内容留在本周回复里：T2 已销号。',
    );
  });

  it('a returned task is not offered as done, and is handed in again by the next reply', async () => {
    await says('zonghe-kz', 'reply T2 完成 都签了');
    await says('chuangjian-ban', 'task return T2 缺一份');
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    await office.fills('zonghe-kz', { tasks: { T2: { state: '已完成', text: '补齐了' } } });
    expect(await history('T2')).toEqual([
      'zonghe-kz acknowledge command',
      'zonghe-kz submit 都签了 command',
      'chuangjian-ban return 缺一份 command',
      'zonghe-kz submit 补齐了 modal',
    ]);
  });

  it('the summary shows what is blocked with its number and its light', async () => {
    await says('zonghe-kz', 'reply T1 完成；T2 受阻 等签字');
    await office.at('2022-05-07T16:00+08:00');
    expect(office.channel('tongbao').at(-1)).toContain('*受阻*\n综合科\n🟢 正常 · T2 签订责任书: 等签字');
  });

  it('a week asks for what is under way: not for what is handed in, suspended, declined or cancelled', async () => {
    await says('zonghe-kz', 'reply T1 完成；T2 完成');
    await says('wendian-kz', 'reply T3 进行中；T4 进行中');
    await says('chuangjian-ban', 'task suspend T4 review:2022-06-01 等经费');
    await says('chuangjian-ban', 'task add 更新宣传栏 section:zonghe due:2022-05-20');
    await says('chuangjian-ban', 'task add 清点资产 section:zonghe due:2022-05-20');
    await says('zonghe-kz', 'task decline T7 不归我科');
    await says('chuangjian-ban', 'task cancel T5 今年不办');
    await office.at('2022-05-09T09:00+08:00');
    const asked = (await office.exported()).week_tasks.filter((one) => one.period === '2022-W19');
    expect(asked.map(({ section, task: id, role }) => `${section} ${id} ${role}`)).toEqual([
      'zonghe briefing lead',
      'wendian documents lead',
      expect.stringMatching(/^zonghe .* lead$/),
    ]);
    await says('chuangjian-ban', 'task resume T4');
    await says('chuangjian-ban', 'task return T2 缺一份');
    await office.at('2022-05-16T09:00+08:00');
    const after = (await office.exported()).week_tasks.filter((one) => one.period === '2022-W20');
    expect(after.map(({ section, task: id }) => `${section} ${id}`)).toEqual([
      'zonghe briefing',
      'zonghe pledge',
      'wendian documents',
      'wendian archive',
      expect.stringMatching(/^zonghe /),
      'wendian pledge',
    ]);
  });

  it('a task that was added and came due between two weeks is asked for all the same', async () => {
    await office.at('2022-05-09T09:00+08:00');
    await says('chuangjian-ban', 'task add 报送数据 section:zonghe due:2022-05-12');
    await office.at('2022-05-16T09:00+08:00');
    expect(office.channel('ke-zonghe').join('\n')).toContain('T6 报送数据（已于 5月12日 到期）');
  });
});
