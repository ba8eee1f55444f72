import { expect, it } from 'vitest';
import { attaches, filesOnRecord, picture, uploads } from '../../support/attaching.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const PREMISES = '2. 办公区域整洁，标识规范';
const FIELD = '佐证材料（可以不传）';

async function opened(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00' });
  await office.at('2022-05-20T09:00+08:00');
  return office;
}

it('lets an inspector attach photos to what they record, and says beside the field what is not taken', async () => {
  const office = await opened();
  await office.at('2022-05-25T09:00+08:00');
  await office.opensHome('ducha-yuan');
  await office.pressesAtHome('ducha-yuan', '打开', 'I1 ');
  await office.pressesInWindow('ducha-yuan', '记录', '信息科');
  const photo = uploads(office, 'ducha-yuan', { name: '走廊.jpg', body: picture('走廊') });
  const program = uploads(office, 'ducha-yuan', { name: '检查.exe', body: 'MZ' });
  const fields = { [PREMISES]: '不符合', '第 2 项说明': '走廊有杂物' };
  expect(await office.fills('ducha-yuan', { fields: { ...fields, [FIELD]: `${photo} ${program}` } })).toEqual(
    ['「检查.exe」未收：程序和脚本不作为佐证材料，请用图片、PDF、Office 或 WPS 文档、文本或 CSV。'],
  );
  expect((await office.exported()).checks).toEqual([]);
  expect(await office.fills('ducha-yuan', { fields: { ...fields, [FIELD]: photo } })).toEqual([]);
  expect(office.window('ducha-yuan')).toContain('走廊.jpg · 10 B · 督查员 · 5月25日 · ');
  await office.delivered();
  expect(await filesOnRecord(office)).toEqual([
    ['走廊.jpg', 'copied', 'ducha-yuan', [['inspection', 'I1', 'xinxi', false]]],
  ]);
  expect(await office.types('ducha-yuan', '/duban inspect show I1')).toContain(
    '走廊.jpg · 10 B · 督查员 · 5月25日 · 已存档',
  );
  const wall = { name: '上墙.png', body: picture('上墙') };
  const said = { text: '督查 记录 I1 科室:xinxi' };
  const sent = await attaches(office, 'ducha-yuan', null, [wall], said);
  expect(office.private('ducha-yuan').at(-1)).toMatch(/^✅ 已记录 I1 · 信息科。[^]*上墙\.png · 10 B/);
  await office.delivered();
  await office.deletes('ducha-yuan', sent);
  expect(await filesOnRecord(office)).toContainEqual([
    '上墙.png',
    'copied',
    'ducha-yuan',
    [['inspection', 'I1', 'xinxi', true]],
  ]);
  // Until the round is finished its section hears nothing of what was recorded.
  expect(office.channel('ke-xinxi').join('\n')).not.toContain('走廊.jpg');
  const { inspections } = await office.exported();
  expect(inspections[0]?.history.filter(({ event }) => event === 'attach')).toMatchObject([
    { actor: 'ducha-yuan', reason: '走廊.jpg', door: 'modal' },
    { actor: 'ducha-yuan', reason: '上墙.png', door: 'mention' },
  ]);
});

it('keeps what is attached under the notice, with words or without, until its message is deleted', async () => {
  const office = await opened();
  const notice = office.messages('ke-xinxi').findLast((one) => shown(one).startsWith('*I1 '));
  if (!notice) throw new Error('there is no notice');
  const under = { under: notice };
  const sent = await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '台账.csv', body: '编号\n' }], under);
  expect(office.private('xinxi-kz').at(-1)).toBe(
    '已作为佐证材料附到 I1：\n台账.csv · 7 B · 信息科科长 · 5月20日 · 尚未存档',
  );
  const words = { ...under, text: '宣传栏已更新' };
  await attaches(office, 'xinxi-kz', 'ke-xinxi', [{ name: '宣传栏.jpg', body: picture('栏') }], words);
  expect(office.private('xinxi-kz').at(-1)).toContain('宣传栏已更新');
  expect(office.private('xinxi-kz').at(-1)).toContain('宣传栏.jpg');
  // People who have nothing to do with the round show each other pictures.
  await office.practice.acts.perform({ as: 'wendian-kz', kind: 'join', channel: 'ke-xinxi' });
  await attaches(office, 'wendian-kz', 'ke-xinxi', [{ name: '风景.jpg', body: picture('风景') }], under);
  await office.delivered();
  await office.deletes('xinxi-kz', sent);
  expect(await filesOnRecord(office)).toEqual([
    ['台账.csv', 'copied', 'xinxi-kz', [['inspection', 'I1', 'xinxi', true]]],
    ['宣传栏.jpg', 'copied', 'xinxi-kz', [['inspection', 'I1', 'xinxi', false]]],
  ]);
  const { inspections } = await office.exported();
  expect(inspections[0]?.comments.map((one) => one.text)).toEqual(['宣传栏已更新']);
});
