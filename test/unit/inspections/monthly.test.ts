import { describe, expect, it } from 'vitest';
import { planSlots, type CadencePlan } from '../../../src/calendar/cadence.ts';
import { dayOf, instantOf, timeOf } from '../../../src/calendar/day.ts';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { startsAt } from '../../../src/inspections/monthly.ts';
import { campaignOf, SAMPLE } from '../../support/campaigns.ts';

const ZONE = 'Asia/Shanghai';
const { rhythm, quietHours } = campaignOf(SAMPLE);
const planIn = (year: number): CadencePlan => ({
  rhythm,
  quietHours,
  timezone: ZONE,
  calendar: workCalendar('CN'),
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
});

/** The days of a job in a year. */
function daysOf(job: 'monthly.notice' | 'monthly.inspection', year: number): string[] {
  const from = instantOf(`${year}-01-01`, '00:00', ZONE);
  const slots = planSlots(planIn(year), from, instantOf(`${year + 1}-01-01`, '00:00', ZONE));
  return slots.filter((slot) => slot.job === job).map(({ dueAt }) => dayOf(dueAt, ZONE).slice(5));
}

describe('the monthly inspection of the sample', () => {
  it('is on the 25th, or on the workday before', () => {
    const on25 = (moved: Record<string, string>): string[] =>
      Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')).map(
        (month) => `${month}-${moved[month] ?? '25'}`,
      );
    expect(daysOf('monthly.inspection', 2022)).toEqual(on25({ '06': '24', '09': '23', '12': '23' }));
    expect(daysOf('monthly.inspection', 2026)).toEqual(
      on25({ '01': '23', '04': '24', '07': '24', '09': '24', '10': '23' }),
    );
  });

  it('is announced three workdays before', () => {
    expect(daysOf('monthly.notice', 2022).slice(3, 6)).toEqual(['04-21', '05-20', '06-21']);
  });

  it('begins at nine, and where the rhythm has no inspection as well; after the quiet hours', () => {
    const plan = planIn(2022);
    const without = { ...plan, rhythm: {} };
    const late = { ...without, quietHours: { from: '17:00', to: '09:30' } };
    const times = [plan, without, late].map((one) => timeOf(startsAt({ plan: one }, '2022-05-10'), ZONE));
    expect(times).toEqual(['09:00', '09:00', '09:30']);
  });
});
