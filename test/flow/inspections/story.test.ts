import { expect, it } from 'vitest';
import { CIRCULAR, MONTH, monthOf } from '../../support/inspected-month.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

type Typed = [who: string, typed: string];

/** Before it comes: a section looks for itself, and asks. */
const BEFORE: Typed[] = [
  ['xinxi-kz', 'inspect check I1 item:premises fail 走廊有杂物'],
  ['xinxi-kz', 'inspect ask I1 查哪几间办公室？'],
];

/** On site, on Wednesday 25 May: what is seen in four sections. */
const ON_SITE: Typed[] = [
  ['ducha-yuan', 'inspect record I1 section:zonghe item:plan pass 分工上墙'],
  ['ducha-yuan', 'inspect record I1 section:xinxi item:premises fail 走道堆放杂物'],
  ['chuangjian-ban', 'inspect record I1 section:xinxi item:conduct fail 窗口未挂牌'],
  ['chuangjian-ban', 'inspect record I1 section:dangjian item:plan fail 台账缺三月份'],
];

/** Until the circular: one finding is mended, one waits for its second round, one did not stand. */
const MENDED: Typed[] = [
  ['xinxi-kz', 'rectify accept R1'],
  ['xinxi-kz', 'rectify done R1 已清走杂物'],
  ['ducha-yuan', 'rectify pass R1'],
  ['xinxi-kz', 'rectify accept R2'],
  ['xinxi-kz', 'rectify done R2 已全部挂牌'],
  ['ducha-yuan', 'rectify fail R2 还有两人没有'],
  ['dangjian-kz', 'rectify dispute R3 三月份台账在档案柜'],
  ['chuangjian-ban', 'rectify withdraw R3 已看到，确有台账'],
  ['xinxi-kz', 'rectify done R2 已补齐'],
  ['ducha-yuan', 'rectify pass R2'],
];

async function say(office: TestOffice, all: readonly Typed[]): Promise<void> {
  for (const [who, typed] of all) {
    const said = await office.types(who, `/duban ${typed}`);
    expect([typed, said.slice(0, 2)]).toEqual([typed, '✅ ']);
  }
  await office.delivered();
}

it('a month’s inspection is lived from its notice to its circular by typing alone, and is whole in the export', async () => {
  const office = await openOffice({ at: '2022-05-20T08:50+08:00' });
  await office.at('2022-05-20T09:00+08:00');
  expect(office.channel('ke-xinxi').at(-1)).toMatch(
    /^\*I1 2022年5月督查\*\n待开展 · 督查日 5月25日周三 · 信息科/,
  );
  await say(office, BEFORE);
  await office.at('2022-05-25T09:00+08:00');
  await say(office, ON_SITE);
  expect(await office.types('ducha-yuan', '/duban inspect finish I1')).toMatch(
    /^I1 还有没记录的项目，没有结束：\n• 综合科：5 项[^]*……还有 1 个科室\n补记后再结束/,
  );
  await say(office, [['ducha-yuan', 'inspect finish I1 force']]);
  office.clock('2022-05-26T10:00+08:00');
  await say(office, MENDED);
  const circular = (typed: string): Promise<string> =>
    office.types('chuangjian-ban', `/duban inspect circular I1${typed}`);
  expect(await circular('')).toContain(
    '*四、下步要求*\nR1 信息科：复查已通过，已销号。\nR2 信息科：复查已通过',
  );
  expect(await circular(' next 各科室对照检查。')).toContain('已保存 I1 的通报草稿。');
  expect(await circular(' post')).toContain('已排队，I1 的通报很快发到 #chuangjian-tongbao');
  await office.delivered();
  expect(office.channel('chuangjian-tongbao').at(-1)).toBe(CIRCULAR.join('\n'));
  expect(await office.types('chuangjian-ban', '/duban inspect progress')).toBe(
    '整改进度\n没有未销号的整改。\n累计发出整改 3 项：已销号 2 项，其中按期完成 2 项；撤回 1 项。',
  );

  expect(await monthOf(office)).toEqual(MONTH);
});
