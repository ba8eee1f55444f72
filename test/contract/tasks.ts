import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { auditOf, linesOfMessage, newestAudit } from '../../db/audit.ts';
import { deferralsOf, findTaskByNumber, listEveryTask } from '../../db/task-follow-up.ts';
import { tellsMoves } from '../../src/announce/tasks.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import type { Caller } from '../../src/people/service.ts';
import { Refusal } from '../../src/refusal.ts';
import { addTask, type NewTask } from '../../src/tasks/adding.ts';
import { makeMove } from '../../src/tasks/moving.ts';
import { MOVES, TASK_MOVES, TASK_STATES, type TaskMove, type TaskRole } from '../../src/tasks/states.ts';
import { hearUnderCard } from '../../src/tasks/thread.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const AT = '2022-05-05T01:00:00.000Z';
const tells = tellsMoves({ clock: () => new Date(AT) });

const caller = (personId: string, more: Partial<Caller> = {}): Caller => ({
  personId,
  name: personId,
  language: 'zh-CN',
  sections: [],
  isOffice: false,
  isLeader: false,
  ...more,
});
const office = caller('chuangjian-ban', { isOffice: true });
const leader = caller('zhuren', { isLeader: true });
const head = caller('zonghe-kz');
const handler = caller('jianzhi');

/** Somebody who has every role on a task of 综合科 but these. */
function withoutRoles(roles: readonly TaskRole[]): Caller {
  const flags = { isOffice: !roles.includes('office'), isLeader: !roles.includes('leader') };
  const personId = !roles.includes('head') ? 'zonghe-kz' : !roles.includes('handler') ? 'jianzhi' : 'wuke';
  return caller(personId, flags);
}

const newTask = (title: string): NewTask => ({
  title,
  section: 'zonghe',
  dueOn: '2022-05-20',
  goal: null,
  supporting: ['wendian'],
  urgent: false,
  source: 'plan',
  parentId: null,
});

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    (done) => JSON.stringify(done),
    (error: unknown) => {
      if (error instanceof Refusal) return error.facts.code;
      throw error;
    },
  );
}

