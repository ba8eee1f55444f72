import { expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** How often each message about a task was changed. */
function versions({ db }: TestOffice): Promise<{ key: string; version: number }[]> {
  const all = db.selectFrom('delivery').select(['key', 'version']);
  return all.where('key', 'like', 'xiao/task/%').orderBy('key').execute();
}

it('a posted card follows its light by the clock, where it stands and without a message, in working hours', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-13');
  await office.delivered();
  await office.types('zonghe-kz', '/duban task ack T6');
  await office.types('chuangjian-ban', '/duban task add 补种花木 section:zonghe due:2022-06-30');
  await office.types('zonghe-kz', '/duban task ack T7');
  await office.delivered();
  const cards = () => office.messages('ke-zonghe').filter((one) => /^\*T[67] /.test(shown(one)));
  const lights = (): string[] => cards().map((one) => shown(one).split('\n')[1] ?? '');
  const places = cards().map((one) => one.ts);
  expect(lights()).toEqual(['🟢 正常 · 办理中', '🟢 正常 · 办理中']);

  await office.at('2022-05-11T08:00+08:00');
  expect(lights()[0]).toBe('🟢 正常 · 办理中');
  await office.at('2022-05-11T08:30+08:00');
  expect(lights()).toEqual(['🔵 临近到期 · 办理中', '🟢 正常 · 办理中']);

  // The bot is away over the due day and the weekend.
  await office.stopsBot();
  office.clock('2022-05-16T10:07+08:00');
  await office.startsBot();
  await office.at('2022-05-16T10:08+08:00');
  expect(lights()[0]).toBe('🔴 已逾期 · 办理中');
  expect(cards().map((one) => one.ts)).toEqual(places);
  const before = await versions(office);
  await office.at('2022-05-16T14:00+08:00');
  await office.at('2022-05-17T09:00+08:00');
  expect(await versions(office)).toEqual(before);
});

it('says on the card itself that it waits too long to be acknowledged', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task add 整理展柜 section:zonghe due:2022-05-31');
  await office.delivered();
  await office.at('2022-05-07T09:00+08:00');
  const card = office.messages('ke-zonghe').find((one) => shown(one).startsWith('*T6 '));
  expect(card && shown(card)).toContain('> 待签收，已超过一个工作日');
});
