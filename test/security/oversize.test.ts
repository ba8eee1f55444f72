import { expect, it } from 'vitest';
import { changed, SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';
import { submitsForged } from './forged.ts';
import { changedSince, everyRow } from './whole.ts';

/** More tasks than a message has blocks, a form fields, or a menu choices. */
const MANY = Array.from(
  { length: 130 },
  (_, index) =>
    `  - { id: many-${index}, title: ${'长'.repeat(60)}${index}, lead: zonghe, due_on: 2022-05-31 }`,
).join('\n');

it('what is longer than Slack shows is kept whole, and everything is still shown', async () => {
  const campaign = changed(SMALL, ['rhythm:', `${MANY}\nrhythm:`]);
  const office = await openOffice({ campaign, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.opensHome('zonghe-kz');
  await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
  expect(office.form('zonghe-kz')).toBeDefined();

  const long = '&'.repeat(3_001);
  const general = { 'reply.general/all': { 'reply.input': { value: long } } };
  const form = { callbackId: 'reply.submit', metadata: '2022-W18/wendian', values: general };
  expect(await submitsForged(office, 'wendian-kz', form)).toEqual([]);
  const written = `T1 完成 ${'长'.repeat(3_001)}`;
  expect(await office.types('zonghe-kz', `/duban reply ${written}`)).toContain('✅');
  expect(await office.types('zonghe-kz', '/duban tasks all')).toContain('T');
  await office.at('2022-05-07T16:00+08:00');
  const { replies, deliveries } = await office.exported();
  expect(replies.find(({ section }) => section === 'wendian')?.text).toBe(long);
  expect(JSON.stringify(replies.find(({ section }) => section === 'zonghe'))).toContain('长'.repeat(3_001));
  expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
});

it('a form with fields that nobody asked for is read for those that were', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.delivered();
  const before = await everyRow(office.db);
  const values = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [
      `reply.text/nobody-${index}`,
      { 'reply.input': { value: '没有人问' } },
    ]),
  );
  const blocks = Array.from({ length: 101 }, () => ({ type: 'divider' }));
  const form = { callbackId: 'reply.submit', metadata: '2022-W18/zonghe', values, blocks };
  expect(await submitsForged(office, 'zonghe-kz', form)).toHaveLength(1);
  expect(await changedSince(before, office.db)).toEqual([]);
});
