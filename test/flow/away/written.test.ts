import { expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { requestId } from '../../../src/request.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown, tableIn } from '../../support/shown.ts';
import { holdEvents } from '../../support/traffic.ts';

/** A card in a channel, by its number. */
function card(office: TestOffice, channel: string, ref: string): { under: MessageRecord } {
  const under = office.messages(channel).findLast((one) => shown(one).startsWith(`*${ref} `));
  if (!under) throw new Error(`There is no card of ${ref}.`);
  return { under };
}

/** What the office reads of a subject: when, what and which words. */
async function audit(office: TestOffice, ref: string): Promise<string[]> {
  await office.types('chuangjian-ban', `/duban audit ${ref}`);
  const rows = tableIn(office.whispers('chuangjian-ban').at(-1)).slice(1);
  return rows.map((row) => [row[0], row[2], row.at(-1)].join(' | '));
}

it('says of words on tasks and rectifications when they were written, when the bot was away then', async () => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const office = await openOffice({ at: '2022-05-11T10:00+08:00', log });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '走道堆放杂物' }], 'special');
  await office.types('chuangjian-ban', '/duban task add 更新网站 section:xinxi due:2022-05-27');
  await office.types('xinxi-kz', '/duban rectify accept R1001');
  await office.delivered();
  const ref = (await office.exported()).tasks.find(({ title }) => title === '更新网站')?.ref ?? '';
  const task = card(office, 'ke-xinxi', ref);
  await office.says('zhuren', 'ke-xinxi', '照片要新的', task);
  await office.stopsBot();
  const redeliver = holdEvents(office.practice);

  office.clock('2022-05-11T11:05+08:00');
  const late = await office.says('zhuren', 'ke-xinxi', '文字也要新的', task);
  await office.says('xinxi-kz', 'ke-xinxi', '已清一半', card(office, 'ke-xinxi', 'R1001'));
  office.clock('2022-05-11T15:40+08:00');
  await office.startsBot();
  redeliver();
  await office.delivered();

  expect((await audit(office, ref)).slice(1)).toEqual([
    '5月11日周三 10:00 | 批示 | 照片要新的',
    '5月11日周三 15:40 | 批示 | 写于 5月11日周三 11:05 — 文字也要新的',
  ]);
  expect((await audit(office, 'R1001')).at(-1)).toBe(
    '5月11日周三 15:40 | 报告进展 | 写于 5月11日周三 11:05 — 已清一半',
  );
  const number = requestId(`message:${late.channel}:${late.ts}`);
  const events = lines
    .map((line) => JSON.parse(line) as { event?: string; request?: string })
    .filter(({ request = '' }) => request.includes(number))
    .map(({ event }) => event);
  expect(events).toContain('outbox.posted');
});
