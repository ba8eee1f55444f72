import { describe, expect, it } from 'vitest';
import { planSlots, slotsAfter, type CadencePlan } from '../../../src/calendar/cadence.ts';
import type { Rhythm } from '../../../src/calendar/rhythm.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { allSlots, dueTime, monthly, officePlan, slotOf } from './plans.ts';

const withRhythm = (rhythm: Rhythm, office: Partial<CadencePlan> = {}): CadencePlan => ({
  ...officePlan,
  ...office,
  rhythm,
});

const inspectionDays = (year: string) =>
  allSlots(withRhythm({ monthly }))
    .filter(({ job, period }) => job === 'monthly.inspection' && period.startsWith(year))
    .map(({ dueOn }) => dueOn.slice(5));

const inspectedBy = (cron: string) => withRhythm({ monthly: { inspection: { cron, noticeWorkdays: 3 } } });

describe('the inspection', () => {
  it.each([
    ['2022', { '06': '06-24', '09': '09-23', '12': '12-23' }],
    ['2026', { '01': '01-23', '04': '04-24', '07': '07-24', '09': '09-24', '10': '10-23' }],
  ])('of %s is on the 25th, or on the workday before', (year, moved: Record<string, string>) => {
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(inspectionDays(year)).toEqual(months.map((month) => moved[month] ?? `${month}-25`));
  });

  it('says which days off it gave way to', () => {
    expect(slotOf(officePlan, 'monthly.inspection', '2026-09')?.reasons).toEqual([
      { code: 'holiday', from: '2026-09-25', to: '2026-09-27' },
    ]);
  });

  it('is announced three workdays ahead at the same time', () => {
    expect(dueTime(officePlan, 'monthly.notice', '2022-06')).toBe('2022-06-21 09:00');
    expect(dueTime(officePlan, 'monthly.notice', '2026-02')).toBe('2026-02-13 09:00');
  });

  it('on the 31st is on the last day of shorter months', () => {
    const plan = withRhythm({ monthly: { inspection: { ...monthly.inspection, day: 31 } } });
    expect(slotOf(plan, 'monthly.inspection', '2022-06')).toMatchObject({
      dueOn: '2022-06-30',
      reasons: [{ code: 'short_month', day: 31 }],
    });
    expect(slotOf(plan, 'monthly.inspection', '2022-04')?.reasons).toEqual([
      { code: 'short_month', day: 31 },
      { code: 'holiday', from: '2022-04-30', to: '2022-05-04' },
    ]);
  });

  it('keeps its month when it or its notice leaves it', () => {
    const first = { day: 1, shift: 'previous-workday', at: '09:00', noticeWorkdays: 3 } as const;
    const plan = withRhythm({ monthly: { inspection: first } });
    expect(dueTime(plan, 'monthly.inspection', '2022-10')).toBe('2022-09-30 09:00');
    expect(dueTime(plan, 'monthly.notice', '2022-10')).toBe('2022-09-27 09:00');
  });

  it('by cron is once a month, and not at all in a month without a match', () => {
    expect(dueTime(inspectedBy('0 9 * * 1'), 'monthly.inspection', '2022-06')).toBe('2022-06-06 09:00');
    expect(dueTime(inspectedBy('0 9 31 * *'), 'monthly.inspection', '2022-06')).toBeNull();
    expect(slotOf(inspectedBy('0 9 10 * *'), 'monthly.inspection', '2022-09')).toMatchObject({
      dueOn: '2022-09-13',
      reasons: [{ code: 'holiday', from: '2022-09-10', to: '2022-09-12' }],
    });
  });
});

describe('review, assessment and appraisal', () => {
  it('review a quarter in the first days of the next, five workdays in', () => {
    expect(dueTime(officePlan, 'quarterly.review', '2022-Q1')).toBe('2022-04-11 09:00');
    expect(slotOf(officePlan, 'quarterly.review', '2022-Q3')).toMatchObject({
      dueOn: '2022-10-13',
      reasons: [{ code: 'holiday', from: '2022-10-01', to: '2022-10-07' }],
    });
  });

  it('from the last workday, review the quarter that is ending', () => {
    const review = { on: 'last-workday', afterWorkdays: 0, at: '09:00' } as const;
    expect(dueTime(withRhythm({ quarterly: { review } }), 'quarterly.review', '2022-Q1')).toBe(
      '2022-03-31 09:00',
    );
  });

  it('assess the first half in July and the second in January', () => {
    expect(dueTime(officePlan, 'half_yearly.assessment', '2022-H1')).toBe('2022-07-01 09:00');
    expect(dueTime(officePlan, 'half_yearly.assessment', '2021-H2')).toBe('2022-01-04 09:00');
  });

  it('appraise the year in the month that the rhythm names', () => {
    expect(dueTime(officePlan, 'yearly.appraisal', '2022')).toBe('2022-12-12 09:00');
    const edge = { month: 12, on: 'last-workday', afterWorkdays: 0, at: '09:00' } as const;
    expect(dueTime(withRhythm({ yearly: { appraisal: edge } }), 'yearly.appraisal', '2022')).toBe(
      '2022-12-30 09:00',
    );
    const cron = { month: 1, cron: '0 9 20 12 *' };
    expect(dueTime(withRhythm({ yearly: { appraisal: cron } }), 'yearly.appraisal', '2022')).toBe(
      '2022-12-20 09:00',
    );
  });
});

