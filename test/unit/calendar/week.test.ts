import { describe, expect, it } from 'vitest';
import { mergedWeeks, weekOf } from '../../../src/calendar/cadence.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { allSlots, dueTime, officePlan, slotOf, weeklyPlan } from './plans.ts';

const cron = (deploy: string, due: string) => weeklyPlan({ deploy: { cron: deploy }, due: { cron: due } });

describe('the week by workdays', () => {
  it('runs from Monday to Friday when nothing is off', () => {
    expect(weekOf(officePlan, '2022-05-22')).toEqual({
      period: '2022-W20',
      startsOn: '2022-05-16',
      endsOn: '2022-05-22',
      deployAt: new Date('2022-05-16T09:00:00+08:00'),
      promptAt: new Date('2022-05-19T09:00:00+08:00'),
      dueAt: new Date('2022-05-20T12:00:00+08:00'),
      summaryAt: new Date('2022-05-20T16:00:00+08:00'),
      covers: [],
    });
    expect(slotOf(officePlan, 'weekly.prompt', '2022-W20')?.reasons).toEqual([]);
  });

  it('starts after Labour Day on Thursday and ends on the make-up Saturday', () => {
    expect(dueTime(officePlan, 'weekly.deploy', '2022-W18')).toBe('2022-05-05 09:00');
    expect(dueTime(officePlan, 'weekly.prompt', '2022-W18')).toBe('2022-05-06 09:00');
    expect(dueTime(officePlan, 'weekly.due', '2022-W18')).toBe('2022-05-07 12:00');
    expect(slotOf(officePlan, 'weekly.deploy', '2022-W18')?.reasons).toEqual([
      { code: 'holiday', from: '2022-04-30', to: '2022-05-04' },
    ]);
    const madeUp = [{ code: 'make_up_workday', on: '2022-05-07' }];
    expect(slotOf(officePlan, 'weekly.prompt', '2022-W18')?.reasons).toEqual(madeUp);
    expect(slotOf(officePlan, 'weekly.due', '2022-W18')?.reasons).toEqual(madeUp);
  });

  it('is due on the make-up Sunday of 24 April 2022', () => {
    expect(dueTime(officePlan, 'weekly.due', '2022-W16')).toBe('2022-04-24 12:00');
  });

  it('runs from Tuesday to Saturday after Spring Festival 2026', () => {
    expect(dueTime(officePlan, 'weekly.deploy', '2026-W09')).toBe('2026-02-24 09:00');
    expect(dueTime(officePlan, 'weekly.due', '2026-W09')).toBe('2026-02-28 12:00');
    expect(slotOf(officePlan, 'weekly.deploy', '2026-W09')?.reasons).toEqual([
      { code: 'covers', weeks: ['2026-W08'] },
      { code: 'holiday', from: '2026-02-15', to: '2026-02-23' },
    ]);
  });

  it('runs from Thursday to Saturday after National Day 2026', () => {
    expect(dueTime(officePlan, 'weekly.deploy', '2026-W41')).toBe('2026-10-08 09:00');
    expect(dueTime(officePlan, 'weekly.due', '2026-W41')).toBe('2026-10-10 12:00');
  });

  it('ends early when Friday is off', () => {
    expect(slotOf(officePlan, 'weekly.due', '2022-W22')).toMatchObject({
      dueOn: '2022-06-02',
      reasons: [{ code: 'holiday', from: '2022-06-03', to: '2022-06-05' }],
    });
  });
});

describe('weeks too short for a rhythm', () => {
  it('are thirteen from 2020 to 2026, each merged into the next', () => {
    const weeks = mergedWeeks({ ...officePlan, startsOn: '2019-12-30' }, '2020-01-01', '2026-12-31');
    expect(weeks.map(({ period, into, workdays }) => `${period} → ${into}: ${workdays}`)).toEqual([
      '2020-W05 → 2020-W06: 0',
      '2020-W41 → 2020-W42: 2',
      '2021-W40 → 2021-W41: 2',
      '2022-W05 → 2022-W06: 0',
      '2022-W40 → 2022-W41: 2',
      '2023-W04 → 2023-W05: 2',
      '2023-W40 → 2023-W41: 2',
      '2024-W07 → 2024-W08: 1',
      '2024-W18 → 2024-W19: 2',
      '2024-W40 → 2024-W41: 1',
      '2025-W05 → 2025-W06: 1',
      '2025-W40 → 2025-W41: 2',
      '2026-W08 → 2026-W09: 0',
    ]);
  });

  it('have no slots, and the next deployment names them', () => {
    expect(weekOf(officePlan, '2022-10-03')).toBeNull();
    expect(allSlots(officePlan).filter(({ period }) => period === '2022-W40')).toEqual([]);
    expect(dueTime(officePlan, 'weekly.deploy', '2022-W41')).toBe('2022-10-10 09:00');
    expect(slotOf(officePlan, 'weekly.deploy', '2022-W41')?.reasons).toEqual([
      { code: 'covers', weeks: ['2022-W40'] },
    ]);
    expect(weekOf(officePlan, '2022-10-12')?.covers).toEqual(['2022-W40']);
  });

  it('may follow each other', () => {
    const strict = weeklyPlan({ minWorkdays: 6 });
    expect(weekOf(strict, '2022-04-18')?.covers).toEqual(['2022-W14', '2022-W15']);
    expect(mergedWeeks(strict, '2022-04-10', '2022-04-11')).toEqual([
      { period: '2022-W14', into: '2022-W16', workdays: 3 },
      { period: '2022-W15', into: '2022-W16', workdays: 5 },
    ]);
  });

  it('at the campaign edge count only its own days, and the last may have nowhere to go', () => {
    const short = { ...officePlan, startsOn: '2022-05-19', endsOn: '2022-05-30' };
    expect(mergedWeeks(short, '2022-01-01', '2022-12-31')).toEqual([
      { period: '2022-W20', into: '2022-W21', workdays: 2 },
      { period: '2022-W22', into: null, workdays: 1 },
    ]);
  });

  it('keep their only workday when one is enough, without a prompt', () => {
    const eager = weeklyPlan({ minWorkdays: 1, prompt: { on: 'last-workday', at: '10:00' } });
    expect(weekOf(eager, '2024-10-01')).toMatchObject({
      deployAt: new Date('2024-09-30T09:00:00+08:00'),
      promptAt: null,
      dueAt: new Date('2024-09-30T12:00:00+08:00'),
    });
  });
});

