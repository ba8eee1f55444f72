import { expect, it } from 'vitest';
import { tellsImport } from '../../../src/announce/tasks.ts';
import { importCampaign } from '../../../src/campaign/service.ts';
import { exportFor } from '../../../src/export.ts';
import { campaignOf, changed, INSPECTED } from '../../support/campaigns.ts';
import { records } from '../../support/inspected.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** The same office without 文电科. */
const SMALLER = changed(
  INSPECTED.split('\n')
    .filter((line) => !line.includes('id: wendian,') && !line.includes('lead: wendian'))
    .join('\n'),
  ['supporting: [wendian], ', ''],
);
const OFFICE = ['chuangjian-ban', 'ducha-yuan'];

async function imports(office: TestOffice, file: string): Promise<void> {
  await importCampaign(office.deps, campaignOf(file), { tell: tellsImport(office.deps) });
  await office.delivered();
}

const lastOf = (office: TestOffice, who: string): string => shown(office.direct(who).at(-1) ?? { text: '' });
const cardOf = (office: TestOffice, ref: string): string =>
  office.channel('ke-wendian').findLast((text) => text.startsWith(`*${ref} `)) ?? '';

it('lets a round end and a section’s rectifications be mended by the office when the section leaves the plan, until it is back', async () => {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00', campaign: INSPECTED });
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  await office.at('2022-05-20T09:00+08:00');
  await office.at('2022-05-25T09:00+08:00');
  const items = ['plan', 'premises', 'duty'];
  for (const section of ['zonghe', 'dangjian'])
    await records(
      office,
      'ducha-yuan',
      'I1',
      items.map((item) => `${section} ${item} pass`),
    );
  await records(office, 'ducha-yuan', 'I1', ['wendian plan fail 台账缺三月', 'wendian duty fail 无交接记录']);
  expect(await says('ducha-yuan', 'inspect finish I1')).toContain('• 文电科：1 项（办公区域整洁）');

  await imports(office, SMALLER);
  const notice = office.channel('ke-wendian')[0];
  expect(notice).toContain('· 文电科（已移出方案）');
  expect(notice).toMatch(/本科室已移出方案，本轮不再督查；已经记录的保留。$/);
  const card = await says('ducha-yuan', 'inspect show I1');
  expect(card).toContain('科室 2 个，查完 2 个');
  expect(card).toContain(
    '☐ *文电科（已移出方案）* · 已记录 2/3 · 不符合 2 项\n✗ R1 任务分解到人 — 台账缺三月',
  );
  expect(await says('ducha-yuan', 'inspect list')).toContain('综合科、文电科（已移出方案）、机关党建科');
  expect(await says('ducha-yuan', 'inspect finish I1')).toContain('I1 已结束。发出整改 2 项：R1、R2。');
  await office.delivered();
  expect(cardOf(office, 'R1')).toBe('');
  expect(lastOf(office, 'chuangjian-ban')).toMatch(
    /\*等您办理的整改：2 件\*\n\*R1 台账缺三月\*\n🟢 正常 · 待认领 · 文电科（已移出方案） · 6月9日周四 前整改\n\*请认领，或提出异议\*/,
  );
  expect(office.direct('wendian-kz')).toEqual([]);
  expect(await says('wendian-kz', 'rectify accept R1')).toMatch(
    /^R1「认领」由被督查科室负责人办理，没有改动。科室：创建办联络员、督查员。/,
  );

  await says('chuangjian-ban', 'rectify accept R1');
  expect(await says('chuangjian-ban', 'rectify done R1 已补台账')).toContain(
    '该科室已移出方案，由领导小组办公室代为办理：创建办联络员、督查员。',
  );
  expect(await says('chuangjian-ban', 'rectify pass R1')).toMatch(/^回避：[^]*可以办理的是：督查员。\n/);
  expect(await says('ducha-yuan', 'rectify pass R1')).toContain('已办：R1 复查通过，销号。');
  await says('ducha-yuan', 'rectify accept R2');
  await office.at('2022-06-06T09:00+08:00');
  for (const who of OFFICE)
    expect(lastOf(office, who)).toBe(
      '*等您办理的整改：1 件*\n*R2 无交接记录*\n🔵 临近到期 · 整改中 · 文电科（已移出方案） · 6月9日周四 前整改\n*科室已移出方案，请代为整改*\n[打开]',
    );

  await imports(office, INSPECTED);
  for (const who of OFFICE)
    expect(lastOf(office, who)).toMatch(
      /^\*请您留意的整改：1 项\*\n\*R2 无交接记录\*\n[^\n]* · 整改中 · 文电科 · [^\n]*\n\[打开\]$/,
    );
  expect(cardOf(office, 'R2')).toMatch(/整改中\n\*科室\* {2}文电科 · 文电科科长\n[^]*\[整改完成\]/);
  expect(office.channel('ke-wendian')[0]).toContain(' · 文电科\n');
  expect(await says('chuangjian-ban', 'rectify done R2 已补记录')).toMatch(/科室：文电科科长、/);
  await office.at('2022-06-08T09:00+08:00');
  expect(lastOf(office, 'wendian-kz')).toContain('*请您留意的整改：1 项*\n*R2 无交接记录*');
  await says('wendian-kz', 'rectify done R2 已补记录');
  expect(await says('ducha-yuan', 'rectify pass R2')).toMatch(/^回避：[^]*可以办理的是：创建办联络员。\n/);
  await says('chuangjian-ban', 'rectify pass R2');
  const { rectifications } = await office.exported();
  expect(
    rectifications.map(({ ref, state, history }) => [ref, state, history.map((one) => one.actor)]),
  ).toEqual([
    ['R1', 'closed', ['ducha-yuan', 'ducha-yuan', 'chuangjian-ban', 'chuangjian-ban', 'ducha-yuan']],
    ['R2', 'closed', ['ducha-yuan', 'ducha-yuan', 'ducha-yuan', 'wendian-kz', 'chuangjian-ban']],
  ]);
});

