import { sql } from 'kysely';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import express from 'express';
import { healthRoutes } from '../../src/health.ts';
import { serve } from '../../src/serve.ts';
import { SMALL } from '../support/campaigns.ts';
import { ownFolder } from '../support/folder.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const FULL = '存放记录的磁盘已满，请通知管理员腾出空间';
const FULL_EN = 'the disk for the records is full; please tell the administrator to make room';

/** Slack's patience. */
const WITHIN_MS = 3_000;

interface Tried {
  office: TestOffice;
  /** What the log said, one event a line. */
  events: (name: string) => Record<string, unknown>[];
  /** The disk has no more room than is taken. */
  fills: () => Promise<void>;
  /** Somebody makes room. */
  clears: () => Promise<void>;
  ready: () => Promise<{ status: number; said: unknown }>;
}

async function deployed(): Promise<Tried> {
  const lines: string[] = [];
  const databaseUrl = `sqlite:${join(ownFolder(), 'office.db')}`;
  const office = await openOffice({
    campaign: SMALL,
    at: '2022-05-05T08:55+08:00',
    databaseUrl,
    english: ['wendian-gy'],
    log: (line) => lines.push(line),
  });
  await office.at('2022-05-05T09:00+08:00');
  const routes = express();
  routes.use(healthRoutes(office.deps, () => office.bot));
  const health = await serve(routes, '127.0.0.1', 0);
  onTestFinished(() => health.close());
  const mostPages = (count: string) => sql.raw(`pragma max_page_count = ${count}`).execute(office.db);
  return {
    office,
    events: (name) =>
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((one) => one['event'] === name && Number(one['level']) >= 30),
    // Less than there is means what there is.
    fills: async () => void (await mostPages('1')),
    clears: async () => void (await mostPages('1073741823')),
    async ready() {
      const answer = await fetch(`${health.url}/readyz`);
      return { status: answer.status, said: await answer.json() };
    },
  };
}

/** Long enough that what is left of the last page does not hold many of them. */
const report = (nth: number): string => `第${nth}次：${'收文办结情况'.repeat(250)}`;

it('has every reply kept or its author told at once that it was not, and the office comes back by itself', async () => {
  const { office, events, fills, clears, ready } = await deployed();
  const thread = office.thread('ke-zonghe');
  const card = office.messages('ke-wendian')[0];
  await office.presses('wendian-kz', card, '回复');
  expect(await ready()).toMatchObject({ status: 200, said: { database: 'ok' } });
  await fills();

  const kept: string[] = [];
  let refused = 0;
  for (let nth = 1; refused < 3; nth += 1) {
    const began = performance.now();
    const answer = await office.types('zonghe-kz', `/duban reply ${report(nth)}`, 'ke-zonghe');
    expect(performance.now() - began).toBeLessThan(WITHIN_MS);
    if (answer.includes('✅ 已保存')) {
      kept.push(report(nth));
      continue;
    }
    refused += 1;
    expect(answer).toContain(`未保存：${FULL}（编号 `);
    expect(answer).toContain(`reply ${report(nth)}`.slice(0, 1_000));
  }

  // The English member, a button and a form.
  expect(await office.types('wendian-gy', `/duban reply ${report(0)}`, 'ke-wendian')).toContain(
    `Not saved: ${FULL_EN} (No. `,
  );
  const errors = await office.fills('wendian-kz', { general: report(90) });
  expect(errors).toEqual([
    expect.stringMatching(
      new RegExp(`^未保存：${FULL}（编号 [0-9a-f]{8}）。您填写的内容还在这里，恢复后请再点「提交」。$`),
    ),
  ]);

  // What is written in a thread is not acknowledged: its author is told once, however often Slack brings it.
  const before = office.private('zonghe-kz').length;
  await office.says('zonghe-kz', 'ke-zonghe', `@duban ${report(91)}`, thread);
  await office.bot.tick().catch(() => undefined);
  const told = office.private('zonghe-kz').slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`未保存：${FULL}（编号 `);

  // The rhythm goes on asking, and none of it is claimed by halves.
  office.clock('2022-05-06T14:00+08:00');
  for (let minute = 0; minute < 8; minute += 1) await office.bot.tick().catch(() => undefined);
  expect(await ready()).toMatchObject({ status: 503, said: { ok: false, database: 'full' } });
  expect(events('storage.failed')).toEqual([expect.objectContaining({ trouble: 'full' })]);
  for (const name of ['tick.failed', 'slot.failed', 'outbox.failed', 'slack.listener_failed'])
    expect(events(name)).toEqual([]);
  expect((await office.exported()).replies.map(({ text }) => text)).toEqual(kept);

  await clears();
  expect(await ready()).toMatchObject({ said: { database: 'ok' } });
  expect(events('storage.back')).toHaveLength(1);
  await office.bot.tick();
  await office.delivered();
  expect(office.private('zonghe-kz').slice(before)).toEqual([
    told[0],
    expect.stringContaining('✅ 已保存：综合科'),
  ]);
  expect(await office.fills('wendian-kz', {})).toEqual([]);
  const { replies, slots } = await office.exported();
  expect(replies.map(({ text }) => text)).toEqual([...kept, report(91), report(90)]);
  expect(slots.map(({ job, state }) => `${job} ${state}`)).toEqual([
    'weekly.deploy fired',
    'weekly.prompt fired',
  ]);
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(office.db);
  expect(rows).toEqual([{ integrityCheck: 'ok' }]);
});
