import { expect, it } from 'vitest';
import { importCampaign } from '../../src/campaign/service.ts';
import { campaignOf, changed, SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';
import { pressesForged, submitsForged, type ForgedButton, type ForgedForm } from './forged.ts';
import { changedSince, everyRow } from './whole.ts';

const HEAD = 'zonghe-kz';
const WEEK = '2022-W18/zonghe';
const UNDONE = /没有改动|没有保存|不能|不是|先前/;

async function deployed(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  return office;
}

const general = (text: string): ForgedForm['values'] => ({
  'reply.general/all': { 'reply.input': { value: text } },
});
const replyForm = (metadata: string): ForgedForm => ({
  callbackId: 'reply.submit',
  metadata,
  values: general('替别人回复'),
});

/** The row ids that buttons carry: of a task, of the reply of 综合科, and of words whose section is not known. */
async function rowsOf(office: TestOffice): Promise<{ task: string; reply: string; draft: string }> {
  await office.types(HEAD, '/duban reply 本科室的回复');
  await office.says('jianzhi', null, '哪个科室的');
  await office.delivered();
  const { tasks, replies } = await office.exported();
  const draft = await office.db.selectFrom('draft').select('id').executeTakeFirst();
  const reply = replies[0] ? await office.db.selectFrom('reply').select('id').executeTakeFirst() : undefined;
  return { task: tasks[1]?.id ?? '', reply: reply?.id ?? '', draft: draft?.id ?? '' };
}

it('a button or form with the id of somebody else’s row, of no row, or that never was, changes nothing', async () => {
  const office = await deployed();
  const { task, reply, draft } = await rowsOf(office);
  for (const id of [task, reply, draft]) expect(id).not.toBe('');
  const buttons: ForgedButton[] = [
    { actionId: 'reply.no_change', value: WEEK },
    { actionId: 'reply.open', value: WEEK },
    { actionId: 'reply.choose_form.1', value: WEEK },
    { actionId: 'reply.choose.1', value: `${draft}/wendian` },
    { actionId: 'reply.withdraw', value: reply },
    { actionId: 'draft.use.report', value: `${draft}/${task}` },
    { actionId: 'draft.add', value: draft },
    { actionId: 'progress.post', value: '2022-W18' },
    ...['../../etc/passwd', '', `${task}' or '1'='1`, '__proto__', '2022-W18/*'].flatMap((value) =>
      [
        'reply.no_change',
        'reply.withdraw',
        'reply.choose.1',
        'task.acknowledge',
        'task.close',
        'rectification.accept',
        'inspection.start',
        'circular.post',
      ].map((actionId) => ({ actionId, value })),
    ),
    ...[
      'task.constructor',
      'task.__proto__',
      'task.',
      'rectification.issue',
      'inspection.nothing',
      'reply.delete',
      'constructor',
      '',
    ].map((actionId) => ({ actionId, value: task })),
  ];
  const forms: ForgedForm[] = [
    replyForm(WEEK),
    ...['', 'x', '2022-W18/*', '9999-W99/wendian', '__proto__', '@@@@'].flatMap((metadata) => [
      replyForm(metadata),
      { callbackId: 'task.close', metadata, values: {} },
      { callbackId: 'rectification.pass', metadata, values: {} },
      { callbackId: 'inspection.finish', metadata, values: {} },
      { callbackId: 'circular.submit', metadata, values: {} },
    ]),
    // What another form remembers, and forms that never were.
    replyForm(`${task}@@`),
    { callbackId: 'task.close', metadata: WEEK, values: {} },
    ...['task.constructor', 'task.card', 'rectification.issue', 'inspection.start'].map((callbackId) => ({
      callbackId,
      metadata: `${task}@@`,
      values: {},
    })),
  ];
  await office.delivered();
  const before = await everyRow(office.db);
  for (const button of buttons) await pressesForged(office, 'wendian-kz', button);
  for (const form of forms) await submitsForged(office, 'wendian-kz', form);
  await office.delivered();
  expect(await changedSince(before, office.db)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(await office.types('wendian-kz', '/duban reply 照常')).toContain('✅');
}, 60_000);

it('a head who is one no longer does nothing with the buttons and forms that are still open', async () => {
  const office = await deployed();
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  await office.types(HEAD, '/duban task show T6');
  const card = office.whispers(HEAD).at(-1);
  await office.presses(HEAD, office.messages('ke-zonghe')[0], '回复');
  const file = changed(SMALL, ['head: zonghe-kz, deputy: zonghe-fkz,', 'head: zonghe-fkz,']);
  await importCampaign(office.deps, campaignOf(file));
  await office.delivered();
  const before = await everyRow(office.db);
  expect(await office.fills(HEAD, { general: '我还是科长' })).toEqual([expect.stringMatching(UNDONE)]);
  expect(await office.presses(HEAD, office.messages('ke-zonghe')[0], '无变化')).toMatch(UNDONE);
  await office.presses(HEAD, card, '签收');
  const now = office.whispers(HEAD).find(({ ts }) => ts === card?.ts);
  expect(now && shown(now)).toMatch(/^T6「签收」由主办科室负责人办理，没有改动。这里是：综合科副科长。/);
  await office.delivered();
  expect(await changedSince(before, office.db)).toEqual([]);
});