it('keeps a round of a section that comes back waiting for its items, and its people out of judging themselves', async () => {
  const office = await openOffice({
    at: '2022-05-20T08:50+08:00',
    campaign: changed(INSPECTED, [
      'office: [chuangjian-ban, ducha-yuan]',
      'office: [ducha-yuan, wendian-kz]',
    ]),
  });
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  await says('ducha-yuan', 'inspect open special sections:wendian,zonghe on:2022-05-20');
  await says('ducha-yuan', 'inspect join I1001 @文电科科长');
  await records(office, 'ducha-yuan', 'I1001', ['wendian plan fail 台账缺三月']);
  const officed = SMALLER.replace('office: [chuangjian-ban, ducha-yuan]', 'office: [ducha-yuan, wendian-kz]');
  await imports(office, officed);
  expect(await says('wendian-kz', 'inspect record I1001 section:wendian item:plan pass')).toMatch(
    /^回避：不能督查自己所在的科室（文电科）/,
  );
  expect(await says('wendian-kz', 'inspect show I1001')).not.toContain('台账缺三月');
  const audit = await says('wendian-kz', 'audit I1001');
  expect(audit).toContain('安排督查');
  expect(audit).not.toContain('台账缺三月');
  expect(await says('ducha-yuan', 'audit I1001')).toContain('台账缺三月');
  expect(await says('wendian-kz', 'rectify show R1001')).toContain('没有 R1001 这项整改');
  expect(JSON.stringify(await exportFor(office.deps, 'wendian-kz'))).not.toContain('台账缺三月');
  expect(JSON.stringify(await exportFor(office.deps, 'ducha-yuan'))).toContain('台账缺三月');
  await imports(
    office,
    changed(INSPECTED, ['office: [chuangjian-ban, ducha-yuan]', 'office: [ducha-yuan, wendian-kz]']),
  );
  expect(await says('ducha-yuan', 'inspect finish I1001')).toContain('• 文电科：2 项');
});
