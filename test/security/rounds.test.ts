import { expect, it } from 'vitest';
import { auditOf } from '../../db/audit.ts';
import { rectificationNeedsForm } from '../../src/messages/rectification-form.ts';
import { rectificationRule, type RectificationRole } from '../../src/rectifications/states.ts';
import type { HandMove } from '../../src/rectifications/verbs.ts';
import { changed, SMALL } from '../support/campaigns.ts';
import { inspected } from '../support/findings.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { refusedTo, tries, type Deed } from './deeds.ts';
import { fieldsOf, type ForgedForm } from './forged.ts';

const CAMPAIGN = `${changed(SMALL, ['  - { id: wuke,', '  - { id: ducha-yuan, name: 督查员 }\n  - { id: wuke,'])}
inspection_checklist:
  - { id: plan, text: 台账清楚 }
  - { id: premises, text: 办公区域整洁 }
  - { id: duty, text: 值班在岗 }
`;

/** Everybody, and as what they may act on a rectification of 综合科. */
const PEOPLE: Readonly<Record<string, readonly RectificationRole[]>> = {
  'chuangjian-ban': ['office', 'inspector'],
  'ducha-yuan': ['inspector'],
  'zonghe-kz': ['head'],
  jianzhi: ['handler'],
  zhuren: [],
  'wendian-kz': [],
};
const EVERYBODY = Object.keys(PEOPLE);
const [OFFICE, INSPECTOR, HEAD, HANDLER] = EVERYBODY as [string, string, string, string];

type Step = [ref: string, move: HandMove, who: string, filled?: Readonly<Record<string, string>>];
const words = { text: '事由' };

/** Every move that people make one by one. */
const PATH: readonly Step[] = [
  ['R1', 'amend', INSPECTOR, { text: '请补齐' }],
  ['R1', 'dispute', HEAD, words],
  ['R1', 'uphold', OFFICE, words],
  ['R1', 'report', HANDLER, words],
  ['R1', 'done', HANDLER, words],
  ['R1', 'suspend', OFFICE, { day: '2022-05-20', ...words }],
  ['R1', 'resume', OFFICE],
  ['R1', 'fail', INSPECTOR, { day: '2022-05-31', ...words }],
  ['R1', 'done', HEAD, words],
  ['R1', 'pass', INSPECTOR],
  ['R2', 'accept', HEAD],
  ['R3', 'withdraw', OFFICE, words],
];

const mayMake = (move: HandMove, who: string): boolean =>
  rectificationRule(move).by.some((role) => PEOPLE[who]?.includes(role));

/** Whoever has no right tries first; then somebody who has; and when the button is old, everybody who had. */
async function take(office: TestOffice, id: string, [ref, move, who, filled = {}]: Step): Promise<void> {
  const name = `${ref} ${move}`;
  const deed: Deed = {
    name,
    button: { actionId: `rectification.${move}`, value: id },
    form: {
      callbackId: `rectification.${move}`,
      metadata: `${id}@`,
      values: fieldsOf('rectification', filled),
    },
  };
  const events = async (): Promise<string[]> =>
    (await auditOf(office.db, 'rectification', id)).map(({ event }) => event);
  const before = await events();
  await refusedTo(
    office,
    EVERYBODY.filter((one) => !mayMake(move, one)),
    deed,
  );
  const shown = await tries(office, who, deed, rectificationNeedsForm(move));
  expect(shown).toMatch(rectificationNeedsForm(move) ? /^$/ : /✅/);
  await office.delivered();
  expect([name, (await events()).slice(before.length)]).toEqual([name, [move]]);
  const { from, to } = rectificationRule(move);
  if (to === undefined || from.includes(to)) return;
  await refusedTo(
    office,
    EVERYBODY.filter((one) => mayMake(move, one)),
    deed,
  );
}