export function tasksContract(engines: Engines, engine: EngineName): void {
  const opened = async (): Promise<{ db: Db; taskId: string; several: (count: number) => Deps[] }> => {
    const { url, db } = await migrated(engines, engine);
    await importCampaign(depsOn(db), campaignOf(SMALL));
    await addTask(
      depsOn(db),
      { inboxKey: 'add', caller: office, door: 'command', task: newTask('更新宣传栏') },
      untold,
    );
    const task = await findTaskByNumber(db, 6);
    // Each connection gives ids of its own.
    const several = (count: number): Deps[] =>
      Array.from({ length: count }, (_, index) => {
        let id = 0;
        return { ...depsOn(open(url)), newId: () => `c${index}-${(id += 1)}` };
      });
    return { db, taskId: task?.id ?? '', several };
  };
  const untold = (): Promise<void> => Promise.resolve();
  const made = (deps: Deps, taskId: string, who: Caller, move: TaskMove, text = '', day?: string) =>
    makeMove(
      deps,
      {
        inboxKey: `${who.personId}/${move}/${text}`,
        caller: who,
        taskId,
        move,
        text,
        door: 'command',
        ...(day === undefined ? {} : { details: { day } }),
      },
      tells,
    );
  const events = async (db: Db, taskId: string): Promise<string[]> =>
    (await auditOf(db, 'task', taskId)).map(({ line, event }) => `${line} ${event}`);

  describe('a task', () => {
    it('is left as it was by every move that nobody may make', async () => {
      const { db, taskId } = await opened();
      const whole = async (): Promise<unknown[]> => [
        await db.selectFrom('task').selectAll().orderBy('number').execute(),
        await db.selectFrom('audit').selectAll().orderBy('subjectId').orderBy('line').execute(),
        await db.selectFrom('deferral').selectAll().execute(),
        await db.selectFrom('instruction').selectAll().execute(),
        await db.selectFrom('delivery').select(['key', 'text', 'version']).orderBy('key').execute(),
        await db.selectFrom('inbox').select('key').orderBy('key').execute(),
      ];
      for (const state of TASK_STATES) {
        await db.updateTable('task').set({ state }).where('id', '=', taskId).execute();
        const before = await whole();
        for (const move of TASK_MOVES) {
          const rule: { from: readonly string[]; by: readonly TaskRole[] } = MOVES[move];
          const who = withoutRoles(rule.from.includes(state) ? rule.by : []);
          const refused = await refusalOf(made(depsOn(db), taskId, who, move, 'words', '2022-06-01'));
          expect([state, move, refused]).toEqual([
            state,
            move,
            rule.from.includes(state) ? 'not_yours' : 'moved_on',
          ]);
        }
        expect(await whole()).toEqual(before);
      }
    });

    it('has a number of its own though eight are added at once, and keeps it', async () => {
      const { db, several } = await opened();
      await Promise.all(
        several(8).map((deps, index) =>
          addTask(
            deps,
            { inboxKey: `add-${index}`, caller: office, door: 'command', task: newTask(`第${index}项`) },
            untold,
          ),
        ),
      );
      const numbers = (await listEveryTask(db)).map((task) => task.number);
      expect(numbers).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
      await importCampaign(
        depsOn(db),
        campaignOf(SMALL.replace('  - { id: archive, title: 整理档案, lead: wendian }\n', '')),
      );
      expect((await listEveryTask(db)).map((task) => task.number)).toEqual(numbers);
    });

    it('is moved by one of those who press at the same moment; the others are told where it stands', async () => {
      const { db, taskId, several } = await opened();
      await made(depsOn(db), taskId, head, 'acknowledge');
      await made(depsOn(db), taskId, head, 'submit', '已办');
      const moves: TaskMove[] = ['close', 'cancel'];
      const ends = await Promise.all(
        several(6).map((deps, index) =>
          refusalOf(made(deps, taskId, office, moves[index % 2] ?? 'close', `第${index}人`)),
        ),
      );
      expect(ends.filter((one) => one === 'moved_on')).toHaveLength(5);
      const [, , , last, ...more] = await events(db, taskId);
      expect(last).toMatch(/^4 (close|cancel)$/);
      expect(more).toEqual([]);
    });

    it('is acknowledged once though one delivery comes eight times at once', async () => {
      const { db, taskId, several } = await opened();
      const ends = await Promise.all(several(8).map((deps) => made(deps, taskId, head, 'acknowledge')));
      expect(ends.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      expect(await events(db, taskId)).toEqual(['1 add', '2 acknowledge']);
    });

    it('is deferred by one decision, and keeps its first due day', async () => {
      const { db, taskId, several } = await opened();
      await made(depsOn(db), taskId, head, 'acknowledge');
      await made(
        { ...depsOn(db), newId: () => 'wish' },
        taskId,
        handler,
        'request_deferral',
        '等照片',
        '2022-05-27',
      );
      expect(await refusalOf(made(depsOn(db), taskId, head, 'request_deferral', '再等', '2022-06-01'))).toBe(
        'no_deferral',
      );
      const decisions: TaskMove[] = ['approve_deferral', 'reject_deferral'];
      const ends = await Promise.all(
        several(4).map((deps, index) =>
          refusalOf(made(deps, taskId, office, decisions[index % 2] ?? 'approve_deferral', `第${index}人`)),
        ),
      );
      expect(ends.filter((one) => one === 'nothing_to_decide')).toHaveLength(3);
      const [deferral] = await deferralsOf(db, taskId);
      expect(deferral).toMatchObject({
        fromOn: '2022-05-20',
        toOn: '2022-05-27',
        decidedBy: 'chuangjian-ban',
      });
      const task = await findTaskByNumber(db, 6);
      expect(task?.originalDueOn).toBe('2022-05-20');
      expect(task?.dueOn).toBe(deferral?.granted === 1 ? '2022-05-27' : '2022-05-20');
      expect((await events(db, taskId)).at(-1)).toMatch(/^4 (approve|reject)_deferral$/);
    });

    it('is closed after its leader has read the answer, whoever presses when', async () => {
      const { db, taskId } = await opened();
      const deps = { ...depsOn(db), newId: () => 'order' };
      await made(deps, taskId, head, 'acknowledge');
      await made(deps, taskId, leader, 'instruct', '照片要新的');
      await made(deps, taskId, head, 'submit', '已办');
      expect(await refusalOf(made(deps, taskId, office, 'close'))).toBe('open_instructions');
      await made(deps, taskId, handler, 'answer_instruction', '已换');
      expect(await refusalOf(made(deps, taskId, leader, 'withdraw_instruction'))).toBe('no_instruction');
      expect(await refusalOf(made(deps, taskId, office, 'close'))).toBe('open_instructions');
      await made(deps, taskId, leader, 'read_answer');
      await made(deps, taskId, office, 'close');
      expect((await findTaskByNumber(db, 6))?.state).toBe('closed');
    });

    it('finds what was made of a message, once though it comes eight times at once', async () => {
      const { db, taskId, several } = await opened();
      await made(depsOn(db), taskId, head, 'acknowledge');
      const spoken = {
        caller: handler,
        text: '已选好',
        inboxKey: 'm',
        messageKey: 'C1:1.0',
        source: 'thread' as const,
      };
      const heard = await Promise.all(several(8).map((deps) => hearUnderCard(deps, spoken, 'T6', tells)));
      expect(heard.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      expect((await linesOfMessage(db, 'C1:1.0')).map(({ event, reason }) => [event, reason])).toEqual([
        ['report', '已选好'],
      ]);
      for (const other of ['C1:1', 'C1:1_0', 'C_:1.0', '%']) {
        expect(await linesOfMessage(db, other)).toEqual([]);
      }
    });

    it('is on record with all that was done, newest first', async () => {
      const { db, taskId } = await opened();
      await made(depsOn(db, '2022-05-05T02:00:00.000Z'), taskId, head, 'acknowledge');
      expect((await newestAudit(db, 2, [])).map(({ noun, event }) => [noun, event])).toEqual([
        ['task', 'acknowledge'],
        ['campaign', 'import'],
      ]);
    });
  });
}
