import { expect, it } from 'vitest';
import { attaches, picture } from '../../support/attaching.ts';
import { changed, INSPECTED } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('a photo of 50 MB, a program and a failing download are each answered where they were attached, and the rest is kept', async () => {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: INSPECTED });
  await office.at('2022-05-20T09:00+08:00');
  const notice = office.messages('ke-wendian').findLast((one) => shown(one).startsWith('*I1 '));
  if (!notice) throw new Error('there is no notice');
  office.practice.faults.add({ method: 'file', kind: 'http', status: 503 });
  await attaches(
    office,
    'wendian-kz',
    'ke-wendian',
    [
      { name: '全景.jpg', body: new Uint8Array(50 * 1024 * 1024) },
      { name: '台账.exe', body: 'MZ' },
      { name: '台账.jpg', body: picture('台账') },
    ],
    { under: notice, text: '请先看' },
  );
  expect(office.private('wendian-kz').at(-1)).toBe(
    [
      '✅ 已记入 I1 · 文电科，督查人员会看到。',
      '> 请先看',
      '已作为佐证材料附到 I1：',
      '「全景.jpg」未收：一个文件最多 20 MB，请压缩图片或拆分文档后再上传。',
      '「台账.exe」未收：程序和脚本不作为佐证材料，请用图片、PDF、Office 或 WPS 文档、文本或 CSV。',
      '台账.jpg · 10 B · 文电科科长 · 5月20日 · 尚未存档',
    ].join('\n'),
  );
  await office.delivered();
  expect(office.direct('wendian-kz').map(shown)).toEqual([
    '*您上传的佐证材料：1 个*\n「台账.jpg」尚未存档，会自动再试，您不用做什么。',
  ]);
  await office.at('2022-05-20T09:01+08:00');
  const { evidence } = await office.exported();
  expect(evidence.map(({ name, state, reason }) => [name, state, reason])).toEqual([
    ['全景.jpg', 'refused', 'too_large'],
    ['台账.exe', 'refused', 'program'],
    ['台账.jpg', 'copied', null],
  ]);
});

it('what somebody of the office answered or mended for a vacant section is decided and closed by somebody else', async () => {
  const vacant = changed(INSPECTED, ['head: dangjian-kz }', 'channel: ke-dangjian }']);
  const office = await openOffice({ at: '2022-05-05T10:00+08:00', campaign: vacant });
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const open = 'inspect open special sections:dangjian on:2022-05-05';
  const recused = (move: string, typed: string): string =>
    `回避：该科室的人员、替科室认领或提出异议的人和做了整改的人，不能办理 ${move}，没有改动。可以办理的是：督查员。\n${typed}`;
  for (const nobody of ['inspectors:', 'inspectors:@', '督查人员：'])
    expect(await says('chuangjian-ban', `${open} ${nobody}`)).toMatch(/^用法：`\/duban 督查 开展/);
  expect(await says('chuangjian-ban', 'inspect list')).toBe('还没有督查。');
  await says('chuangjian-ban', `${open} inspectors:@督查员 群众反映`);
  await says('ducha-yuan', 'inspect start I1001');
  await says('ducha-yuan', 'inspect record I1001 item:plan fail 缺台账');
  await says('ducha-yuan', 'inspect record I1001 item:premises fail 堆放杂物');
  await says('ducha-yuan', 'inspect finish I1001 force');
  await says('chuangjian-ban', 'rectify accept R1001');
  await says('chuangjian-ban', 'rectify done R1001 已补');
  expect(await says('chuangjian-ban', 'rectify pass R1001')).toBe(
    recused('R1001「复查通过」', 'rectify pass R1001'),
  );
  expect(await says('ducha-yuan', 'rectify pass R1001 看过')).toContain('✅ 已办：R1001 复查通过，销号。');
  await says('chuangjian-ban', 'rectify dispute R1002 当天搬家');
  expect(await says('chuangjian-ban', 'rectify withdraw R1002 属实')).toBe(
    recused('R1002「撤回」', 'rectify withdraw R1002 属实'),
  );
  expect(await says('ducha-yuan', 'rectify uphold R1002 次日仍在')).toContain('R1002');
  const [record, disputed] = (await office.exported()).rectifications;
  expect([disputed?.state, disputed?.answered_by]).toEqual(['in_progress', 'chuangjian-ban']);
  expect(record?.history.map(({ actor, event }) => `${actor} ${event}`)).toEqual([
    'ducha-yuan note',
    'ducha-yuan issue',
    'chuangjian-ban accept',
    'chuangjian-ban done',
    'ducha-yuan pass',
  ]);
});
