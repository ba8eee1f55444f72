import { beforeAll, describe, expect, it } from 'vitest';
import { groupBy } from '../../db/group-by.ts';
import { dayOf, monthOf, timeOf } from '../../src/calendar/day.ts';
import { workCalendar } from '../../src/calendar/workdays.ts';
import { rhythmOf } from '../../src/rehearsal.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import { keepOffice, type TestOffice } from '../support/office.ts';
import type { OfficeRecord } from '../support/record.ts';
import { shown } from '../support/shown.ts';
import { BOTH, LEAVE, UNDISTURBED, year, type Away } from './year.ts';

const ZONE = 'Asia/Shanghai';
const calendar = workCalendar('CN');
const END = new Date('2022-12-31T23:00+08:00');

/** Something that the bot posted for others to see, and when. */
interface Posted {
  message: MessageRecord;
  key: string;
  /** A person's address is `@` and their id. */
  address: string;
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

/** Who was told on each day of somebody's leave what their section was asked, or else what waited for the office. */
function toldInstead(all: readonly Posted[], { prompts }: OfficeRecord, away: Away): Map<string, string[]> {
  const asked = prompts.filter(({ section }) => section === away.section).map(({ delivery }) => delivery);
  const isInstead = ({ key, address }: Posted): boolean =>
    away.section === null
      ? key.includes('/day/') && BOTH.includes(address.slice(1))
      : address.startsWith('@') && asked.includes(key);
  const told = all.filter((one) => away.from <= one.day && one.day <= away.to && isInstead(one));
  const byDay = groupBy(told, ({ day }) => day);
  return new Map([...byDay].map(([day, to]) => [day, to.map(({ address }) => address.slice(1))]));
}

describe('the year 2022 of the sample campaign', () => {
  let office: TestOffice;
  let posted: Posted[] = [];
  let record: OfficeRecord;

  beforeAll(async () => {
    office = await keepOffice({ at: '2022-01-04T08:30+08:00' });
    await live(office);
    record = await office.exported();
    const addresses = new Map(record.deliveries.map(({ key, address }) => [key, address]));
    posted = office
      .posted()
      .filter((message) => message.ephemeralTo === undefined)
      .map((message) => {
        const at = new Date(Number(message.ts) * 1_000);
        const key = keyOf(message);
        const address = addresses.get(key) ?? '';
        return { message, key, address, day: dayOf(at, ZONE), time: timeOf(at, ZONE) };
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

  it('leaves people on leave alone, and tells their deputies or else the office', () => {
    const rows = LEAVE.map((away) => {
      const { who, from, to } = away;
      const own = posted.filter(({ address, day }) => address === `@${who}` && from <= day && day <= to);
      const instead = toldInstead(posted, record, away);
      const standIns = new Set([...instead.values()].map((people) => people.toSorted().join()));
      return { who, from, to, own: own.length, standIns: [...standIns].join(' or '), days: instead.size };
    });
    console.table(rows);
    expect(rows).toEqual(
      LEAVE.map(({ who, from, to, standIns, days }) => ({
        who,
        from,
        to,
        own: 0,
        standIns: standIns.join(),
        days,
      })),
    );
  });

  it('lets the day’s message wait for whoever is in Do Not Disturb, until a work minute, and tells it once', () => {
    const rows = UNDISTURBED.map(({ who, day, from, to }) => {
      const own = posted.filter(({ address, message }) => address === `@${who}` && !message.threadTs);
      const next = own.find((one) => `${one.day} ${one.time}` >= `${day} ${from}`);
      const told = `${next?.day} ${next?.time}`;
      const thatDay = own.filter((one) => one.day === next?.day);
      return { who, from: `${day} ${from}`, to, told, messages: thatDay.length };
    });
    console.table(rows);
    expect(rows).toEqual(
      UNDISTURBED.map(({ who, day, from, to, told }) => ({
        who,
        from: `${day} ${from}`,
        to,
        told,
        messages: 1,
      })),
    );
  });

  it('posts in the first minute of the working hours what was done outside of them', () => {
    const resting = posted.filter(
      ({ key, day, message }) =>
        /\/task\/T3[1-4]\//.test(key) || (day === '2022-12-13' && shown(message).includes('T32')),
    );
    const rows = resting.map(({ key, day, time }) => ({
      what: key.replace(/^[^/]+\//, ''),
      at: `${day} ${time}`,
    }));
    console.table(rows);
    expect(rows.map(({ what, at }) => `${at} ${what}`).toSorted()).toEqual([
      '2022-12-08 08:30 task/T31/mishu1',
      '2022-12-12 08:30 task/T32/xinfang',
      '2022-12-13 08:30 task/T31/mishu1/2',
      '2022-12-13 09:00 day/2022-12-13/@chuangjian-ban',
      '2022-12-13 09:00 day/2022-12-13/@ducha-yuan',
      '2022-12-14 17:59 task/T33/yingji',
      '2022-12-15 08:30 task/T34/huiwu',
    ]);
  });

  it('leaves nothing that was to be said unsaid, but for days that were over', () => {
    const { deliveries, slots } = record;
    const unsent = deliveries.filter(({ state }) => state !== 'sent');
    expect(unsent.filter(({ state }) => state !== 'cancelled')).toEqual([]);
    expect(slots.filter(({ state }) => state === 'missed')).toEqual([]);
  });

  it('climbs every step of the ladder', () => {
    const steps = new Set(record.tasks.flatMap((task) => task.urgings.map((one) => one.workdays)));
    expect(steps).toEqual(new Set([-3, -1, 1, 3, 5]));
  });
});