describe('order within the week', () => {
  it('leaves out a prompt that would come with the deployment', () => {
    const two = weeklyPlan({ minWorkdays: 2 });
    expect(weekOf(two, '2022-10-08')).toMatchObject({
      deployAt: new Date('2022-10-08T09:00:00+08:00'),
      promptAt: null,
      dueAt: new Date('2022-10-09T12:00:00+08:00'),
    });
  });

  it('never asks for a reply on the day of the deployment', () => {
    const hasty = weeklyPlan({ due: { on: 'first-workday', at: '17:00' } });
    expect(slotOf(hasty, 'weekly.due', '2022-W20')).toMatchObject({
      dueOn: '2022-05-17',
      reasons: [{ code: 'lead', deployedOn: '2022-05-16' }],
    });
  });

  it('lets the summary wait for the replies', () => {
    const early = weeklyPlan({ summary: { on: 'last-workday', at: '09:00' } });
    expect(dueTime(early, 'weekly.summary', '2022-W20')).toBe('2022-05-20 12:00');
    expect(slotOf(early, 'weekly.summary', '2022-W20')?.reasons).toEqual([{ code: 'after_due' }]);
  });

  it('posts at the end of the quiet hours, but leaves the due time alone', () => {
    const early = weeklyPlan({
      deploy: { on: 'first-workday', at: '07:00' },
      due: { on: 'last-workday', at: '19:00' },
      summary: { on: 'last-workday', at: '19:30' },
    });
    expect(slotOf(early, 'weekly.deploy', '2022-W20')).toMatchObject({
      dueAt: new Date('2022-05-16T08:30:00+08:00'),
      reasons: [{ code: 'quiet_hours', from: '07:00', to: '08:30' }],
    });
    expect(dueTime(early, 'weekly.due', '2022-W20')).toBe('2022-05-20 19:00');
    expect(slotOf(early, 'weekly.summary', '2022-W20')).toMatchObject({
      dueAt: new Date('2022-05-23T08:30:00+08:00'),
      reasons: [
        { code: 'quiet_hours', from: '19:30', to: '08:30' },
        { code: 'holiday', from: '2022-05-21', to: '2022-05-22' },
      ],
    });
  });
});

describe('the week by cron', () => {
  it('takes the first match and moves it off days off', () => {
    const plan = cron('0 9 * * 1', '0 12 * * 5');
    expect(dueTime(plan, 'weekly.deploy', '2022-W20')).toBe('2022-05-16 09:00');
    expect(slotOf(plan, 'weekly.deploy', '2022-W18')).toMatchObject({
      dueOn: '2022-05-05',
      reasons: [{ code: 'holiday', from: '2022-04-30', to: '2022-05-04' }],
    });
    expect(dueTime(cron('0 9,15 * * *', '0 12 * * 5'), 'weekly.deploy', '2022-W20')).toBe('2022-05-16 09:00');
  });

  it('keeps the week of a match that moved into the next', () => {
    const plan = cron('0 9 * * 6', '0 12 * * 0');
    expect(dueTime(plan, 'weekly.deploy', '2022-W20')).toBe('2022-05-23 09:00');
    expect(dueTime(plan, 'weekly.due', '2022-W20')).toBe('2022-05-24 12:00');
  });

  it('merges weeks without a match, and short weeks as ever', () => {
    expect(weekOf(cron('0 9 16 * *', '0 12 * * 5'), '2022-05-16')?.covers).toEqual([
      '2022-W16',
      '2022-W17',
      '2022-W18',
      '2022-W19',
    ]);
    expect(weekOf(cron('0 9 * * 1', '0 12 * * 5'), '2022-10-03')).toBeNull();
  });

  it('waits for the end of a spring gap', () => {
    // Cairo's clocks went from 00:00 to 01:00 on Friday, 28 April 2023.
    const plan = weeklyPlan(
      { deploy: { cron: '0 9 * * 1' }, prompt: { cron: '30 0 * * 5' } },
      { timezone: 'Africa/Cairo', calendar: workCalendar('none'), quietHours: null },
    );
    expect(slotOf(plan, 'weekly.prompt', '2023-W17')).toMatchObject({
      dueAt: new Date('2023-04-28T01:00:00+03:00'),
      reasons: [{ code: 'gap', from: '00:30', to: '01:00' }],
    });
  });
});