describe("the campaign's edges", () => {
  const short = { ...officePlan, startsOn: '2022-05-18', endsOn: '2022-08-24' };
  const slots = allSlots(short);

  it('keep weeks and inspections inside', () => {
    const inside = slots.filter(({ job }) => job.startsWith('weekly') || job.startsWith('monthly'));
    expect(inside.filter(({ dueOn }) => dueOn < short.startsOn || dueOn > short.endsOn)).toEqual([]);
    expect(inside.map(({ period }) => period)).not.toContain('2022-08');
  });

  it('let what looks back on the last period be held after the end', () => {
    const after = slots.filter(({ dueOn }) => dueOn > short.endsOn);
    expect(after.map(({ job, period, dueOn }) => [job, period, dueOn])).toEqual([
      ['quarterly.review', '2022-Q3', '2022-10-13'],
      ['yearly.appraisal', '2022', '2022-12-12'],
      ['half_yearly.assessment', '2022-H2', '2023-01-03'],
    ]);
  });

  it('shape the first week, which says so', () => {
    expect(slotOf({ ...short, startsOn: '2022-05-17' }, 'weekly.deploy', '2022-W20')).toMatchObject({
      dueOn: '2022-05-17',
      reasons: [{ code: 'campaign_starts', on: '2022-05-17' }],
    });
  });

  it('do not cut short a week that has been deployed', () => {
    const late = { on: 'last-workday', at: '18:30' } as const;
    const plan = withRhythm({
      weekly: { deploy: { on: 'first-workday', at: '09:00' }, due: late, summary: late, minWorkdays: 3 },
    });
    const last = allSlots({ ...plan, startsOn: '2022-05-16', endsOn: '2022-05-20' });
    expect(last.map(({ job, dueOn }) => [job, dueOn])).toEqual([
      ['weekly.deploy', '2022-05-16'],
      ['weekly.due', '2022-05-20'],
      ['weekly.summary', '2022-05-23'],
    ]);
  });
});

describe('planning a range', () => {
  it('leaves out its start and takes in its end', () => {
    const at = new Date('2022-05-05T01:00:00Z');
    const before = new Date(at.getTime() - 1);
    expect(planSlots(officePlan, before, at).map(({ job }) => job)).toEqual(['weekly.deploy']);
    expect(planSlots(officePlan, at, new Date(at.getTime() + 1))).toEqual([]);
    expect(planSlots(officePlan, at, before)).toEqual([]);
  });

  it('finds a slot by its minute, however far it lies from its period', () => {
    const campaign = { startsOn: '2020-01-06', endsOn: '2020-07-31' };
    const rhythm: Rhythm = {
      weekly: { deploy: { cron: '0 9 * * 6' }, due: { cron: '0 12 * * 0' }, minWorkdays: 3 },
      monthly: { inspection: { day: 1, shift: 'next-workday', at: '10:00', noticeWorkdays: 40 } },
      quarterly: { review: { on: 'last-workday', afterWorkdays: 60, at: '11:00' } },
      halfYearly: { assessment: { cron: '0 14 30 6,12 *' } },
    };
    const far = withRhythm(rhythm, campaign);
    const slots = allSlots(far);
    // Saturday, 25 January 2020 is in the Spring Festival, nine days before work begins again.
    expect(slots.find(({ period }) => period === '2020-W04')?.dueOn).toBe('2020-02-03');
    expect(slots.find(({ period }) => period === '2020-H1')?.dueOn).toBe('2020-12-30');
    for (const slot of slots) {
      const { dueAt } = slot;
      const found = planSlots(far, new Date(dueAt.getTime() - 1), dueAt);
      expect(found).toContainEqual(slot);
    }
  });

  it('lists what is due together in the order of the jobs', () => {
    const at = new Date('2022-04-25T01:00:00Z');
    const together = planSlots(officePlan, new Date(at.getTime() - 1), at);
    expect(together.map(({ job }) => job)).toEqual(['weekly.deploy', 'monthly.inspection']);
  });

  it('says loudly where the calendar has no notice', () => {
    const later = { ...officePlan, endsOn: '2027-12-31' };
    const slots = allSlots(later).filter(({ dueOn }) => dueOn >= '2027-01-01' && dueOn <= '2027-12-31');
    expect(slots.length).toBeGreaterThan(200);
    for (const { reasons } of slots) expect(reasons).toContainEqual({ code: 'not_covered', year: 2027 });
    const known = workCalendar('CN', [{ year: 2027, off: [['2027-01-01', '2027-01-03']], workdays: [] }]);
    const reasons = allSlots({ ...later, calendar: known }).flatMap((slot) => slot.reasons);
    expect(reasons).not.toContainEqual({ code: 'not_covered', year: 2027 });
  });

  it('has nothing to plan for a rhythm without parts', () => {
    expect(allSlots(withRhythm({}))).toEqual([]);
  });
});

describe('slots that are asked for one after the other', () => {
  it('are those of the whole range, in the same order', () => {
    const [from, to] = [new Date('2022-01-01T00:00:00Z'), new Date('2022-06-30T01:00:00Z')];
    const whole = planSlots(officePlan, from, to);
    expect(whole.length).toBeGreaterThan(80);
    expect([...slotsAfter(officePlan, from, to)]).toEqual(whole);
  });

  it('end where nothing is to come', () => {
    const [from, to] = [new Date('2022-06-30T00:00:00Z'), new Date('2022-01-01T00:00:00Z')];
    expect([...slotsAfter(officePlan, from, to)]).toEqual([]);
  });
});
