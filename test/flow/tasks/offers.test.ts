import { expect, it } from 'vitest';
import { peopleByIds } from '../../../db/people.ts';
import { transact } from '../../../db/transact.ts';
import { campaignFacts } from '../../../src/campaign/facts.ts';
import { cardMoves } from '../../../src/messages/task-card.ts';
import { findCaller, type Caller } from '../../../src/people/service.ts';
import { Refusal } from '../../../src/refusal.ts';
import { taskFacts, taskNamed } from '../../../src/tasks/facts.ts';
import { moveWithin } from '../../../src/tasks/moving.ts';
import { movesFor, taskRoles, type TaskMove } from '../../../src/tasks/states.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const PEOPLE = ['chuangjian-ban', 'xingzheng-kz', 'xingzheng-gy', 'fuzhuren-1', 'fuzhuren-2', 'zonghe-kz'];

async function callerOf(office: TestOffice, who: string): Promise<Caller> {
  const [person] = await peopleByIds(office.db, [who]);
  const caller = await findCaller(office.db, person?.slackUserId ?? '', 'zh-CN');
  if (!caller) throw new Error(`nobody is ${who}`);
  return caller;
}

/**
 * The moves that somebody could make with a task now: tried one by one, and each taken back. A talk is decided on
 * where it is proposed, not on a card.
 */
async function possible(office: TestOffice, who: string, ref: string): Promise<TaskMove[]> {
  const { db, deps } = office;
  const now = deps.clock();
  const campaign = await campaignFacts(db);
  const caller = await callerOf(office, who);
  const task = await taskNamed(db, ref);
  const made: TaskMove[] = [];
  const { section } = await taskFacts(db, campaign, task, now);
  // What the table does not allow is never made: its own test holds it to that.
  for (const move of movesFor(task.state, taskRoles(caller, section, task.assigneeId))) {
    if (move === 'decide_talk') continue;
    const details = { day: '2022-07-15', personId: 'xingzheng-kz' };
    const asked = { caller, taskId: task.id, move, text: '说明', door: 'button' as const, details };
    const undone = new Error('taken back');
    const result = await transact(db, async (tx) => {
      await moveWithin(tx, deps, campaign, asked, now);
      throw undone;
    }).catch((error: unknown) => error);
    if (result === undone) made.push(move);
    else if (!(result instanceof Refusal)) throw result;
  }
  return made;
}

async function offered(office: TestOffice, who: string, ref: string): Promise<TaskMove[]> {
  const { db, deps } = office;
  const facts = await taskFacts(db, await campaignFacts(db), await taskNamed(db, ref), deps.clock());
  const caller = await callerOf(office, who);
  const roles = taskRoles(caller, facts.section, facts.task.assigneeId);
  return cardMoves(facts, { roles, personId: caller.personId });
}

it(
  'offers on a card, to everybody and on the whole way, just what can be done',
  { timeout: 40_000 },
  async () => {
    const office = await openOffice({ at: '2022-05-05T10:00+08:00' });
    const check = async (ref = 'T21'): Promise<void> => {
      for (const who of PEOPLE)
        expect((await offered(office, who, ref)).toSorted(), `${ref} to ${who}`).toEqual(
          (await possible(office, who, ref)).toSorted(),
        );
    };
    const types = async (who: string, text: string): Promise<void> => {
      await office.types(who, `/duban task ${text}`);
      await check();
    };
    await types('xingzheng-kz', 'add 更新宣传栏 section:xingzheng due:2022-05-20');
    await types('fuzhuren-1', 'instruct T21 请抓紧');
    await types('chuangjian-ban', 'approve T21');
    await types('chuangjian-ban', 'assign T21');
    await types('xingzheng-kz', 'decline T21 不归我科');
    await types('chuangjian-ban', 'assign T21 section:xingzheng');
    await types('xingzheng-kz', 'ack T21');
    await types('xingzheng-kz', 'defer T21 to:2022-05-24 等照片');
    await types('chuangjian-ban', 'approve T21');
    await types('xingzheng-kz', 'defer T21 to:2022-05-26 等照片');
    await types('chuangjian-ban', 'approve T21');
    await types('xingzheng-kz', 'answer T21 月底完成');
    await types('xingzheng-kz', 'split T21 排版 due:2022-05-18');
    await types('xingzheng-kz', 'submit T21 已更新');
    await types('fuzhuren-1', 'read T21');
    await types('chuangjian-ban', 'cancel T22 已并入');
    await types('chuangjian-ban', 'close T21');
    await check('T8');
  },
);

it('ends a recurring task by no result, and says how its turn ends', async () => {
  const office = await openOffice({ at: '2022-05-05T10:00+08:00' });
  await office.types('xinxi-kz', '/duban task ack T3');
  expect(await office.types('xinxi-kz', '/duban task submit T3 已更新')).toContain(
    'T3 是经常性任务，不提交办结、也不销号：每期在周回复里答「完成」即可',
  );
  const card = await office.types('xinxi-kz', '/duban task show T3');
  expect(card).toContain('报告进展');
  for (const move of ['提交办结', '申请延期']) expect(card).not.toContain(move);
  await office.types('xinxi-kz', '/duban reply T3 完成 本月已更新');
  expect((await office.exported()).tasks.find((one) => one.ref === 'T3')?.state).toBe('in_progress');
});

it('puts no instruction on a section before the task is handed over', async () => {
  const office = await openOffice({ at: '2022-05-05T10:00+08:00' });
  await office.types('fuzhuren-1', '/duban task add 修大门 section:xingzheng due:2022-05-20');
  await office.types('fuzhuren-1', '/duban task instruct T21 请先报价');
  await office.opensHome('xingzheng-kz');
  expect(office.home('xingzheng-kz')).not.toContain('有批示');
  expect(await office.types('xingzheng-kz', '/duban task answer T21 两万元')).toContain('现在是「拟立项」');
  await office.types('chuangjian-ban', '/duban task approve T21');
  await office.types('chuangjian-ban', '/duban task assign T21');
  await office.opensHome('xingzheng-kz');
  expect(office.home('xingzheng-kz')).toContain('有批示，请答复');
});

it('lets another leader read the answer for one who is on leave, on record', async () => {
  const office = await openOffice({ at: '2022-05-05T10:00+08:00' });
  const says = (who: string, text: string) => office.types(who, `/duban ${text}`);
  await says('chuangjian-ban', 'task add 修大门 section:xingzheng due:2022-05-20');
  await says('xingzheng-kz', 'task ack T21');
  await says('fuzhuren-1', 'task instruct T21 请先报价');
  await says('fuzhuren-1', 'leave 2022-05-06 2022-05-31');
  expect(await says('fuzhuren-2', 'task read T21')).toContain('没有等您办理的批示');
  await office.at('2022-05-06T10:00+08:00');
  await says('xingzheng-kz', 'task answer T21 两万元');
  await office.delivered();
  expect(office.direct('fuzhuren-1')).toEqual([]);
  expect(office.direct('fuzhuren-2').map(shown).join()).toContain('批示的领导不在，答复请您代阅');
  await says('xingzheng-kz', 'task submit T21 已修好');
  await says('fuzhuren-2', 'task read T21');
  await says('chuangjian-ban', 'task close T21');
  const task = (await office.exported()).tasks.find((one) => one.ref === 'T21');
  expect(task?.state).toBe('closed');
  expect(task?.history.find((line) => line.event === 'read_answer')).toMatchObject({ actor: 'fuzhuren-2' });
});
