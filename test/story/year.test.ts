import { beforeAll, describe, expect, it } from 'vitest';
import { groupBy } from '../../db/group-by.ts';
import { dayOf, monthOf, timeOf } from '../../src/calendar/day.ts';
import { workCalendar } from '../../src/calendar/workdays.ts';
import { rhythmOf } from '../../src/rehearsal.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import { keepOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';
import { year } from './year.ts';

const ZONE = 'Asia/Shanghai';
const calendar = workCalendar('CN');
const END = new Date('2022-12-31T23:00+08:00');

/** Something that the bot posted for others to see, and when. */
interface Posted {
  message: MessageRecord;
  key: string;
  day: string;
  time: string;
}

function keyOf({ metadata }: MessageRecord): string {
  return /"key":"([^"]+)"/.exec(JSON.stringify(metadata ?? {}))?.[1] ?? '';
}

/** Lives through the year as the practice clock does: from one date to the next, and whatever people do between. */
async function live(office: TestOffice): Promise<void> {
  const rhythm = rhythmOf(office.deps, () => office.bot);
  const happenings = year();
  for (;;) {
    const now = office.deps.clock();
    const [slot] = await rhythm.upcoming(now, 1);
    const [happening] = happenings;
    const next = [slot?.dueAt, happening?.at].flatMap((text) => (text === undefined ? [] : [new Date(text)]));
    const at = new Date(Math.min(...next.map((one) => one.getTime())));
    if (next.length === 0 || at > END) return;
    if (at > now) office.practice.clock.set(at);
    if (slot && new Date(slot.dueAt) <= at) await office.bot.tick();
    else if (happening) {
      happenings.shift();
      await happening.does(office);
    }
    await office.delivered();
  }
}

/** How many messages of each kind there were in each month. */
function counted(all: readonly Posted[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { key, day } of all) {
    const kind = key.split('/')[1] ?? '';
    const month = (counts[monthOf(day)] ??= {});
    month[kind] = (month[kind] ?? 0) + 1;
  }
  return counts;
}

describe('the year 2022 of the sample campaign', () => {
  let office: TestOffice;
  let posted: Posted[] = [];

  beforeAll(async () => {
    office = await keepOffice({ at: '2022-01-04T08:30+08:00', running: true });
    await live(office);
    posted = office
      .posted()
      .filter((message) => message.ephemeralTo === undefined)
      .map((message) => {
        const at = new Date(Number(message.ts) * 1_000);
        return { message, key: keyOf(message), day: dayOf(at, ZONE), time: timeOf(at, ZONE) };
      });
    return () => office.close();
  }, 300_000);

  it('has messages of every kind', () => {
    const counts = counted(posted);
    console.table(counts);
    expect(Object.keys(counts)).toHaveLength(12);
    expect(new Set(posted.map(({ key }) => key.split('/')[1]))).toEqual(
      new Set([
        'weekly.deploy',
        'weekly.plan',
        'weekly.prompt',
        'weekly.summary',
        'task',
        'day',
        'inspection',
      ]),
    );
  });

  it('says nothing in quiet hours', () => {
    expect(posted.filter(({ time }) => time < '08:30' || time >= '18:00')).toEqual([]);
  });

  it('says nothing on days off', () => {
    expect(posted.filter(({ day }) => !calendar.isWorkday(day))).toEqual([]);
  });

  it('writes to nobody more than once a day', () => {
    const direct = posted.filter(
      ({ message }) => message.channel.startsWith('D') && message.threadTs === undefined,
    );
    const perDay = groupBy(direct, ({ message, day }) => `${day} ${message.channel}`);
    const twice = [...perDay.values()].filter((all) => all.length > 1);
    expect(twice.map((all) => all.map(({ key, message }) => `${key}: ${shown(message)}`))).toEqual([]);
    expect(direct.length).toBeGreaterThan(300);
  });

  it('leaves nothing that was to be said unsaid, but for days that were over', async () => {
    const { deliveries, slots } = await office.exported();
    const unsent = deliveries.filter(({ state }) => state !== 'sent');
    expect(unsent.filter(({ state }) => state !== 'cancelled')).toEqual([]);
    expect(slots.filter(({ state }) => state === 'missed')).toEqual([]);
  });

  it('climbs every step of the ladder', async () => {
    const { tasks } = await office.exported();
    const steps = new Set(tasks.flatMap((task) => task.urgings.map((one) => one.workdays)));
    expect(steps).toEqual(new Set([-3, -1, 1, 3, 5]));
  });
});
