import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

interface Line {
  level: number;
  event: string;
  request?: string;
  key?: string;
  kind?: string;
  number?: string;
}

const INFO = 30;

async function officeWithLog(): Promise<{ office: TestOffice; lines: () => Line[]; text: () => string }> {
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00', log });
  return { office, lines: () => said.map((one) => JSON.parse(one) as Line), text: () => said.join('') };
}

describe('one number in the log', () => {
  it('tells the story of a slot and of a reply, from its arrival to the messages that show it', async () => {
    const { office, lines, text } = await officeWithLog();
    await office.at('2022-05-05T09:00+08:00');
    const [fired] = lines().filter((line) => line.event === 'slot.fired');
    expect(fired?.request).toMatch(/^[0-9a-f]{8}$/);
    const ofSlot = lines().filter(({ request }) => request === fired?.request);
    const asked = office.messages('ke-zonghe')[0];
    expect(
      ofSlot
        .map(({ event }) => event)
        .toSorted()
        .filter((event) => event !== 'outbox.posted'),
    ).toEqual(['slot.fired']);
    expect(ofSlot).toContainEqual(
      expect.objectContaining({ event: 'outbox.posted', channel: asked?.channel, ts: asked?.ts }),
    );

    await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe');
    await office.delivered();
    const [arrived] = lines().filter((line) => line.event === 'delivery.handled' && line.kind === 'command');
    const story = lines().filter(({ request }) => arrived && request?.includes(arrived.request ?? '-'));
    expect(story[0]).toEqual(arrived);
    expect(story).toContainEqual(
      expect.objectContaining({ event: 'outbox.updated', channel: asked?.channel, ts: asked?.ts }),
    );
    expect(text()).not.toContain('报了三条');
  });

  it('is the one that people are shown when something unforeseen goes wrong', async () => {
    const { office, lines } = await officeWithLog();
    await office.at('2022-05-05T09:00+08:00');
    await sql`alter table reply rename to reply_away`.execute(office.db);
    const told = await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe');
    const [failed] = lines().filter((line) => line.event === 'command.failed');
    expect(told).toContain(`编号 ${failed?.request}）`);
    expect(failed?.number).toBe(failed?.request);
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: INFO, event: 'delivery.handled', request: failed?.request }),
    );
  });

  it('goes with every request whose facts a message has still to show', async () => {
    const { office, lines } = await officeWithLog();
    await office.at('2022-05-05T09:00+08:00');
    const asked = office.messages('ke-zonghe')[0];
    office.practice.faults.add({ method: 'chat.update', kind: 'ratelimit', ms: 1_000 });
    await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe');
    await office.types('zonghe-fkz', '/duban reply T1 完成 报了四条', 'ke-zonghe');
    await office.delivered();
    const numbers = lines().flatMap((line) => (line.kind === 'command' ? [line.request ?? ''] : []));
    expect(numbers).toHaveLength(2);
    const shown = lines().filter(
      (line) => line.event === 'outbox.updated' && 'ts' in line && line.ts === asked?.ts,
    );
    for (const number of numbers) expect(shown.some(({ request }) => request?.includes(number))).toBe(true);
  });
});
