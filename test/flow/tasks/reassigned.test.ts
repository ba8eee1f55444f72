import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

it('the card of a section that declined a task says who has it now, until the task comes back', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  const cards = (channel: string): string[] =>
    office
      .messages(channel)
      .map(shown)
      .filter((text) => text.startsWith('*T6 '));
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  await office.types('zonghe-kz', '/duban task decline T6 不归我科');
  await office.types('chuangjian-ban', '/duban task assign T6 section:wendian');
  await office.delivered();
  expect(cards('ke-zonghe')).toEqual(['*T6 整理展柜*\n已改派给文电科。']);
  expect(cards('ke-wendian')).toEqual([expect.stringContaining('[签收]')]);
  await office.types('wendian-kz', '/duban task decline T6 也不归我科');
  await office.types('chuangjian-ban', '/duban task assign T6 section:zonghe');
  await office.delivered();
  expect(cards('ke-zonghe')).toEqual([expect.stringContaining('[签收]')]);
  expect(cards('ke-wendian')).toEqual(['*T6 整理展柜*\n已改派给综合科。']);
});

it('a leader’s instruction on a declined task is for the section that gets it next', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  const notices = (channel: string): string[] =>
    office
      .messages(channel)
      .map(shown)
      .filter((text) => text.includes('：批示*'));
  const card = (channel: string): string =>
    office
      .messages(channel)
      .map(shown)
      .findLast((text) => text.startsWith('*T6 ')) ?? '';
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-20');
  await office.types('zonghe-kz', '/duban task decline T6 不归我科');
  await office.types('zhuren', '/duban instruct T6 请本周办完');
  await office.delivered();
  expect(notices('ke-zonghe')).toEqual([]);
  await office.types('chuangjian-ban', '/duban task assign T6 section:wendian');
  await office.delivered();
  expect(card('ke-wendian')).toContain('批示：请本周办完');
  await office.types('zhuren', '/duban instruct T6 先拿方案');
  await office.delivered();
  expect(notices('ke-zonghe')).toEqual([]);
  expect(notices('ke-wendian')).toEqual([expect.stringContaining('先拿方案')]);
});