it('a rectification is moved by whoever has the right when they press, and by nobody with an old button or a forged form', async () => {
  const office = await openOffice({ campaign: CAMPAIGN, at: '2022-05-05T10:00+08:00' });
  const found = ['plan', 'premises', 'duty'].map((item) => ({ section: 'zonghe', item, problem: '缺' }));
  await inspected(office, found);
  const ids = new Map((await office.exported()).rectifications.map(({ finding, id }) => [finding, id]));
  const refs = new Map((await office.exported()).findings.map(({ ref, id }) => [ref, ids.get(id) ?? '']));
  for (const step of PATH) await take(office, refs.get(step[0]) ?? '', step);
  const { rectifications } = await office.exported();
  const states = new Map(rectifications.map(({ id, state }) => [id, state]));
  expect([...refs].map(([ref, id]) => [ref, states.get(id)])).toEqual([
    ['R1', 'closed'],
    ['R2', 'in_progress'],
    ['R3', 'withdrawn'],
  ]);
}, 60_000);

const checklist = (own: boolean, id: string): ForgedForm => ({
  callbackId: own ? 'inspection.check' : 'inspection.record',
  metadata: `${id}/zonghe@@1@`,
  values: { 'inspection.result/plan': { 'inspection.input': { selected_option: { value: 'pass' } } } },
  blocks: [{ type: 'input', block_id: 'inspection.result/plan' }],
});
const ofRound = (name: string, id: string): ForgedForm => ({
  callbackId: `inspection.${name}`,
  metadata: `${id}/@@1@`,
  values: { 'inspection.text': { 'inspection.input': { value: '事由' } } },
});

it('a round is begun, filled in, finished and told of by its team, in that order, and by nobody else', async () => {
  const office = await openOffice({ campaign: CAMPAIGN, at: '2022-05-05T10:00+08:00' });
  await office.types(OFFICE, '/duban inspect open monthly on:2022-05-09 inspectors:@ducha-yuan');
  await office.at('2022-05-09T08:30+08:00');
  const { id = '' } = (await office.exported()).inspections[0] ?? {};
  const strangers = [HEAD, 'zhuren', 'wendian-kz'];
  const deeds = {
    start: { name: 'start', button: { actionId: 'inspection.start', value: id } },
    record: { name: 'record', form: checklist(false, id) },
    check: { name: 'check', form: checklist(true, id) },
    finish: {
      name: 'finish',
      button: { actionId: 'inspection.finish', value: id },
      form: ofRound('finish', id),
    },
    cancel: {
      name: 'cancel',
      button: { actionId: 'inspection.cancel', value: id },
      form: ofRound('cancel', id),
    },
    post: { name: 'post', button: { actionId: 'circular.post', value: id } },
    edit: {
      name: 'edit',
      button: { actionId: 'circular.edit', value: id },
      form: { callbackId: 'circular.submit', metadata: `${id}@@`, values: {} },
    },
  };
  const refusesStrangers = async (...all: Deed[]): Promise<void> => {
    for (const deed of all) await refusedTo(office, strangers, deed);
  };
  await refusesStrangers(deeds.start, deeds.record, deeds.cancel);
  await refusedTo(office, [OFFICE, 'zhuren', 'wendian-kz'], deeds.check);
  await refusedTo(office, [OFFICE, INSPECTOR], deeds.post);
  expect(await tries(office, INSPECTOR, deeds.start, false)).toContain('I1');
  await refusedTo(office, [OFFICE, INSPECTOR], deeds.start);
  expect(await tries(office, HEAD, deeds.check, true)).toBe('');
  expect(await tries(office, INSPECTOR, deeds.record, true)).toBe('');
  await refusesStrangers(deeds.finish, deeds.cancel);
  expect(await tries(office, INSPECTOR, deeds.finish, true)).toBe('');
  await refusedTo(office, [OFFICE, INSPECTOR], deeds.record);
  for (const deed of [deeds.start, deeds.finish, deeds.cancel])
    await refusedTo(office, [OFFICE, INSPECTOR], deed);
  await refusedTo(office, [INSPECTOR, ...strangers], deeds.edit);
  await refusedTo(office, [INSPECTOR, ...strangers], deeds.post);
  expect(await tries(office, OFFICE, deeds.post, false)).toContain('I1');
  await refusedTo(office, [OFFICE], deeds.edit);
  await refusedTo(office, [OFFICE], deeds.post);
  const { history } = (await office.exported()).inspections[0] ?? { history: [] };
  expect(history.map(({ event, actor }) => [event, actor])).toEqual([
    ['open', OFFICE],
    ['start', INSPECTOR],
    ['self_check', HEAD],
    ['record', INSPECTOR],
    ['finish', INSPECTOR],
    ['post_circular', OFFICE],
  ]);
}, 60_000);
