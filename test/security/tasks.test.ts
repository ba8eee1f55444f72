import { expect, it } from 'vitest';
import { needsForm } from '../../src/messages/task-form.ts';
import { MOVES, ruleOf, type TaskMove, type TaskRole } from '../../src/tasks/states.ts';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { auditOf } from '../../db/audit.ts';
import { findTaskByNumber } from '../../db/task-follow-up.ts';
import { refusedTo, tries, type Deed } from './deeds.ts';
import { fieldsOf } from './forged.ts';

/** Everybody, and as what they may act on a task of 综合科. */
const PEOPLE: Readonly<Record<string, TaskRole | null>> = {
  zhuren: 'leader',
  'chuangjian-ban': 'office',
  'zonghe-kz': 'head',
  jianzhi: 'handler',
  'wendian-kz': null,
  wuke: null,
};
const EVERYBODY = Object.keys(PEOPLE);
const [LEADER, OFFICE, HEAD, HANDLER] = EVERYBODY as [string, string, string, string];
const STRANGERS = EVERYBODY.filter((one) => PEOPLE[one] === null);
/** Acts as the head. */
const DEPUTY = 'zonghe-fkz';

type Step = [move: TaskMove, who: string, filled?: Readonly<Record<string, string>>];
const words = { text: '事由' };

/** A task from its proposal to the archive, by way of every move but 撤销; its child is cancelled on the way. */
const PATH: readonly Step[] = [
  ['approve', OFFICE],
  ['assign', OFFICE],
  ['decline', DEPUTY, words],
  ['reassign', OFFICE, { section: 'zonghe', day: '2022-05-25', text: '' }],
  ['acknowledge', HEAD],
  ['appoint', DEPUTY, { person: HANDLER }],
  ['split', HEAD, { title: '分出的一项', section: 'zonghe', day: '2022-05-20' }],
  ['report', HANDLER, words],
  ['request_deferral', HANDLER, { day: '2022-06-10', ...words }],
  ['reject_deferral', OFFICE, words],
  ['request_deferral', HEAD, { day: '2022-06-10', ...words }],
  ['approve_deferral', OFFICE],
  ['suspend', OFFICE, { day: '2022-05-20', ...words }],
  ['resume', OFFICE],
  ['instruct', LEADER, words],
  ['take_instruction', HANDLER],
  ['answer_instruction', DEPUTY, words],
  ['read_answer', LEADER],
  ['instruct', LEADER, words],
  ['withdraw_instruction', LEADER],
  ['submit', HEAD, words],
  ['recall', DEPUTY],
  ['submit', HEAD, words],
  ['return', OFFICE, words],
  ['submit', HEAD, words],
  ['close', OFFICE],
  ['archive', OFFICE],
];

async function taskNamed({ db }: TestOffice, number: number): Promise<{ id: string; events: string[] }> {
  const { id = '' } = (await findTaskByNumber(db, number)) ?? {};
  return { id, events: (await auditOf(db, 'task', id)).map(({ event }) => event) };
}

function deedOf([move, , filled = {}]: Step, id: string): Deed {
  return {
    name: move,
    button: { actionId: `task.${move}`, value: id },
    form: { callbackId: `task.${move}`, metadata: `${id}@@`, values: fieldsOf('task', filled) },
  };
}

const hasRight = (move: TaskMove, who: string): boolean =>
  ruleOf(move).by.some((role) => role === PEOPLE[who]);

/** Whoever has no right tries first; then somebody who has; and when the button is old, everybody who had. */
async function take(office: TestOffice, number: number, step: Step): Promise<void> {
  const [move, who] = step;
  const { id, events } = await taskNamed(office, number);
  const deed = deedOf(step, id);
  const without = EVERYBODY.filter((one) => !hasRight(move, one));
  // Of those who have no part in it one at a time is enough.
  const stranger = STRANGERS[events.length % STRANGERS.length];
  await refusedTo(
    office,
    without.filter((one) => one === stranger || PEOPLE[one] !== null),
    deed,
  );
  const shown = await tries(office, who, deed, needsForm(move));
  await office.delivered();
  const after = await taskNamed(office, number);
  expect([move, after.events.slice(events.length)]).toEqual([move, [move]]);
  expect(shown).toMatch(needsForm(move) ? /^$/ : /✅/);
  const rule = ruleOf(move);
  if (rule.to === undefined || rule.from.includes(rule.to)) return;
  await refusedTo(
    office,
    EVERYBODY.filter((one) => hasRight(move, one)),
    deed,
  );
}

it('a task is moved by whoever has the right when they press, and by nobody with an old button or a forged form', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types(HEAD, '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  for (const step of PATH) {
    await take(office, 6, step);
    if (step[0] === 'split') await take(office, 7, ['cancel', OFFICE, words]);
  }
  // Whether a talk is due is tried where talks are; here nobody without the right decides it.
  const tried = new Set([...PATH.map(([move]) => move), 'cancel', 'decide_talk']);
  expect(Object.keys(MOVES).filter((move) => !tried.has(move as TaskMove))).toEqual([]);
}, 60_000);
