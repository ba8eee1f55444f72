import { expect, it } from 'vitest';
import { changed, INSPECTED } from '../../support/campaigns.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('waits for somebody whom the office names when all of it acted for a section whose posts are vacant', async () => {
  const office = await openOffice({
    at: '2022-05-11T10:00+08:00',
    campaign: changed(INSPECTED, [
      'name: 文电科, channel: ke-wendian, head: wendian-kz',
      'name: 文电科, channel: ke-wendian',
    ]),
  });
  const says = (who: string, typed: string): Promise<string> => office.types(who, `/duban ${typed}`);
  const last = (who: string): string => shown(office.direct(who).at(-1) ?? { text: '' });
  await inspected(office, [{ section: 'wendian', item: 'plan', problem: '台账缺三月' }]);
  office.clock('2022-05-12T10:00+08:00');
  await says('ducha-yuan', '整改 认领 R1');
  const appoint = '`/duban 督查 加入 I1 @某人`';
  expect(await says('chuangjian-ban', '整改 完成 R1 已补齐')).toContain(
    `现在没有人可以复查：做过整改的人和该科室的人不能复查。请办公室指定复查人：${appoint}`,
  );
  await office.delivered();
  for (const who of ['chuangjian-ban', 'ducha-yuan'])
    expect(last(who)).toBe(
      `*等您办理的整改：1 件*\n*R1 台账缺三月*\n🟢 正常 · 待复查 · 文电科 · 5月26日周四 前整改\n*已整改，但没有人可以复查；请指定：${appoint}*\n[打开]`,
    );
  expect(office.channel('ke-wendian').at(-1)).toContain(`⚠ 现在没有人可以复查，请办公室指定：${appoint}`);
  expect(await says('ducha-yuan', '整改 通过 R1')).toContain(
    `不能办理 R1「复查通过」，没有改动。现在没有这样的人：做过整改的人和该科室的人不能复查。请办公室指定复查人：${appoint}`,
  );

  for (const who of ['创建办联络员', '两科兼职干事'])
    expect(await says('ducha-yuan', `督查 加入 I1 @${who}`)).toContain(
      `${who}不能复查 I1 还没销号的整改（R1）`,
    );
  expect(await says('zonghe-kz', '督查 加入 I1 @综合科科长')).toContain('由督查人员或领导小组办公室办理');
  expect(await says('chuangjian-ban', '督查 加入 I1 @综合科科长')).toContain(
    '综合科科长已加入 I1 的督查人员。',
  );
  await office.delivered();
  expect(last('zonghe-kz')).toMatch(
    /^\*督查：1 项\*[^]*您是督查人员[^]*\*R1 台账缺三月\*[^]*\*已整改，请复查\*\n\[打开\]$/,
  );
  for (const who of ['chuangjian-ban', 'ducha-yuan'])
    expect(last(who)).toBe('今天提醒您的事都已有人办理，不用再管。');
  expect(office.channel('ke-wendian').at(-1)).toContain('复查人：综合科科长');
  await says('chuangjian-ban', '督查 加入 I1 @机关党建科科长');
  await office.delivered();
  expect(last('dangjian-kz')).toContain('*已整改，请复查*');
  expect(await says('chuangjian-ban', '督查 退出 I1 @机关党建科科长')).toContain(
    '机关党建科科长已退出 I1 的督查人员',
  );
  expect(await says('chuangjian-ban', '督查 退出 I1 @督查员')).toContain(
    'I1 现在是「已结束」，不能再「退出」',
  );
  await office.delivered();
  expect(last('dangjian-kz')).toBe('今天提醒您的事都已有人办理，不用再管。');
  expect(office.channel('ke-wendian').at(-1)).toMatch(/复查人：综合科科长(?!、)/);
  expect(await says('dangjian-kz', '整改 通过 R1')).toContain('没有改动');
  expect(await says('zonghe-kz', '整改 通过 R1')).toContain('已办：R1 复查通过，销号。');
  expect(await says('chuangjian-ban', '督查 加入 I1 @综合科副科长')).toContain(
    'I1 现在是「已结束」，不能再「加入」',
  );
  const { inspections, rectifications } = await office.exported();
  expect(inspections[0]?.history.slice(-3)).toMatchObject(
    ['join', 'join', 'leave'].map((event) => ({ actor: 'chuangjian-ban', event, from: 'finished' })),
  );
  expect(rectifications[0]?.history.at(-1)).toMatchObject({
    actor: 'zonghe-kz',
    event: 'pass',
    to: 'closed',
  });
});
